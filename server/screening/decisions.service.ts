/** Deciding on references. Decisions are each reviewer's own; what stands is separate and alone decides what counts. */
import { isBlindAt, setOfDecision } from '../agreement/round-place.queries.ts';
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import { liveRow, operate, type Operation } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { decisionsOn, phasesOfReference, reviewerCount, standingOn } from './decisions.queries.ts';
import { assertGrounded, type DecisionGiven, reading, recordOwn, recordStanding, standAccordingly } from './recording.service.ts';
import { type Stage, stages } from './stage.ts';
import { agreedChoice, type Grounds, latestByPhase } from './standing.ts';
import { whatDropsOut } from './standing.queries.ts';

/** The verb of a decision in the history. */
export const deciding = 'decide on a reference';

/** Records the person's own decision; what then stands follows from the stage's mode. Tells whether something does. */
export async function decide(ctx: Context, scope: Scope, given: DecisionGiven): Promise<{ stands: boolean }> {
  assertGrounded(given);
  return operate(ctx, scope, { verb: deciding }, async (op) => {
    await liveRow(op, 'reference', given.referenceId);
    const setId = await setOfDecision(op, scope, given);
    await recordOwn(op, setId, given);
    return { stands: setId === scope.setId && (await standAccordingly(op, setId, given)) };
  });
}

/**
 * Makes a decision stand: the lead's word, or what at least two reviewers decided alike.
 * @throws Refused when a reviewer asks and the decisions don't agree.
 */
export async function settle(ctx: Context, scope: Scope, given: DecisionGiven): Promise<null> {
  assertGrounded(given);
  return operate(ctx, scope, { verb: 'make a decision stand' }, async (op) => {
    await liveRow(op, 'reference', given.referenceId);
    if (await isBlindAt(op, given))
      throw new Refused('This record is in your sample of an open check round. What stands is settled when the round closes.');
    await recordStanding(op, given, { how: await howItStands(op, scope, given) });
    return null;
  });
}

async function howItStands(op: Operation, scope: Scope, given: DecisionGiven): Promise<'alone' | 'lead' | 'agreement'> {
  if ((await reviewerCount(reading(op))) === 1) return 'alone';
  const all = await decisionsOn({ ...reading(op), setId: scope.setId }, given.referenceId);
  const here = all.filter((one) => one.phaseId === given.phaseId && one.stage === given.stage);
  if (agreedChoice(here) === given.choice) return 'agreement';
  if (scope.role === 'lead') return 'lead';
  throw new Refused('Two reviewers have to decide alike before a decision stands; otherwise a lead makes it stand.');
}

export interface LeavingOut extends Omit<Grounds, 'choice'> {
  readonly referenceId: string;
}

/**
 * What leaving out or taking back did. `stands` is false when it was recorded as this reviewer's decision only: counts go on
 * as before until the team agrees or a lead confirms. `passages` count no longer, or again.
 */
export type LeftOut = { readonly stands: boolean; readonly passages: number };

/** Excludes a reference at the last stage, in every phase it is used in or was decided on. One click, one undo. */
export async function leaveOut(ctx: Context, scope: Scope, given: LeavingOut): Promise<LeftOut> {
  assertGrounded({ ...given, stage: lastStage, choice: 'exclude' });
  return operate(ctx, scope, { verb: 'leave a reference out' }, async (op) => {
    const phases = await phasesOfReference(reading(op), given.referenceId);
    return inPhases(op, scope, phases, { ...given, choice: 'exclude' });
  });
}

/** Includes a reference again in each phase that excludes it, or in which this person wanted it out. */
export async function takeBackIn(ctx: Context, scope: Scope, given: { referenceId: string; note: string }): Promise<LeftOut> {
  return operate(ctx, scope, { verb: 'take a reference back in' }, async (op) => {
    const phases = await excludingPhases(op, scope, given.referenceId);
    return inPhases(op, scope, phases, { ...given, choice: 'include', reasons: [], primaryReasonId: null });
  });
}

const lastStage: Stage = stages[2];

async function excludingPhases(op: Operation, scope: Scope, referenceId: string): Promise<readonly string[]> {
  const standing = latestByPhase(await standingOn(reading(op), referenceId)).values();
  const own = await decisionsOn({ ...reading(op), setId: scope.setId }, referenceId);
  const excluding = [
    ...[...standing].filter((one) => one.choice === 'exclude'),
    ...own.filter((one) => one.reviewerId === op.actorId && one.stage === lastStage && one.choice === 'exclude'),
  ];
  return [...new Set(excluding.map((one) => one.phaseId))];
}

async function inPhases(
  op: Operation,
  scope: Scope,
  phases: readonly string[],
  given: Grounds & { readonly referenceId: string },
): Promise<LeftOut> {
  await liveRow(op, 'reference', given.referenceId);
  const alone = (await reviewerCount(reading(op))) === 1;
  let stands = alone || scope.role === 'lead';
  for (const phaseId of phases) {
    const place = { ...given, phaseId, stage: lastStage };
    await recordOwn(op, await setOfDecision(op, scope, place), place);
    stands &&= !(await isBlindAt(op, place));
    if (stands) await recordStanding(op, place, { how: alone ? 'alone' : 'lead' });
  }
  const { passages } = await whatDropsOut({ ...reading(op), setId: scope.setId }, given.referenceId);
  return { stands, passages };
}
