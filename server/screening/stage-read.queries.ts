/** A stage as its queues read it: where, how it is screened, who takes what, and what this person may see there. */
import type { Scope } from '../reviews/scope.queries.ts';
import type { StageSettings } from './mode.ts';
import type { At, Share } from './queue.ts';
import { type Stage, stageRank, stages } from './stage.ts';
import { sharesOf, stageSettings } from './stages.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId' | 'actorId'>;

/** What a person may see of a stage's decisions. Almost always nothing is hidden, and then reading is quick. */
export interface Sight {
  /** Sets of check rounds that are closed: read beside the working set. */
  readonly closedSets: readonly string[];
  /** An open check round of the phase keeps something from this person. */
  readonly isBlind: boolean;
}

export interface StageRead extends At {
  readonly settings: StageSettings;
  readonly shares: readonly Share[];
  /** Whether "maybe" at the stage before comes here. */
  readonly maybeBeforeGoesOn: boolean;
  readonly sight: Sight;
}

export const stageBefore = (stage: Stage): Stage | null => stages[stageRank(stage) - 1] ?? null;

export async function readStage(scope: Where, { phaseId, stage }: At): Promise<StageRead> {
  const before = stageBefore(stage);
  const [settings, shares, previous, sight] = await Promise.all([
    stageSettings(scope, { phaseId, stage }),
    sharesOf(scope, { phaseId, stage }),
    before && stageSettings(scope, { phaseId, stage: before }),
    sightIn(scope, phaseId),
  ]);
  return { phaseId, stage, settings, shares, maybeBeforeGoesOn: previous?.maybeGoesOn ?? true, sight };
}

async function sightIn({ db, reviewId, actorId }: Where, phaseId: string): Promise<Sight> {
  const rows = await db
    .selectFrom('check_round as r')
    .innerJoin('work_set as s', 's.check_round_id', 'r.id')
    .leftJoin('check_round_reviewer as v', (on) =>
      on.onRef('v.check_round_id', '=', 'r.id').on('v.account_id', '=', actorId).on('v.trashed_at', 'is', null),
    )
    .select(['s.id', 'r.state', 'v.id as mine'])
    .where('r.review_id', '=', reviewId)
    .where('r.phase_id', '=', phaseId)
    .where('r.trashed_at', 'is', null)
    .execute();
  return {
    closedSets: rows.filter((row) => row.state === 'closed').map((row) => row.id),
    isBlind: rows.some((row) => row.state !== 'closed' && row.mine !== null),
  };
}
