/** Writes decisions and what stands. Parts of an operation: others open it. */
import { Invalid } from '../platform/errors.ts';
import { anyRow, change, create, type Operation, trash } from '../platform/operation.ts';
import { decisionsAt, reviewerCount } from './decisions.queries.ts';
import { whatStands } from './mode.ts';
import { stageSettings } from './stages.queries.ts';
import type { Stage } from './stage.ts';
import { type Grounds, lacksGrounds, tidied } from './standing.ts';

export interface Place {
  readonly referenceId: string;
  readonly phaseId: string;
  readonly stage: Stage;
}

export interface DecisionGiven extends Place, Grounds {
  readonly version?: number | undefined;
}

/** How a decision comes to stand; a discussion names who took part and when. */
export interface Settling {
  readonly how: 'alone' | 'agreement' | 'lead' | 'discussion' | 'third';
  readonly people?: string;
  /** ISO date. */
  readonly on?: string;
}

export const reading = (op: Operation) => ({ db: op.tx, reviewId: op.reviewId, actorId: op.actorId });

/** @throws Invalid when an exclusion after the abstract gives no reason. */
export function assertGrounded(given: Grounds & { readonly stage: Stage }): void {
  if (lacksGrounds(given.stage, given)) throw new Invalid({ reasons: 'Choose a reason to exclude, or write one in the note.' });
}

const columnsOf = (grounds: Grounds) => {
  const { choice, reasons, primaryReasonId, note } = tidied(grounds);
  return { choice, reasons: JSON.stringify(reasons), primary_reason_id: primaryReasonId, note };
};

/** The person's own decision in a set: made, or changed. */
export async function recordOwn(op: Operation, setId: string, given: DecisionGiven): Promise<void> {
  await assertReasons(op, given);
  const known = await op.tx
    .selectFrom('decision')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', given.referenceId)
    .where('phase_id', '=', given.phaseId)
    .where('stage', '=', given.stage)
    .where('author_id', '=', op.actorId)
    .where('set_id', '=', setId)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  if (known) await change(op, 'decision', { id: known.id, version: given.version }, columnsOf(given));
  else await create(op, 'decision', { ...placeOf(given), ...columnsOf(given), set_id: setId });
}

/** Makes a decision stand, in place of what stood before. */
export async function recordStanding(op: Operation, given: DecisionGiven, { how, people = '', on = '' }: Settling): Promise<void> {
  await assertReasons(op, given);
  const known = await standingAt(op, given);
  const own = { ...columnsOf(given), made_how: how, people, decided_on: on };
  if (!known) return void (await create(op, 'standing_decision', { ...placeOf(given), ...own }));
  await change(op, 'standing_decision', { id: known.id }, own);
}

/** What stands at a place, whoever looks. */
export const standingAt = (op: Operation, place: Place) =>
  op.tx
    .selectFrom('standing_decision')
    .select(['id', 'made_how'])
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', place.referenceId)
    .where('phase_id', '=', place.phaseId)
    .where('stage', '=', place.stage)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();

/**
 * Brings what stands into line with the decisions of a set after this person's: by the stage's mode, or at once when there is
 * one reviewer. What a lead or a discussion made stand is left alone; what came of the decisions themselves follows them, and is
 * withdrawn when they part. Tells whether something stands.
 */
export async function standAccordingly(op: Operation, setId: string, given: DecisionGiven): Promise<boolean> {
  if ((await reviewerCount(reading(op))) === 1) {
    await recordStanding(op, given, { how: 'alone' });
    return true;
  }
  const stood = await standingAt(op, given);
  if (stood && isSettled(stood.made_how)) return true;
  const settings = await stageSettings(reading(op), given);
  const decisions = await decisionsAt({ ...reading(op), setId }, given);
  const mode = stood?.made_how === 'alone' && decisions.length === 1 ? 'single' : settings.mode;
  const verdict = whatStands(decisions, { ...settings, mode, stage: given.stage });
  if (verdict.kind === 'stands') {
    const { reasons, primaryReasonId, note } = verdict.by;
    await recordStanding(op, { ...given, reasons, primaryReasonId, note, choice: verdict.choice }, { how: verdict.how });
  } else if (stood) await trash(op, 'standing_decision', stood.id);
  return verdict.kind === 'stands';
}

/** Made to stand by somebody, not by the decisions themselves. */
export const isSettled = (how: string): boolean => how === 'lead' || how === 'discussion' || how === 'third';

const placeOf = (place: Place) => ({ reference_id: place.referenceId, phase_id: place.phaseId, stage: place.stage });

/**
 * Reasons are kept as a list of ids, which no foreign key guards; those that an inclusion drops are checked, too. One removed
 * from the list since may stay.
 */
async function assertReasons(op: Operation, { reasons, primaryReasonId }: Grounds): Promise<void> {
  for (const id of new Set([...reasons, ...(primaryReasonId ? [primaryReasonId] : [])])) await anyRow(op, 'exclusion_reason', id);
}
