/** A second reviewer who leaves an open round: what they have not judged passes to a colleague, who judges it as blind. */
import { passSeat } from '../agreement/rounds.service.ts';
import type { Context } from '../platform/context.ts';
import { Invalid, Refused } from '../platform/errors.ts';
import { liveRow, operate, type Operation } from '../platform/operation.ts';
import { allows } from '../reviews/permission.ts';
import { membersOf } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { openInSeat, type Seated, seatsOf } from './check-rounds.queries.ts';
import { decidedBy } from './sampling.queries.ts';
import { asStage } from './stage.ts';

export interface SampleHandedOver {
  readonly roundId: string;
  /** Account ids. */
  readonly from: string;
  readonly to: string;
}

/**
 * Hands over what one second reviewer of an open round has not judged. Their own decisions stay theirs, and they stay blind.
 * Returns how many records. @throws Refused when nothing is open; Invalid when the other may not judge them.
 */
export async function handSampleOver(ctx: Context, scope: Scope, { roundId, from, to }: SampleHandedOver): Promise<number> {
  return operate(ctx, scope, { verb: 'hand a sample over' }, async (op) => {
    const round = await liveRow(op, 'check_round', roundId);
    if (round.state !== 'open') throw new Refused('This round is closed, so there is nothing to hand over.');
    const seats = await seatsOf({ db: op.tx, reviewId: op.reviewId }, roundId);
    const leaving = seats.find((one) => one.accountId === from && !one.handedOverAt);
    if (!leaving) throw new Refused('This person judges no record of this round now, so there is nothing to hand over.');
    const inSeat = seats.filter((one) => one.seatId === leaving.seatId).map((one) => one.accountId);
    const open = await openInSeat({ db: op.tx, reviewId: op.reviewId }, roundId, inSeat);
    if (!open.length) throw new Refused(`${leaving.name} has judged the whole sample, so there is nothing to hand over.`);
    const known = seats.find((one) => one.accountId === to);
    assertFree(known, leaving);
    const at = { phaseId: round.phase_id ?? '', stage: asStage(round.stage) };
    const own = await decidedBy({ db: op.tx, reviewId: op.reviewId, setId: scope.setId }, at, [to]);
    await assertMayJudge(op, to, open.filter((id) => own.has(id)).length);
    await passSeat(op, roundId, { from: leaving, to, rowOfTo: known?.id });
    return open.length;
  });
}

/** Somebody of another seat judges, or has judged, the whole sample on their own account. */
function assertFree(known: Seated | undefined, leaving: Seated): void {
  if (known && (known.seatId !== leaving.seatId || known.id === leaving.id))
    throw new Invalid({ to: 'Choose somebody who does not judge this sample already.' });
}

async function assertMayJudge(op: Operation, to: string, screened: number): Promise<void> {
  const member = (await membersOf({ db: op.tx, reviewId: op.reviewId })).find((one) => one.accountId === to);
  if (!member || !allows(member.role, 'code'))
    throw new Invalid({ to: 'Choose somebody who may screen in this review: a lead or a reviewer.' });
  if (screened)
    throw new Invalid({
      to: `${member.name} has screened ${screened === 1 ? 'one' : String(screened)} of these records, and nobody checks themselves.`,
    });
}
