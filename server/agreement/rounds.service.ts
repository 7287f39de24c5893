/** Check rounds as rows: drawn with their own set, closed with their figures frozen. What is sampled is the caller's matter. */
import { change, create, liveRow, nextNumber, type Operation } from '../platform/operation.ts';
import { Refused } from '../platform/errors.ts';
import { drawOf, type Drawn, frameText, type Stratifying } from './round.ts';

export interface RoundDrawn extends Drawn {
  readonly phaseId: string;
  readonly stage: string;
  readonly stratify: Stratifying;
  /** Account ids of the second reviewers. */
  readonly reviewers: readonly string[];
}

/** Draws a sample and opens its round: row, set, second reviewers, units. Returns the round's id. @throws Refused when nothing is left to draw. */
export async function openRound(op: Operation, given: RoundDrawn): Promise<string> {
  const drawn = drawOf(given);
  if (!drawn.length) throw new Refused('There is nothing left to draw: every record here was drawn in an earlier round.');
  const number = await nextNumber(op, 'check_round');
  const id = await create(op, 'check_round', {
    number,
    name: `Round ${number}`,
    subject: 'decision',
    mode: 'independent',
    phase_id: given.phaseId,
    stage: given.stage,
    seed: given.seed,
    size: JSON.stringify({ ...given.size, of: given.frame.units.length }),
    stratify: given.stratify,
    frame: frameText(given.frame),
    drawn: JSON.stringify(drawn),
    state: 'open',
    closed_at: null,
    statistics: null,
  });
  await create(op, 'work_set', { kind: 'check', name: `Round ${number}`, check_round_id: id });
  for (const account of given.reviewers)
    await create(op, 'check_round_reviewer', { check_round_id: id, account_id: account, ...ownSeat(account) });
  const units = drawn.map((reference) => ({ check_round_id: id, review_id: op.reviewId, reference_id: reference }));
  for (let at = 0; at < units.length; at += 200)
    await op.tx
      .insertInto('check_round_unit')
      .values(units.slice(at, at + 200))
      .execute();
  return id;
}

const ownSeat = (account: string) => ({ seat_id: account, handed_to_id: null, handed_over_at: null });

export interface SeatPassed {
  /** The row of who leaves. */
  readonly from: { readonly id: string; readonly seatId: string };
  /** An account; its row, when it sat here before. */
  readonly to: string;
  readonly rowOfTo: string | undefined;
}

/** What is open in a seat passes to another person. Who leaves stays blind: their decisions are part of the round. */
export async function passSeat(op: Operation, roundId: string, { from, to, rowOfTo }: SeatPassed): Promise<void> {
  await change(op, 'check_round_reviewer', { id: from.id }, { handed_to_id: to, handed_over_at: op.at });
  if (rowOfTo) await change(op, 'check_round_reviewer', { id: rowOfTo }, { handed_to_id: null, handed_over_at: null });
  else await create(op, 'check_round_reviewer', { check_round_id: roundId, account_id: to, ...ownSeat(to), seat_id: from.seatId });
}

/** Keeps the figures as they are now. @throws Refused when it is closed already. */
export async function freezeRound(op: Operation, id: string, statistics: string): Promise<void> {
  const round = await liveRow(op, 'check_round', id);
  if (round.state !== 'open') throw new Refused('This round is closed. Its figures stay as they were; draw another round instead.');
  await change(op, 'check_round', { id }, { state: 'closed', closed_at: op.at, statistics });
}
