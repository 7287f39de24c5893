/** How many records each queue of a stage has: each counted in one pass over indexes. */
import type { Expression, SqlBool } from 'kysely';
import { visibleStanding } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { decisionsIn, frameOf, type InFrame, references, standsIn } from './frame.queries.ts';
import { everything } from './queue.ts';
import { queueOf, waitsForMe } from './queues.queries.ts';
import { stageBefore, type StageRead } from './stage-read.queries.ts';

export interface StageCounts {
  /** Open and done. */
  readonly total: number;
  /** By me. */
  readonly decided: number;
  readonly mine: number;
  /** Drawn for me in an open check round, not judged yet. */
  readonly sample: number;
  readonly second: number;
  readonly conflicts: number;
  readonly done: number;
  readonly include: number;
  readonly exclude: number;
  readonly maybe: number;
}

export async function stageCounts(scope: Scope, at: StageRead): Promise<StageCounts> {
  const isEmpty = !stageBefore(at.stage) && !(await isUsed(scope, at.phaseId));
  const [open, stands, decided, sample] = await Promise.all([
    isEmpty ? { open: 0, mine: 0, second: 0, conflicts: 0 } : openCounts(scope, at),
    standingCounts(scope, at),
    decidedCount(scope, at),
    at.sight.isBlind ? sampleCount(scope, at) : 0,
  ]);
  const done = stands.include + stands.exclude + stands.maybe;
  return { ...open, ...stands, done, decided, sample, total: open.open + done };
}

/** Of the stage's records on which nothing stands: all, and those of each queue. Materialized: else each sum asks its question again. */
async function openCounts(scope: Scope, at: StageRead) {
  const open = frameOf(scope, at)
    .where((eb) => eb.not(eb.exists(standsIn(eb as InFrame, scope, at))))
    .select((wide) => {
      const eb = wide as unknown as InFrame;
      const flag = (condition: Expression<SqlBool>) => wide.case().when(condition).then(1).else(0).end();
      const decisions = decisionsIn(eb, scope, at).clearSelect();
      return [
        flag(eb.and([...waitsForMe(eb, scope, at)])).as('waits'),
        decisions
          .select((inner) => inner.fn.countAll<number>().as('n'))
          .$asScalar()
          .$notNull()
          .as('decisions'),
      ];
    });
  const row = await scope.db
    .with(
      (cte) => cte('o').materialized(),
      () => open,
    )
    .selectFrom('o')
    .select((eb) => {
      const number = (condition: Expression<SqlBool>) =>
        eb.fn.coalesce(eb.fn.sum<number>(eb.case().when(condition).then(1).else(0).end()), eb.lit(0));
      return [
        eb.fn.countAll<number>().as('open'),
        number(eb('o.waits', '=', 1)).as('mine'),
        number(eb('o.decisions', '=', 1)).as('second'),
        number(eb('o.decisions', '>', 1)).as('conflicts'),
      ];
    })
    .executeTakeFirstOrThrow();
  return row;
}

async function standingCounts(scope: Scope, at: StageRead): Promise<{ include: number; exclude: number; maybe: number }> {
  const rows = await references(scope)
    .innerJoin('standing_decision as s', 's.reference_id', 'r.id')
    .select((eb) => ['s.choice', eb.fn.countAll<number>().as('n')])
    .where('s.phase_id', '=', at.phaseId)
    .where('s.stage', '=', at.stage)
    .where('s.trashed_at', 'is', null)
    .$if(at.sight.isBlind, (query) => query.where(visibleStanding(scope, 's')))
    .groupBy('s.choice')
    .execute();
  const of = (choice: string) => rows.find((row) => row.choice === choice)?.n ?? 0;
  return { include: of('include'), exclude: of('exclude'), maybe: of('maybe') };
}

async function decidedCount(scope: Scope, { phaseId, stage }: StageRead): Promise<number> {
  const row = await references(scope)
    .innerJoin('decision as d', 'd.reference_id', 'r.id')
    .select((eb) => eb.fn.count<number>('d.reference_id').distinct().as('n'))
    .where('d.phase_id', '=', phaseId)
    .where('d.stage', '=', stage)
    .where('d.author_id', '=', scope.actorId)
    .where('d.choice', '!=', 'undecided')
    .where('d.trashed_at', 'is', null)
    .executeTakeFirst();
  return row?.n ?? 0;
}

async function sampleCount(scope: Scope, at: StageRead): Promise<number> {
  const row = await queueOf(scope, at, 'sample', everything)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** False of a phase that nothing was brought into yet: then there is nothing to walk through. */
const isUsed = async ({ db }: Scope, phaseId: string): Promise<boolean> =>
  Boolean(
    await db
      .selectFrom('reference_phase')
      .select('reference_id')
      .where('phase_id', '=', phaseId)
      .where('trashed_at', 'is', null)
      .limit(1)
      .executeTakeFirst(),
  );
