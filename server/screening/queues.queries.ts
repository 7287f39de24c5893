/** The queues of a stage: the next record, a window of the list, and how many there are. */
import type { Expression, SqlBool } from 'kysely';
import { inOwnSample, waitsInOwnSample } from '../agreement/blind.queries.ts';
import { holdsWord, wordsOf } from '../references/literature.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Window, type Windowed, windowed } from '../web/pagination.ts';
import { decisionsIn, type InFrame, isIn, references, standsIn } from './frame.queries.ts';
import { isOnePersons } from './mode.ts';
import { type Gathering, isNarrowed, type Narrowing, type Queue, type Share } from './queue.ts';
import type { StageRead } from './stage-read.queries.ts';
import { asChoice, type Choice } from './stage.ts';

/** References of a queue, narrowed: asked one by one, so that a walk through them ends where it is told to. */
export const queueOf = (scope: Scope, at: StageRead, queue: Gathering, narrowing: Narrowing) =>
  recordsAfter(0, { scope, at, queue, narrowing });

/** Those with higher numbers. */
function recordsAfter(number: number, asked: Narrowed) {
  const { scope, at, queue } = asked;
  const records = references(scope, number).where((eb) => belongs(eb as InFrame, scope, at, queue));
  return narrowed(records, asked);
}

interface Narrowed {
  readonly scope: Scope;
  readonly at: StageRead;
  readonly queue: Gathering;
  readonly narrowing: Narrowing;
}

function narrowed(records: ReturnType<typeof references>, { scope, at, queue, narrowing: { q, source, choice } }: Narrowed) {
  let query = records;
  for (const word of wordsOf(q)) query = query.where((eb) => holdsWord(eb as InFrame, word));
  if (source)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('search_record as t')
          .select('t.position')
          .where('t.search_id', '=', source)
          .where('t.review_id', '=', scope.reviewId)
          .whereRef('t.reference_id', '=', 'r.id'),
      ),
    );
  if (choice && queue === 'done') query = query.where((eb) => eb.exists(standsIn(scope, at).where('s.choice', '=', choice)));
  if (choice && queue === 'decided') query = query.where((eb) => eb.exists(mine(scope, at).where('d.choice', '=', choice)));
  return query;
}

const mine = (scope: Scope, at: StageRead) => decisionsIn(scope, at).where('d.author_id', '=', scope.actorId);
const others = (scope: Scope, at: StageRead) => decisionsIn(scope, at).where('d.author_id', '!=', scope.actorId);

/** True of a record in the queue. What was decided is there whatever became of the record since; the rest is of the stage. */
function belongs(eb: InFrame, scope: Scope, at: StageRead, queue: Gathering): Expression<SqlBool> {
  if (queue === 'done') return eb.exists(standsIn(scope, at));
  if (queue === 'decided') return eb.exists(mine(scope, at));
  if (queue === 'sample') return waitsInOwnSample(scope, at, 'r');
  return eb.and([eb.not(eb.exists(standsIn(scope, at))), isIn(eb, scope, at), ...waitsIn(eb, scope, at, queue)]);
}

function waitsIn(eb: InFrame, scope: Scope, at: StageRead, queue: Gathering): readonly Expression<SqlBool>[] {
  const decisions = () => decisionsIn(scope, at);
  if (queue === 'mine') return waitsForMe(eb, scope, at);
  if (queue === 'second') return [eb.exists(decisions()), eb(countOf(decisions()), '=', 1)];
  return queue === 'conflicts' ? [eb.exists(decisions()), eb(countOf(decisions()), '>', 1)] : [];
}

/** Of records on which nothing stands: those that this person is to decide on. */
export const waitsForMe = (eb: InFrame, scope: Scope, at: StageRead): readonly Expression<SqlBool>[] => [
  ...takenBy(eb, scope, at.shares),
  ...unseenBy(eb, scope, at),
  ...(at.sight.isBlind ? [eb.not(inOwnSample(scope, at, 'r'))] : []),
];

const countOf = (query: ReturnType<typeof decisionsIn>) => query.clearSelect().select((eb) => eb.fn.countAll<number>().as('n'));

/** Where one person's work is enough, a record is open while nobody has decided; where it takes two, while others leave room. */
function unseenBy(eb: InFrame, scope: Scope, at: StageRead): readonly Expression<SqlBool>[] {
  const { mode } = at.settings;
  if (mode === 'discussed') return [];
  if (isOnePersons(mode) || mode === 'check') return [eb.not(eb.exists(decisionsIn(scope, at)))];
  return [eb.not(eb.exists(mine(scope, at))), eb(countOf(others(scope, at)), '<', 2)];
}

/** Records in somebody's share are theirs; all others are anybody's. */
function takenBy(eb: InFrame, { actorId }: Pick<Scope, 'actorId'>, shares: readonly Share[]): readonly Expression<SqlBool>[] {
  if (!shares.length) return [];
  const within = ({ from, to }: Share) => eb.and([eb('r.number', '>=', from), eb('r.number', '<=', to)]);
  const own = shares.filter((share) => share.accountId === actorId).map(within);
  return [eb.or([...own, eb.not(eb.or(shares.map(within)))])];
}

export interface Next {
  readonly id: string;
  readonly number: number;
}

/** The first record of a queue after a number, or the first of all. Reads as far as that record, not the queue. */
export async function nextIn(
  scope: Scope,
  at: StageRead,
  { queue, narrowing, after = 0, except = [] }: NextAsked,
): Promise<Next | undefined> {
  let query = recordsAfter(after, { scope, at, queue, narrowing }).select(['r.id', 'r.number']).orderBy('r.number').limit(1);
  if (queue === 'second') query = query.where((eb) => eb.not(eb.exists(mine(scope, at))));
  if (except.length) query = query.where('r.id', 'not in', except);
  return (await query.executeTakeFirst()) ?? (after ? nextIn(scope, at, { queue, narrowing, except }) : undefined);
}

export interface NextAsked {
  readonly queue: Queue;
  readonly narrowing: Narrowing;
  /** Begin after this number and go round. */
  readonly after?: number;
  /** Ids already on screen. */
  readonly except?: readonly string[];
}

export interface QueuedRecord {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly container: string;
  /** What stands; null when nothing does. */
  readonly stands: Choice | null;
  readonly mine: Choice | null;
}

/** A window of a queue, in the order of the numbers. `all` is how many the queue has when it is not narrowed. */
export async function queueWindow(
  scope: Scope,
  at: StageRead,
  { queue, narrowing, all }: { readonly queue: Queue; readonly narrowing: Narrowing; readonly all: number },
  window: Window,
): Promise<Windowed<QueuedRecord>> {
  const found = queueOf(scope, at, queue, narrowing).select('r.id').orderBy('r.number');
  if (!isNarrowed(narrowing)) {
    const ids = await found.limit(window.limit).offset(window.offset).execute();
    return windowed(window, await listed(scope, at, ids), all);
  }
  const ids = await found.execute();
  return windowed(window, await listed(scope, at, ids.slice(window.offset, window.offset + window.limit)), ids.length);
}

async function listed(scope: Scope, at: StageRead, ids: readonly { readonly id: string }[]): Promise<readonly QueuedRecord[]> {
  if (!ids.length) return [];
  const rows = await references(scope)
    .where(
      'r.id',
      'in',
      ids.map(({ id }) => id),
    )
    .select(['r.id', 'r.number', 'r.title', 'r.authors', 'r.year', 'r.container'])
    .select(() => [
      standsIn(scope, at).clearSelect().select('s.choice').limit(1).$asScalar().as('stands'),
      mine(scope, at).clearSelect().select('d.choice').limit(1).$asScalar().as('mine'),
    ])
    .orderBy('r.number')
    .execute();
  return rows.map((row) => ({
    ...row,
    authors: JSON.parse(row.authors) as string[],
    stands: row.stands === null ? null : asChoice(row.stands),
    mine: row.mine === null ? null : asChoice(row.mine),
  }));
}
