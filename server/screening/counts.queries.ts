/** How many records each queue of a stage has. */
import { visibleStanding } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { everything } from './queue.ts';
import { queueOf } from './queues.queries.ts';
import { openCountsAt, trashedIds } from './open-records.queries.ts';
import type { StageRead } from './stage-read.queries.ts';

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

async function standingCounts(scope: Scope, at: StageRead): Promise<{ include: number; exclude: number; maybe: number }> {
  const rows = await scope.db
    .selectFrom('standing_decision as s')
    .select((eb) => ['s.choice', eb.fn.countAll<number>().as('n')])
    .where('s.phase_id', '=', at.phaseId)
    .where('s.stage', '=', at.stage)
    .where('s.trashed_at', 'is', null)
    .where('s.reference_id', 'not in', trashedIds(scope))
    .$if(at.sight.isBlind, (query) => query.where(visibleStanding(scope, 's')))
    .groupBy('s.choice')
    .execute();
  const of = (choice: string) => rows.find((row) => row.choice === choice)?.n ?? 0;
  return { include: of('include'), exclude: of('exclude'), maybe: of('maybe') };
}

async function decidedCount(scope: Scope, { phaseId, stage }: StageRead): Promise<number> {
  const row = await scope.db
    .selectFrom('decision as d')
    .select((eb) => eb.fn.count<number>('d.reference_id').distinct().as('n'))
    .where('d.phase_id', '=', phaseId)
    .where('d.stage', '=', stage)
    .where('d.author_id', '=', scope.actorId)
    .where('d.choice', '!=', 'undecided')
    .where('d.trashed_at', 'is', null)
    .where('d.reference_id', 'not in', trashedIds(scope))
    .executeTakeFirst();
  return row?.n ?? 0;
}

export async function sampleCount(scope: Scope, at: StageRead): Promise<number> {
  const row = await queueOf(scope, at, 'sample', everything)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return row?.n ?? 0;
}
