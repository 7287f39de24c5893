/** How many records each queue of a stage has. */
import { visibleStanding } from '../agreement/blind.queries.ts';
import { remembered } from '../platform/remembered.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type At, everything } from './queue.ts';
import { queueOf } from './queues.queries.ts';
import { openCountsAt, trashedIds } from './open-records.queries.ts';
import type { StageRead } from './stage-read.queries.ts';
import type { Stage } from './stage.ts';

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
  const [{ open, ...waiting }, stands, decided, sample] = await Promise.all([
    openCountsAt(scope, at),
    standingCounts(scope, at),
    decidedCount(scope, at),
    at.sight.isBlind ? sampleCount(scope, at) : 0,
  ]);
  const done = stands.include + stands.exclude + stands.maybe;
  return { ...waiting, ...stands, done, decided, sample, total: open + done };
}

interface Standing {
  readonly include: number;
  readonly exclude: number;
  readonly maybe: number;
}

const standingCounts = (scope: Scope, at: StageRead): Promise<Standing> =>
  at.sight.isBlind
    ? countStanding(scope, at, (query) => query.where(visibleStanding(scope, 's')))
    : standingSeenByAll(scope, at.phaseId, at.stage);

const standingSeenByAll = remembered(
  { rows: ['standing_decision'], lookedUp: ['reference'] },
  (of: Pick<Scope, 'db' | 'reviewId'>, phaseId: string, stage: Stage) => countStanding(of, { phaseId, stage }),
);

async function countStanding(
  where: Pick<Scope, 'db' | 'reviewId'>,
  { phaseId, stage }: At,
  seen: (all: StandingRows) => StandingRows = (all) => all,
): Promise<Standing> {
  const rows = await seen(standingAt(where, phaseId, stage))
    .select((eb) => ['s.choice', eb.fn.countAll<number>().as('n')])
    .groupBy('s.choice')
    .execute();
  const of = (choice: string) => rows.find((row) => row.choice === choice)?.n ?? 0;
  return { include: of('include'), exclude: of('exclude'), maybe: of('maybe') };
}

type StandingRows = ReturnType<typeof standingAt>;

const standingAt = (where: Pick<Scope, 'db' | 'reviewId'>, phaseId: string, stage: Stage) =>
  where.db
    .selectFrom('standing_decision as s')
    .where('s.phase_id', '=', phaseId)
    .where('s.stage', '=', stage)
    .where('s.trashed_at', 'is', null)
    .where('s.reference_id', 'not in', trashedIds(where));

const decidedCount = async (scope: Scope, { phaseId, stage }: StageRead): Promise<number> =>
  (await decidedByEach(scope, phaseId, stage)).get(scope.actorId) ?? 0;

/** In whatever set: their own decisions are hidden from nobody. */
const decidedByEach = remembered(
  { rows: ['decision'], lookedUp: ['reference'] },
  async (of: Pick<Scope, 'db' | 'reviewId'>, phaseId: string, stage: Stage): Promise<ReadonlyMap<string, number>> => {
    const rows = await of.db
      .selectFrom('decision as d')
      .select((eb) => ['d.author_id', eb.fn.count<number>('d.reference_id').distinct().as('n')])
      .where('d.phase_id', '=', phaseId)
      .where('d.stage', '=', stage)
      .where('d.choice', '!=', 'undecided')
      .where('d.trashed_at', 'is', null)
      .where('d.reference_id', 'not in', trashedIds(of))
      .groupBy('d.author_id')
      .execute();
    return new Map(rows.map((row) => [row.author_id, row.n]));
  },
);

export async function sampleCount(scope: Scope, at: StageRead): Promise<number> {
  const row = await queueOf(scope, at, 'sample', everything)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}
