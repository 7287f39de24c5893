/** What can be handed over in an open round, and to whom. */
import { allows } from '../reviews/permission.ts';
import { type MemberShown, membersOf } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { openInSeat, type Seated, seatsOf } from './check-rounds.queries.ts';
import type { At } from './queue.ts';
import { whyNot } from './taking-over.ts';

type Where = Pick<Scope, 'db' | 'reviewId' | 'setId' | 'actorId'>;

interface Person {
  /** Of the account. */
  readonly id: string;
  readonly name: string;
}

export interface Leaving extends Person {
  /** Those who may judge what this person has not. */
  readonly takers: readonly Person[];
}

interface OpenRound extends At {
  readonly id: string;
  /** The round keeps this person blind: they learn of nobody's decisions by who is offered. */
  readonly isMine: boolean;
}

/** Second reviewers of an open round who have not judged all of their records. */
export async function handOversIn(scope: Where, round: OpenRound): Promise<readonly Leaving[]> {
  const [seats, members] = await Promise.all([seatsOf(scope, round.id), membersOf(scope)]);
  const people = members.filter((one) => allows(one.role, 'code'));
  const leaving = seats.filter((one) => !one.handedOverAt);
  const all = await Promise.all(leaving.map((one) => handOverOf(scope, round, { seats, people, leaving: one })));
  return all.filter((one) => one !== null);
}

interface Around {
  readonly seats: readonly Seated[];
  readonly people: readonly MemberShown[];
  readonly leaving: Seated;
}

async function handOverOf(scope: Where, round: OpenRound, { seats, people, leaving }: Around): Promise<Leaving | null> {
  const open = await openInSeat(scope, round.id, inSeatOf(leaving, seats));
  if (!open.length && !(round.isMine && leaving.accountId !== scope.actorId)) return null;
  const screened = round.isMine ? new Map<string, number>() : await screenedBy(scope, round, open);
  const takers = people.filter(({ accountId, name }) => {
    const sitting = seats.find((one) => one.accountId === accountId);
    return whyNot({ name, sitting, mayScreen: true, screened: screened.get(accountId) ?? 0 }, leaving) === null;
  });
  return { id: leaving.accountId, name: leaving.name, takers: takers.map((one) => ({ id: one.accountId, name: one.name })) };
}

/** Everybody who sits in the same seat, or sat there. */
export const inSeatOf = ({ seatId }: Seated, seats: readonly Seated[]): readonly string[] =>
  seats.filter((one) => one.seatId === seatId).map((one) => one.accountId);

/** How many of these records each person has decided on in the working set, at a stage of a phase. */
export async function screenedBy(
  { db, reviewId, setId }: Omit<Where, 'actorId'>,
  { phaseId, stage }: At,
  records: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('decision')
    .select((eb) => ['author_id', eb.fn.count<number>('reference_id').distinct().as('n')])
    .where('review_id', '=', reviewId)
    .where('phase_id', '=', phaseId)
    .where('stage', '=', stage)
    .where('set_id', '=', setId)
    .where('reference_id', 'in', [...records, ''])
    .where('trashed_at', 'is', null)
    .groupBy('author_id')
    .execute();
  return new Map(rows.map((row) => [row.author_id, row.n]));
}
