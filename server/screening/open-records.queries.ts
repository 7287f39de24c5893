/**
 * Reads the open records of a stage. What is used and what stands come from indexes that have their ids in one order and nothing else
 * to read, and the database merges them: of 20,000 records in a third of the time that asking each one takes. `queueOf` asks the
 * same of one record, to walk through them in order (queues.queries); a test compares the two.
 */
import { type Expression, expressionBuilder, type SelectQueryBuilder } from 'kysely';
import { ownSample } from '../agreement/blind.queries.ts';
import { remembered } from '../platform/remembered.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { cameThrough, decisionsAt, enteredAt, type Framed, type R, standsAt, usedIn } from './frame.queries.ts';
import { openCounts, type OpenCounts, type OpenRecords } from './open-records.ts';
import { stageBefore, type StageRead } from './stage-read.queries.ts';
import { type Stage, stages } from './stage.ts';

type Seeing = Pick<Scope, 'db' | 'reviewId' | 'setId' | 'actorId'>;

/** How many records wait at a stage: for this person, for a second reviewer, as conflicts, in all. */
export async function openCountsAt(scope: Scope, at: StageRead): Promise<OpenCounts> {
  const { sight } = at;
  const [open, sampled] = await Promise.all([
    sight.isBlind ? openRecords(scope, at) : seenByAll(scope, [at.phaseId, at.stage], at.maybeBeforeGoesOn, sight.closedSets),
    sight.isBlind ? sampledNumbers(scope, at) : [],
  ]);
  return openCounts(open, { me: scope.actorId, mode: at.settings.mode, shares: at.shares, sampled: new Set(sampled) });
}

/** For those from whom nothing is hidden. */
const seenByAll = remembered(
  { rows: ['reference_phase', 'screening_entry', 'standing_decision', 'decision'], lookedUp: ['reference'] },
  (of: Unseen, [phaseId, stage]: readonly [string, Stage], maybeBeforeGoesOn: boolean, closedSets: readonly string[]) =>
    openRecords({ ...of, actorId: nobody }, { phaseId, stage, maybeBeforeGoesOn, sight: { closedSets, isBlind: false } }),
);

type Unseen = Pick<Scope, 'db' | 'reviewId' | 'setId'>;
const nobody = '';

async function openRecords(scope: Seeing, at: Framed): Promise<OpenRecords> {
  const [numbers, decided] = await Promise.all([numbersOf(scope, openIds(scope, at)), decidedOpen(scope, at)]);
  const deciders = new Map<number, string[]>();
  for (const { number, author_id } of decided) {
    const known = deciders.get(number);
    if (known) known.push(author_id);
    else deciders.set(number, [author_id]);
  }
  return { numbers, deciders };
}

interface Id {
  readonly reference_id: string;
}
type Ids = SelectQueryBuilder<R, 'r', Id>;

const asIds = (query: Expression<Id>): Ids => query as Ids;

/** `among`: only these. What is intersected comes first, what is left out after it: so every database reads it alike. */
function openIds(scope: Seeing, at: Framed, among: Ids | null = null): Ids {
  const standing = standsAt(scope, at).select('s.reference_id');
  if (stageBefore(at.stage)) {
    const came = asIds(scope.db.selectFrom(cameThrough(scope, at).as('c')).select('c.reference_id'));
    return (among ? among.intersect(came) : came).except(standing);
  }
  const used = asIds(usedIn(at.phaseId));
  return (among ? among.intersect(used) : used).except(standing).except(enteredAt(at.phaseId, stages.slice(1)));
}

/** Decisions on open records. */
function decidedOpen(scope: Seeing, at: Framed) {
  const ids = openIds(scope, at, asIds(decisionsAt(scope, at).select('d.reference_id')));
  return withNumbers(scope, ids)
    .innerJoin(decisionsAt(scope, at).select(['d.reference_id', 'd.author_id']).as('m'), 'm.reference_id', 'n.reference_id')
    .select(['n.number', 'm.author_id'])
    .execute();
}

/** References in the trash drop out here. */
async function numbersOf(scope: Pick<Scope, 'db'>, ids: Expression<Id>): Promise<readonly number[]> {
  const rows = await withNumbers(scope, ids).select('n.number').execute();
  return rows.map((row) => row.number);
}

/** Materialized: the set is made once, then each of its numbers is looked up. */
const withNumbers = ({ db }: Pick<Scope, 'db'>, ids: Expression<Id>) =>
  db
    .with(
      (cte) => cte('o').materialized(),
      () => ids,
    )
    .with(
      (cte) => cte('n').materialized(),
      (cte) => cte.selectFrom('o').select((eb) => ['o.reference_id', numberOf(eb.ref('o.reference_id')).as('number')]),
    )
    .selectFrom('n')
    .where('n.number', 'is not', null)
    .$narrowType<{ number: number }>();

const numberOf = (id: Expression<string>) =>
  expressionBuilder<Schema>()
    .selectFrom('reference as i')
    .select('i.number')
    .where('i.id', '=', id)
    .where('i.trashed_at', 'is', null)
    .$asScalar();

const sampledNumbers = (scope: Seeing, at: Framed): Promise<readonly number[]> => numbersOf(scope, ownSample(scope, at));

/** Ids of references in the trash. Almost always few, and then it costs nothing to ask whether one is among them. */
export const trashedIds = ({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>) =>
  db.selectFrom('reference as t').select('t.id').where('t.review_id', '=', reviewId).where('t.trashed_at', 'is not', null);
