/** Which references a stage of a phase holds, as the start of every query on its queues. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import { type Eyes, visibleDecision, visibleStanding } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { goingOn } from './mode.ts';
import type { At } from './queue.ts';
import { type Stage, stageRank, stages } from './stage.ts';

type Where = Pick<Scope, 'db'> & Eyes;
type R = Schema & { r: Schema['reference'] };
export type InFrame = ExpressionBuilder<R, 'r'>;

/** What a stage's frame depends on besides its place: whether "maybe" at the stage before goes on. */
export interface Frame extends At {
  readonly maybeBeforeGoesOn: boolean;
}

export const stageBefore = (stage: Stage): Stage | null => stages[stageRank(stage) - 1] ?? null;

/**
 * References of a stage: at the first, those used in the phase that did not enter it later; after that, those that the stage
 * before let through, and those that entered here.
 */
export const frameOf = (scope: Where, frame: Frame) =>
  scope.db
    .selectFrom('reference as r')
    .where('r.review_id', '=', scope.reviewId)
    .where('r.trashed_at', 'is', null)
    .where((eb) => isIn(eb as InFrame, scope, frame));

function isIn(eb: InFrame, eyes: Eyes, { phaseId, stage, maybeBeforeGoesOn }: Frame): Expression<SqlBool> {
  const before = stageBefore(stage);
  if (!before) return eb.and([eb.exists(usedIn(eb, phaseId)), eb.not(eb.exists(enteredAt(eb, phaseId, stages.slice(1))))]);
  const through = eb
    .selectFrom('standing_decision as s')
    .select('s.id')
    .where('s.phase_id', '=', phaseId)
    .where('s.stage', '=', before)
    .where('s.choice', 'in', goingOn(maybeBeforeGoesOn))
    .whereRef('s.reference_id', '=', 'r.id')
    .where('s.trashed_at', 'is', null)
    .where(visibleStanding(eyes, 's'));
  return eb.or([eb.exists(through), eb.exists(enteredAt(eb, phaseId, [stage]))]);
}

const usedIn = (eb: InFrame, phaseId: string) =>
  eb
    .selectFrom('reference_phase as p')
    .select('p.id')
    .where('p.phase_id', '=', phaseId)
    .whereRef('p.reference_id', '=', 'r.id')
    .where('p.trashed_at', 'is', null);

const enteredAt = (eb: InFrame, phaseId: string, at: readonly Stage[]) =>
  eb
    .selectFrom('screening_entry as e')
    .select('e.id')
    .where('e.review_id', '=', eb.ref('r.review_id'))
    .whereRef('e.reference_id', '=', 'r.id')
    .where('e.phase_id', '=', phaseId)
    .where('e.stage', 'in', at)
    .where('e.trashed_at', 'is', null);

/** Decisions that say something on a record of the frame and that this person may see. */
export const decisionsIn = (eb: InFrame, scope: Eyes & Pick<Scope, 'setId'>, { phaseId, stage }: At) =>
  eb
    .selectFrom('decision as d')
    .select('d.id')
    .where('d.review_id', '=', scope.reviewId)
    .whereRef('d.reference_id', '=', 'r.id')
    .where('d.phase_id', '=', phaseId)
    .where('d.stage', '=', stage)
    .where('d.choice', '!=', 'undecided')
    .where('d.trashed_at', 'is', null)
    .where(visibleDecision(scope, 'd'));

/** What stands on a record of the frame, as this person may see it. */
export const standsIn = (eb: InFrame, eyes: Eyes, { phaseId, stage }: At) =>
  eb
    .selectFrom('standing_decision as s')
    .select('s.id')
    .where('s.review_id', '=', eyes.reviewId)
    .whereRef('s.reference_id', '=', 'r.id')
    .where('s.phase_id', '=', phaseId)
    .where('s.stage', '=', stage)
    .where('s.choice', '!=', 'undecided')
    .where('s.trashed_at', 'is', null)
    .where(visibleStanding(eyes, 's'));
