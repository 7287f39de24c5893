/** The queues of a stage: the next record, a window of the list, and how many there are. */
import type { Expression, SqlBool } from 'kysely';
import { inOwnSample } from '../agreement/blind.queries.ts';
import { holdsWord, wordsOf } from '../references/literature.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Window, type Windowed, windowed } from '../web/pagination.ts';
import { decisionsIn, type Frame, frameOf, type InFrame, standsIn, stageBefore } from './frame.queries.ts';
import { isOnePersons, type StageSettings } from './mode.ts';
import type { At, Gathering, Narrowing, Queue, Share } from './queue.ts';
import { sharesOf, stageSettings } from './stages.queries.ts';
import { asChoice, type Choice } from './stage.ts';

/** A stage as it is read by its queues: where, how it is screened, who takes what. */
export interface StageRead extends Frame {
  readonly settings: StageSettings;
  readonly shares: readonly Share[];
}

export async function readStage(scope: Pick<Scope, 'db' | 'reviewId'>, { phaseId, stage }: At): Promise<StageRead> {
  const before = stageBefore(stage);
  const [settings, shares, previous] = await Promise.all([
    stageSettings(scope, { phaseId, stage }),
    sharesOf(scope, { phaseId, stage }),
    before && stageSettings(scope, { phaseId, stage: before }),
  ]);
  return { phaseId, stage, settings, shares, maybeBeforeGoesOn: previous?.maybeGoesOn ?? true };
}

/** References of a queue, narrowed. */
export function queueOf(scope: Scope, at: StageRead, queue: Gathering, { q, source, choice }: Narrowing) {
  let query = frameOf(scope, at).where((eb) => belongs(eb as InFrame, scope, at, queue));
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
  if (choice && queue === 'done') query = query.where((eb) => eb.exists(standsIn(eb as InFrame, scope, at).where('s.choice', '=', choice)));
  if (choice && queue === 'decided') query = query.where((eb) => eb.exists(mine(eb as InFrame, scope, at).where('d.choice', '=', choice)));
  return query;
}

const mine = (eb: InFrame, scope: Scope, at: At) => decisionsIn(eb, scope, at).where('d.author_id', '=', scope.actorId);
const others = (eb: InFrame, scope: Scope, at: At) => decisionsIn(eb, scope, at).where('d.author_id', '!=', scope.actorId);

/** True of a record in the queue. */
function belongs(eb: InFrame, scope: Scope, at: StageRead, queue: Gathering): Expression<SqlBool> {
  const open = eb.not(eb.exists(standsIn(eb, scope, at)));
  switch (queue) {
    case 'open':
      return open;
    case 'mine':
      return eb.and([...takenBy(eb, scope, at.shares), ...unseenBy(eb, scope, at), open, eb.not(inOwnSample(scope, at, 'r'))]);
    case 'sample':
      return eb.and([inOwnSample(scope, at, 'r'), eb.not(eb.exists(mine(eb, scope, at)))]);
    case 'second':
      return eb.and([eb.exists(decisionsIn(eb, scope, at)), open, eb(countOf(decisionsIn(eb, scope, at)), '=', 1)]);
    case 'conflicts':
      return eb.and([eb.exists(decisionsIn(eb, scope, at)), open, eb(countOf(decisionsIn(eb, scope, at)), '>', 1)]);
    case 'decided':
      return eb.exists(mine(eb, scope, at));
    case 'done':
      return eb.exists(standsIn(eb, scope, at));
  }
}

const countOf = (query: ReturnType<typeof decisionsIn>) => query.clearSelect().select((eb) => eb.fn.countAll<number>().as('n'));

/** Where one person's work is enough, a record is open while nobody has decided; where it takes two, while others leave room. */
function unseenBy(eb: InFrame, scope: Scope, at: StageRead): readonly Expression<SqlBool>[] {
  const { mode } = at.settings;
  if (mode === 'discussed') return [];
  if (isOnePersons(mode) || mode === 'check') return [eb.not(eb.exists(decisionsIn(eb, scope, at)))];
  return [eb.not(eb.exists(mine(eb, scope, at))), eb(countOf(others(eb, scope, at)), '<', 2)];
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
  let query = queueOf(scope, at, queue, narrowing).select(['r.id', 'r.number']).orderBy('r.number').limit(1);
  if (queue === 'second') query = query.where((eb) => eb.not(eb.exists(mine(eb as InFrame, scope, at))));
  if (except.length) query = query.where('r.id', 'not in', except);
  if (after) return (await query.where('r.number', '>', after).executeTakeFirst()) ?? nextIn(scope, at, { queue, narrowing, except });
  return query.executeTakeFirst();
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

/** A window of a queue, in the order of the numbers. */
export async function queueWindow(
  scope: Scope,
  at: StageRead,
  asked: { readonly queue: Queue; readonly narrowing: Narrowing },
  window: Window,
): Promise<Windowed<QueuedRecord>> {
  const found = queueOf(scope, at, asked.queue, asked.narrowing);
  const [rows, count] = await Promise.all([
    found
      .select(['r.id', 'r.number', 'r.title', 'r.authors', 'r.year', 'r.container'])
      .select((eb) => [
        standsIn(eb as InFrame, scope, at)
          .clearSelect()
          .select('s.choice')
          .limit(1)
          .$asScalar()
          .as('stands'),
        mine(eb as InFrame, scope, at)
          .clearSelect()
          .select('d.choice')
          .limit(1)
          .$asScalar()
          .as('mine'),
      ])
      .orderBy('r.number')
      .limit(window.limit)
      .offset(window.offset)
      .execute(),
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst(),
  ]);
  const listed = rows.map((row) => ({
    ...row,
    authors: JSON.parse(row.authors) as string[],
    stands: row.stands === null ? null : asChoice(row.stands),
    mine: row.mine === null ? null : asChoice(row.mine),
  }));
  return windowed(window, listed, count?.n ?? 0);
}

export interface StageCounts {
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

/** How many records each queue of a stage has. */
export async function stageCounts(scope: Scope, at: StageRead): Promise<StageCounts> {
  const row = await frameOf(scope, at)
    .select((wide) => {
      const eb = wide as unknown as InFrame;
      const number = (condition: Expression<SqlBool>) =>
        wide.fn.coalesce(wide.fn.sum<number>(wide.case().when(condition).then(1).else(0).end()), wide.lit(0));
      const stands = (choice: Choice) => eb.exists(standsIn(eb, scope, at).where('s.choice', '=', choice));
      return [
        wide.fn.countAll<number>().as('total'),
        number(belongs(eb, scope, at, 'decided')).as('decided'),
        number(belongs(eb, scope, at, 'mine')).as('mine'),
        number(belongs(eb, scope, at, 'sample')).as('sample'),
        number(belongs(eb, scope, at, 'second')).as('second'),
        number(belongs(eb, scope, at, 'conflicts')).as('conflicts'),
        number(stands('include')).as('include'),
        number(stands('exclude')).as('exclude'),
        number(stands('maybe')).as('maybe'),
      ];
    })
    .executeTakeFirstOrThrow();
  return { ...row, done: row.include + row.exclude + row.maybe };
}
