/** How the stages of a review are set up, and who takes which records. */
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { reviewerCount } from './decisions.queries.ts';
import { asMode, type StageSettings, unsetStage } from './mode.ts';
import type { At, Share } from './queue.ts';
import { asStage } from './stage.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

/** How a stage is screened; before anybody has set it up, what follows from the number of reviewers. */
export async function stageSettings(scope: Where, { phaseId, stage }: At): Promise<StageSettings> {
  const row = await scope.db
    .selectFrom('screening_stage')
    .selectAll()
    .where('review_id', '=', scope.reviewId)
    .where('phase_id', '=', phaseId)
    .where('stage', '=', stage)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  return row ? settingsOf(row) : unsetStage(await reviewerCount(scope));
}

/** Every stage that was set up. */
export async function stagesSetUp(scope: Where): Promise<readonly (At & StageSettings)[]> {
  const rows = await scope.db
    .selectFrom('screening_stage')
    .selectAll()
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .execute();
  return rows.map((row) => ({ phaseId: row.phase_id, stage: asStage(row.stage), ...settingsOf(row) }));
}

const settingsOf = (row: Schema['screening_stage']): StageSettings => ({
  id: row.id,
  version: row.version,
  mode: asMode(row.mode),
  criteria: row.criteria,
  includeTerms: row.include_terms,
  excludeTerms: row.exclude_terms,
  samplePercent: row.sample_percent,
  maybeGoesOn: row.maybe_goes_on === 1,
});

/** Who takes which records of a stage. */
export async function sharesOf(scope: Where, { phaseId, stage }: At): Promise<readonly Share[]> {
  const rows = await scope.db
    .selectFrom('screening_share')
    .select(['id', 'account_id as accountId', 'from_number as from', 'to_number as to'])
    .where('review_id', '=', scope.reviewId)
    .where('phase_id', '=', phaseId)
    .where('stage', '=', stage)
    .where('trashed_at', 'is', null)
    .orderBy('from_number')
    .orderBy('id')
    .execute();
  return rows;
}
