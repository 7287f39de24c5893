/** A second reviewer who leaves an open round: what they have not judged passes to a colleague, who judges it as blind. */
import { passSeat } from '../agreement/rounds.service.ts';
import type { Context } from '../platform/context.ts';
import { Invalid, Refused } from '../platform/errors.ts';
import { liveRow, operate, type Operation } from '../platform/operation.ts';
import { allows } from '../reviews/permission.ts';
import { membersOf } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { openInSeat, seatsOf } from './check-rounds.queries.ts';
import { reading } from './recording.service.ts';
import { asStage } from './stage.ts';
import { inSeatOf, screenedBy } from './taking-over.queries.ts';
import { type Taker, whyNot } from './taking-over.ts';

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
    const where = { ...reading(op), setId: scope.setId };
    const open = await openInSeat(where, roundId, inSeatOf(leaving, seats));
    if (!open.length) throw new Refused(`${leaving.name} has judged the whole sample, so there is nothing to hand over.`);
    const known = seats.find((one) => one.accountId === to);
    const at = { phaseId: round.phase_id ?? '', stage: asStage(round.stage) };
    const screened = (await screenedBy(where, at, open)).get(to) ?? 0;
    const no = whyNot({ ...(await member(op, to)), sitting: known, screened }, leaving);
    if (no) throw new Invalid({ to: no });
    await passSeat(op, roundId, { from: leaving, to, rowOfTo: known?.id });
    return open.length;
  });
}

async function member(op: Operation, id: string): Promise<Pick<Taker, 'name' | 'mayScreen'>> {
  const found = (await membersOf(reading(op))).find((one) => one.accountId === id);
  return { name: found?.name ?? '', mayScreen: found !== undefined && allows(found.role, 'code') };
}
