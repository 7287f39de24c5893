/** Check rounds: what was drawn, who judges it, how far they are. */
import type { Rater } from '../agreement/frozen.ts';
import type { Scope } from '../reviews/scope.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

/** Ids drawn in any round of a phase and stage: they are not drawn again. */
export async function drawnBefore(
  { db, reviewId }: Where,
  at: { readonly phaseId: string; readonly stage: string },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('check_round_unit as u')
    .innerJoin('check_round as r', 'r.id', 'u.check_round_id')
    .select('u.reference_id')
    .where('r.review_id', '=', reviewId)
    .where('r.phase_id', '=', at.phaseId)
    .where('r.stage', '=', at.stage)
    .where('r.trashed_at', 'is', null)
    .orderBy('u.reference_id')
    .execute();
  return rows.map((row) => row.reference_id);
}

const seatRows = ({ db, reviewId }: Where, roundId: string) =>
  db
    .selectFrom('check_round_reviewer as v')
    .innerJoin('account as a', 'a.id', 'v.account_id')
    .where('v.review_id', '=', reviewId)
    .where('v.check_round_id', '=', roundId)
    .where('v.trashed_at', 'is', null);

/** The second reviewers of a round. */
export const roundReviewers = (where: Where, roundId: string): Promise<readonly Rater[]> =>
  seatRows(where, roundId).select(['a.id', 'a.name']).orderBy('a.name').execute();

/** A second reviewer and their seat: the records that whoever sits in it judges once between them. */
export interface Seated {
  /** Of the row. */
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly seatId: string;
  readonly handedToId: string | null;
  readonly handedOverAt: string | null;
}

export const seatsOf = (where: Where, roundId: string): Promise<readonly Seated[]> =>
  seatRows(where, roundId)
    .select(['v.id', 'a.id as accountId', 'a.name'])
    .select(['v.seat_id as seatId', 'v.handed_to_id as handedToId', 'v.handed_over_at as handedOverAt'])
    .orderBy('v.made_at')
    .orderBy('a.name')
    .execute();

/** Records of a round's sample that nobody in a seat has judged. */
export async function openInSeat({ db, reviewId }: Where, roundId: string, people: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('check_round_unit as u')
    .select('u.reference_id')
    .where('u.review_id', '=', reviewId)
    .where('u.check_round_id', '=', roundId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision as d')
            .innerJoin('work_set as s', 's.id', 'd.set_id')
            .select('d.id')
            .whereRef('s.check_round_id', '=', 'u.check_round_id')
            .whereRef('d.reference_id', '=', 'u.reference_id')
            .where('d.author_id', 'in', people)
            .where('d.choice', '!=', 'undecided')
            .where('d.trashed_at', 'is', null),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.reference_id);
}

export interface RoundDecision {
  readonly referenceId: string;
  readonly reviewerId: string;
  readonly choice: string;
  readonly reasonIds: readonly string[];
  readonly primaryReasonId: string | null;
  readonly note: string;
  readonly at: string;
}

/**
 * Every decision on a round's sample: in the working set by those who screen, in the round's own by its second reviewers. For
 * closing only: it looks past blindness.
 */
export async function roundDecisions(
  { db, reviewId, setId }: Where & Pick<Scope, 'setId'>,
  roundId: string,
): Promise<readonly RoundDecision[]> {
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('check_round_unit as u', 'u.reference_id', 'd.reference_id')
    .innerJoin('check_round as r', (on) =>
      on.onRef('r.id', '=', 'u.check_round_id').onRef('r.phase_id', '=', 'd.phase_id').onRef('r.stage', '=', 'd.stage'),
    )
    .innerJoin('work_set as s', 's.id', 'd.set_id')
    .leftJoin('check_round_reviewer as v', (on) =>
      on.onRef('v.check_round_id', '=', 'r.id').onRef('v.account_id', '=', 'd.author_id').on('v.trashed_at', 'is', null),
    )
    .select(['d.reference_id', 'd.author_id', 'd.choice', 'd.reasons', 'd.primary_reason_id', 'd.note', 'd.changed_at'])
    .where('d.review_id', '=', reviewId)
    .where('r.id', '=', roundId)
    .where('d.trashed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('s.id', '=', setId), eb('v.id', 'is', null)]),
        eb.and([eb('s.check_round_id', '=', roundId), eb('v.id', 'is not', null)]),
      ]),
    )
    .orderBy((eb) => eb.case().when('v.id', 'is', null).then(0).else(1).end())
    .orderBy('d.made_at')
    .execute();
  return rows.map((row) => ({
    referenceId: row.reference_id,
    reviewerId: row.author_id,
    choice: row.choice,
    reasonIds: JSON.parse(row.reasons) as string[],
    primaryReasonId: row.primary_reason_id,
    note: row.note,
    at: row.changed_at,
  }));
}
