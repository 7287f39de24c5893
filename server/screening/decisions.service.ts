/** Deciding on references. Decisions are each reviewer's own; what stands is separate and alone decides what counts. */
import type { Context } from '../platform/context.ts';
import { Invalid, Refused } from '../platform/errors.ts';
import { anyRow, change, create, liveRow, operate, type Operation } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { decisionsOn, phasesOfReference, reviewerCount, standingOn } from './decisions.queries.ts';
import { type Stage, stages } from './stage.ts';
import { agreedChoice, type Grounds, lacksGrounds, latestByPhase, tidied } from './standing.ts';
import { whatDropsOut } from './standing.queries.ts';

export interface Place {
  readonly referenceId: string;
  readonly phaseId: string;
  readonly stage: Stage;
}

export interface DecisionGiven extends Place, Grounds {
  readonly version?: number | undefined;
}

/** Records the person's own decision; with one reviewer it stands at once. Tells whether it stands. */
export async function decide(ctx: Context, scope: Scope, given: DecisionGiven): Promise<{ stands: boolean }> {
  assertGrounded(given);
  return operate(ctx, scope, { verb: 'decide on a reference' }, async (op) => {
    await liveRow(op, 'reference', given.referenceId);
    await recordOwn(op, scope, given);
    const alone = (await reviewerCount(reading(op))) === 1;
    if (alone) await recordStanding(op, given, 'alone');
    return { stands: alone };
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
    await recordStanding(op, given, await howItStands(op, scope, given));
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
  const stands = alone || scope.role === 'lead';
  for (const phaseId of phases) {
    const place = { ...given, phaseId, stage: lastStage };
    await recordOwn(op, scope, place);
    if (stands) await recordStanding(op, place, alone ? 'alone' : 'lead');
  }
  const { passages } = await whatDropsOut({ ...reading(op), setId: scope.setId }, given.referenceId);
  return { stands, passages };
}

const reading = (op: Operation) => ({ db: op.tx, reviewId: op.reviewId });

function assertGrounded(given: Grounds & { readonly stage: Stage }): void {
  if (lacksGrounds(given.stage, given)) throw new Invalid({ reasons: 'Choose a reason to exclude, or write one in the note.' });
}

const columnsOf = (grounds: Grounds) => {
  const { choice, reasons, primaryReasonId, note } = tidied(grounds);
  return { choice, reasons: JSON.stringify(reasons), primary_reason_id: primaryReasonId, note };
};

async function recordOwn(op: Operation, scope: Scope, given: DecisionGiven): Promise<void> {
  await assertReasons(op, given);
  const known = await op.tx
    .selectFrom('decision')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', given.referenceId)
    .where('phase_id', '=', given.phaseId)
    .where('stage', '=', given.stage)
    .where('author_id', '=', op.actorId)
    .where('set_id', '=', scope.setId)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  if (known) await change(op, 'decision', { id: known.id, version: given.version }, columnsOf(given));
  else await create(op, 'decision', { ...placeOf(given), ...columnsOf(given), set_id: scope.setId });
}

async function recordStanding(op: Operation, given: DecisionGiven, madeHow: string): Promise<void> {
  await assertReasons(op, given);
  const known = await op.tx
    .selectFrom('standing_decision')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', given.referenceId)
    .where('phase_id', '=', given.phaseId)
    .where('stage', '=', given.stage)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  const own = { ...columnsOf(given), made_how: madeHow };
  if (known) await change(op, 'standing_decision', { id: known.id }, own);
  else await create(op, 'standing_decision', { ...placeOf(given), ...own });
}

const placeOf = (place: Place) => ({ reference_id: place.referenceId, phase_id: place.phaseId, stage: place.stage });

/**
 * Reasons are kept as a list of ids, which no foreign key guards; those that an inclusion drops are checked, too. One removed
 * from the list since may stay.
 */
async function assertReasons(op: Operation, { reasons, primaryReasonId }: Grounds): Promise<void> {
  for (const id of new Set([...reasons, ...(primaryReasonId ? [primaryReasonId] : [])])) await anyRow(op, 'exclusion_reason', id);
}
