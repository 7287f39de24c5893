/** Which references a stage of a phase holds, and what was decided on them: the parts of every query on its queues. */
import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import { visibleDecision, visibleStanding } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { goingOn } from './mode.ts';
import { stageBefore, type StageRead } from './stage-read.queries.ts';
import { type Stage, stages } from './stage.ts';

type Eyes = Pick<Scope, 'reviewId' | 'actorId'>;
type Where = Pick<Scope, 'db'> & Eyes;
export type R = Schema & { r: Schema['reference'] };
export type InFrame = ExpressionBuilder<R, 'r'>;

/**
 * References of the review after a number, from the index that has them as they were made while nothing but number and id is asked:
 * so says their number. It is said once: of two bounds SQLite begins at the first and walks to the second.
 */
export const references = (scope: Where, after = 0) =>
  scope.db
    .selectFrom('reference as r')
    .where('r.review_id', '=', scope.reviewId)
    .where('r.trashed_at', 'is', null)
    .where('r.number', '>', after);

/**
 * References of a stage: at the first, those used in the phase that did not enter it later; after that, those that the stage
 * before let through, and those that entered here. After the first stage it begins with the stage's records, which are few, so
 * that a small stage of a large review is read quickly; to walk through records in order, `isIn` asks the same of each.
 */
export const frameOf = (scope: Where, at: StageRead) =>
  references(scope).where((eb) => (stageBefore(at.stage) ? eb('r.id', 'in', cameThrough(scope, at)) : isIn(eb as InFrame, scope, at)));

/** After the first stage. */
export const cameThrough = (eyes: Eyes, at: Framed) =>
  wentOn(eyes, { ...at, stage: stageBefore(at.stage) ?? at.stage }).union(enteredAt(at.phaseId, [at.stage]));

const wentOn = (eyes: Eyes, { maybeBeforeGoesOn, ...at }: Framed) =>
  standingAt(eyes, at).where('s.choice', 'in', goingOn(maybeBeforeGoesOn)).select('s.reference_id');

/** What entered a phase at some of its stages. */
export const enteredAt = (phaseId: string, at: readonly Stage[]) =>
  expressionBuilder<R, 'r'>()
    .selectFrom('screening_entry as e')
    .select('e.reference_id')
    .where('e.phase_id', '=', phaseId)
    .where('e.stage', 'in', at)
    .where('e.trashed_at', 'is', null);

/** What is used in a phase. */
export const usedIn = (phaseId: string) =>
  expressionBuilder<R, 'r'>()
    .selectFrom('reference_phase as p')
    .select('p.reference_id')
    .where('p.phase_id', '=', phaseId)
    .where('p.trashed_at', 'is', null);

/** True of a record of the stage. */
export function isIn(eb: InFrame, eyes: Eyes, { phaseId, stage, maybeBeforeGoesOn, sight }: StageRead): Expression<SqlBool> {
  const before = stageBefore(stage);
  if (!before)
    return eb.and([
      eb.exists(usedIn(phaseId).whereRef('p.reference_id', '=', 'r.id')),
      eb.not(eb.exists(entered(phaseId, stages.slice(1)))),
    ]);
  const through = wentOn(eyes, { phaseId, stage: before, maybeBeforeGoesOn, sight }).whereRef('s.reference_id', '=', 'r.id');
  return eb.or([eb.exists(through), eb.exists(entered(phaseId, [stage]))]);
}

const entered = (phaseId: string, at: readonly Stage[]) =>
  enteredAt(phaseId, at).whereRef('e.review_id', '=', 'r.review_id').whereRef('e.reference_id', '=', 'r.id');

type Here = Pick<StageRead, 'phaseId' | 'stage' | 'sight'>;
/** What tells which records a stage has. */
export type Framed = Here & Pick<StageRead, 'maybeBeforeGoesOn'>;

/** Decisions at a stage that say something and that this person may see. The phase is the review's: checked before. */
export function decisionsAt(scope: Eyes & Pick<Scope, 'setId'>, { phaseId, stage, sight }: Here) {
  const here = expressionBuilder<R, 'r'>()
    .selectFrom('decision as d')
    .where('d.phase_id', '=', phaseId)
    .where('d.stage', '=', stage)
    .where('d.choice', '!=', 'undecided')
    .where('d.trashed_at', 'is', null);
  return sight.isBlind ? here.where(visibleDecision(scope, 'd')) : here.where('d.set_id', 'in', [scope.setId, ...sight.closedSets]);
}

/** Those on one record. */
export const decisionsIn = (scope: Eyes & Pick<Scope, 'setId'>, at: Here) =>
  decisionsAt(scope, at).select('d.reference_id').whereRef('d.reference_id', '=', 'r.id');

/** What stands at a stage and says something, as this person may see it. */
export const standsAt = (eyes: Eyes, at: Here) => standingAt(eyes, at).where('s.choice', '!=', 'undecided');

/** What stands on one record. */
export const standsIn = (eyes: Eyes, at: Here) => standsAt(eyes, at).select('s.reference_id').whereRef('s.reference_id', '=', 'r.id');

function standingAt(eyes: Eyes, { phaseId, stage, sight }: Here) {
  const here = expressionBuilder<R, 'r'>()
    .selectFrom('standing_decision as s')
    .where('s.phase_id', '=', phaseId)
    .where('s.stage', '=', stage)
    .where('s.trashed_at', 'is', null);
  return sight.isBlind ? here.where(visibleStanding(eyes, 's')) : here;
}
