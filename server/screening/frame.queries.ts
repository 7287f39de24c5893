/** Which references a stage of a phase holds, and what was decided on them: the parts of every query on its queues. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import { visibleDecision, visibleStanding } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { goingOn } from './mode.ts';
import { stageBefore, type StageRead } from './stage-read.queries.ts';
import { type Stage, stages } from './stage.ts';

type Eyes = Pick<Scope, 'reviewId' | 'actorId'>;
type Where = Pick<Scope, 'db'> & Eyes;
type R = Schema & { r: Schema['reference'] };
export type InFrame = ExpressionBuilder<R, 'r'>;

/** References of the review, from the index that has them as they were made while nothing but number and id is asked: so says their number. */
export const references = (scope: Where) =>
  scope.db
    .selectFrom('reference as r')
    .where('r.review_id', '=', scope.reviewId)
    .where('r.trashed_at', 'is', null)
    .where('r.number', '>', 0);

/**
 * References of a stage: at the first, those used in the phase that did not enter it later; after that, those that the stage
 * before let through, and those that entered here. After the first stage it begins with the stage's records, which are few, so
 * that a small stage of a large review is read quickly; to walk through records in order, `isIn` asks the same of each.
 */
export const frameOf = (scope: Where, at: StageRead) =>
  references(scope).where((eb) => (stageBefore(at.stage) ? eb('r.id', 'in', cameThrough(scope, at)) : isIn(eb as InFrame, scope, at)));

function cameThrough(scope: Where, { phaseId, stage, maybeBeforeGoesOn, sight }: StageRead) {
  return scope.db
    .selectFrom('standing_decision as s')
    .select('s.reference_id')
    .where('s.phase_id', '=', phaseId)
    .where('s.stage', '=', stageBefore(stage) ?? '')
    .where('s.choice', 'in', goingOn(maybeBeforeGoesOn))
    .where('s.trashed_at', 'is', null)
    .$if(sight.isBlind, (query) => query.where(visibleStanding(scope, 's')))
    .union(enteredIn(scope.db, phaseId, [stage]));
}

const enteredIn = (db: Scope['db'], phaseId: string, at: readonly Stage[]) =>
  db
    .selectFrom('screening_entry as e')
    .select('e.reference_id')
    .where('e.phase_id', '=', phaseId)
    .where('e.stage', 'in', at)
    .where('e.trashed_at', 'is', null);

/** True of a record of the stage. */
export function isIn(eb: InFrame, eyes: Eyes, { phaseId, stage, maybeBeforeGoesOn, sight }: StageRead): Expression<SqlBool> {
  const before = stageBefore(stage);
  if (!before) return eb.and([eb.exists(usedIn(eb, phaseId)), eb.not(eb.exists(enteredAt(eb, phaseId, stages.slice(1))))]);
  const through = standingAt(eb, eyes, { phaseId, stage: before, sight }).where('s.choice', 'in', goingOn(maybeBeforeGoesOn));
  return eb.or([eb.exists(through), eb.exists(enteredAt(eb, phaseId, [stage]))]);
}

const usedIn = (eb: InFrame, phaseId: string) =>
  eb
    .selectFrom('reference_phase as p')
    .select('p.reference_id')
    .where('p.phase_id', '=', phaseId)
    .whereRef('p.reference_id', '=', 'r.id')
    .where('p.trashed_at', 'is', null);

const enteredAt = (eb: InFrame, phaseId: string, at: readonly Stage[]) =>
  eb
    .selectFrom('screening_entry as e')
    .select('e.id')
    .whereRef('e.review_id', '=', 'r.review_id')
    .whereRef('e.reference_id', '=', 'r.id')
    .where('e.phase_id', '=', phaseId)
    .where('e.stage', 'in', at)
    .where('e.trashed_at', 'is', null);

type Here = Pick<StageRead, 'phaseId' | 'stage' | 'sight'>;

/** Decisions that say something on a record of the frame and that this person may see. The phase is the review's: checked before. */
export function decisionsIn(eb: InFrame, scope: Eyes & Pick<Scope, 'setId'>, { phaseId, stage, sight }: Here) {
  const here = eb
    .selectFrom('decision as d')
    .select('d.reference_id')
    .where('d.phase_id', '=', phaseId)
    .where('d.stage', '=', stage)
    .whereRef('d.reference_id', '=', 'r.id')
    .where('d.choice', '!=', 'undecided')
    .where('d.trashed_at', 'is', null);
  return sight.isBlind ? here.where(visibleDecision(scope, 'd')) : here.where('d.set_id', 'in', [scope.setId, ...sight.closedSets]);
}

/** What stands on a record of the frame, as this person may see it. */
export const standsIn = (eb: InFrame, eyes: Eyes, at: Here) => standingAt(eb, eyes, at).where('s.choice', '!=', 'undecided');

function standingAt(eb: InFrame, eyes: Eyes, { phaseId, stage, sight }: Here) {
  const here = eb
    .selectFrom('standing_decision as s')
    .select('s.reference_id')
    .where('s.phase_id', '=', phaseId)
    .where('s.stage', '=', stage)
    .whereRef('s.reference_id', '=', 'r.id')
    .where('s.trashed_at', 'is', null);
  return sight.isBlind ? here.where(visibleStanding(eyes, 's')) : here;
}
