/** Check rounds of screening: a lead draws a sample for second reviewers, and closes the round when they have judged it. */
import { frozenRound, type FrozenUnit } from '../agreement/frozen.ts';
import { seedOf, type Stratifying } from '../agreement/round.ts';
import { openRound, freezeRound } from '../agreement/rounds.service.ts';
import type { SampleSize } from '../agreement/sample.ts';
import type { Context } from '../platform/context.ts';
import { Invalid, Refused } from '../platform/errors.ts';
import { anyRow, liveRow, operate, type Operation, trash } from '../platform/operation.ts';
import { membersOf, namesOf } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { asChoice, asStage, type Choice, type Stage } from './stage.ts';
import { drawnBefore, roundDecisions, type RoundDecision, roundReviewers } from './check-rounds.queries.ts';
import { meaningOf } from './mode.ts';
import { isSettled, type Place, reading, recordStanding, standingAt } from './recording.service.ts';
import { stageSettings } from './stages.queries.ts';
import { decidedBy, recordsAt, stratified } from './sampling.queries.ts';

export interface Sampling {
  readonly phaseId: string;
  readonly stage: Stage;
  readonly size: SampleSize;
  readonly stratify: Stratifying;
  /** Account ids. */
  readonly reviewers: readonly string[];
  /** '' for one that nobody chose. */
  readonly seed: string;
}

/** Draws a sample and opens its round. Returns the round's id. @throws Invalid or Refused when there is nothing to draw or nobody to judge it. */
export async function drawSample(ctx: Context, scope: Scope, given: Sampling): Promise<string> {
  return operate(ctx, scope, { verb: 'draw a sample' }, async (op) => {
    await liveRow(op, 'phase', given.phaseId);
    await assertReviewers(op, given.reviewers);
    const where = { ...reading(op), setId: scope.setId };
    const ids = await recordsAt(where, given);
    if (!ids.length) throw new Invalid({ stage: 'No record has come to this stage of this phase yet.' });
    const own = await decidedBy(where, given, given.reviewers);
    const frame = {
      units: await stratified(where, ids, given.stratify),
      earlier: await drawnBefore(where, given),
      own: ids.filter((id) => own.has(id)),
    };
    return openRound(op, { ...given, frame, seed: given.seed || seedOf(op.newId()) });
  });
}

async function assertReviewers(op: Operation, reviewers: readonly string[]): Promise<void> {
  const members = await membersOf({ db: op.tx, reviewId: op.reviewId });
  const able = new Set(members.filter((member) => member.role !== 'observer').map((member) => member.accountId));
  if (!reviewers.length) throw new Invalid({ reviewers: 'Choose who judges the sample.' });
  if (reviewers.some((one) => !able.has(one)))
    throw new Invalid({ reviewers: 'Only leads and reviewers of this review can judge a sample.' });
  if (able.size - new Set(reviewers).size < 1)
    throw new Invalid({ reviewers: 'Somebody else has to screen, so that there is something to compare with.' });
}

/**
 * Freezes every decision on the sample and the agreement, then lets stand what all judged alike. What they judged otherwise
 * waits as a conflict. @throws Refused when nobody has judged anything yet, or the round is closed.
 */
export async function closeRound(ctx: Context, scope: Scope, roundId: string): Promise<null> {
  return operate(ctx, scope, { verb: 'close a check round' }, async (op) => {
    const round = await liveRow(op, 'check_round', roundId);
    const reviewers = await roundReviewers({ db: op.tx, reviewId: op.reviewId }, roundId);
    const decisions = await roundDecisions({ db: op.tx, reviewId: op.reviewId, setId: scope.setId }, roundId);
    const second = new Set(reviewers.map((one) => one.id));
    if (!decisions.some((one) => second.has(one.reviewerId)))
      throw new Refused('Nobody has judged the sample yet. Discard the round if it is not wanted.');
    const units = await unitsOf(op, JSON.parse(round.drawn) as string[], decisions);
    const place = { phaseId: round.phase_id ?? '', stage: asStage(round.stage) };
    const { maybeGoesOn } = await stageSettings(reading(op), place);
    const meaning = (choice: string) => meaningOf(asChoice(choice), place.stage, maybeGoesOn);
    await freezeRound(op, roundId, JSON.stringify(frozenRound(units, reviewers, meaning)));
    for (const unit of units) await standAfter(op, { ...place, referenceId: unit.referenceId }, decisions, meaning);
    return null;
  });
}

/** What all judged alike stands by agreement; where they parted nothing stands until it is resolved, unless somebody had settled it. */
async function standAfter(op: Operation, place: Place, all: readonly RoundDecision[], meaning: (choice: string) => Choice): Promise<void> {
  const decisions = all.filter((one) => one.referenceId === place.referenceId && one.choice !== 'undecided');
  const [first] = decisions;
  const stood = await standingAt(op, place);
  if (!first || decisions.length < 2 || (stood && isSettled(stood.made_how))) return;
  const meanings = new Set(decisions.map((one) => meaning(one.choice)));
  if (meanings.size > 1) return void (stood && (await trash(op, 'standing_decision', stood.id)));
  const choice = decisions.every((one) => one.choice === first.choice) ? asChoice(first.choice) : meaning(first.choice);
  const { reasonIds: reasons, primaryReasonId, note } = first;
  await recordStanding(op, { ...place, choice, reasons, primaryReasonId, note }, { how: 'agreement' });
}

async function unitsOf(op: Operation, drawn: readonly string[], decisions: readonly RoundDecision[]): Promise<readonly FrozenUnit[]> {
  const where = { db: op.tx, reviewId: op.reviewId };
  const names = await namesOf(where);
  const reasons = await op.tx.selectFrom('exclusion_reason').select(['id', 'name']).where('review_id', '=', op.reviewId).execute();
  const reasonNames = new Map(reasons.map((one) => [one.id, one.name]));
  const byReference = Map.groupBy(decisions, (one) => one.referenceId);
  return drawn.map((referenceId) => ({
    referenceId,
    decisions: (byReference.get(referenceId) ?? []).map((one) => ({
      reviewerId: one.reviewerId,
      reviewer: names.get(one.reviewerId) ?? '',
      choice: one.choice,
      reasons: one.reasonIds.flatMap((id) => reasonNames.get(id) ?? []),
      note: one.note,
      at: one.at,
    })),
  }));
}

/** Takes an unwanted round away. @throws Refused when it is closed or somebody has judged a record in it. */
export async function discardRound(ctx: Context, scope: Scope, roundId: string): Promise<null> {
  return operate(ctx, scope, { verb: 'discard a check round' }, async (op) => {
    const round = await anyRow(op, 'check_round', roundId);
    if (round['state'] !== 'open') throw new Refused('This round is closed; its figures are part of the review.');
    const judged = await op.tx
      .selectFrom('decision as d')
      .innerJoin('work_set as s', 's.id', 'd.set_id')
      .select('d.id')
      .where('d.review_id', '=', op.reviewId)
      .where('s.check_round_id', '=', roundId)
      .where('d.trashed_at', 'is', null)
      .executeTakeFirst();
    if (judged) throw new Refused('Somebody has judged records of this sample already. Close the round instead.');
    await trash(op, 'check_round', roundId);
    return null;
  });
}
