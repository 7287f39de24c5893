/** Every phase and stage with its counts, for the page of screening and for the rail. */
import { referenceCount } from '../references/duplicates.queries.ts';
import { membersOf, vocabulary } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { readStage, type StageRead } from './stage-read.queries.ts';
import { stageCounts, type StageCounts } from './counts.queries.ts';
import { trashedIds } from './open-records.queries.ts';
import { stages } from './stage.ts';
import type { Named } from './work.queries.ts';

export interface StageProgress {
  readonly at: StageRead;
  readonly counts: StageCounts;
}

export interface PhaseProgress {
  readonly phase: Named;
  readonly stages: readonly StageProgress[];
}

export interface Screening {
  readonly phases: readonly PhaseProgress[];
  readonly references: number;
  /** References that no phase uses: no stage holds them. */
  readonly inNoPhase: number;
  readonly reviewers: number;
}

export async function screeningProgress(scope: Scope): Promise<Screening> {
  const [phases, members, references, inNoPhase] = await Promise.all([
    vocabulary(scope, 'phase'),
    membersOf(scope),
    referenceCount(scope),
    countInNoPhase(scope),
  ]);
  const progress = await Promise.all(
    phases.map(async ({ id, name }) => ({
      phase: { id, name },
      stages: await Promise.all(stages.map((stage) => stageProgress(scope, id, stage))),
    })),
  );
  return { phases: progress, references, inNoPhase, reviewers: members.filter(({ role }) => role !== 'observer').length };
}

async function stageProgress(scope: Scope, phaseId: string, stage: (typeof stages)[number]): Promise<StageProgress> {
  const at = await readStage(scope, { phaseId, stage });
  return { at, counts: await stageCounts(scope, at) };
}

/** References from searches that are used in no phase. */
async function countInNoPhase(scope: Scope): Promise<number> {
  const { db, reviewId } = scope;
  const used = db.selectFrom('reference_phase').select('reference_id').where('review_id', '=', reviewId).where('trashed_at', 'is', null);
  const { n } = await db
    .with(
      (cte) => cte('o').materialized(),
      () => db.selectFrom('search_record').select('reference_id').where('review_id', '=', reviewId).except(used),
    )
    .selectFrom('o')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('o.reference_id', 'not in', trashedIds(scope))
    .executeTakeFirstOrThrow();
  return n;
}
