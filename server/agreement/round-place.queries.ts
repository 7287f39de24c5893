/** Where a decision goes: the working set, or the set of an open round whose sample this person reads blind. */
import type { Reader } from '../platform/database.ts';
import type { Operation } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { stages } from '../reviews/stage.ts';

export interface DecisionPlace {
  readonly referenceId: string;
  readonly phaseId: string;
  readonly stage: string;
}

/** The set that a decision of the operation's person goes into. Only a decision in the working set may come to stand. */
export async function setOfDecision(op: Operation, scope: Pick<Scope, 'setId'>, place: DecisionPlace): Promise<string> {
  const open = await openRoundsOf(op.tx, op, place.referenceId);
  const here = open.find((round) => round.phaseId === place.phaseId && round.stage === place.stage);
  return here?.setId ?? scope.setId;
}

/** True where an open round keeps the operation's person from others' decisions: at its stage and those after it. */
export async function isBlindAt(op: Operation, place: DecisionPlace): Promise<boolean> {
  const open = await openRoundsOf(op.tx, op, place.referenceId);
  return open.some((round) => round.phaseId === place.phaseId && from(round.stage).includes(place.stage));
}

const from = (stage: string): readonly string[] => stages.slice(Math.max(0, (stages as readonly string[]).indexOf(stage)));

interface OpenRound {
  readonly setId: string;
  readonly phaseId: string | null;
  readonly stage: string;
}

/** Every place that open rounds keep this person blind to. */
export async function blindPlaces(
  db: Reader,
  who: Pick<Scope, 'reviewId' | 'actorId'>,
): Promise<{ readonly has: (place: DecisionPlace) => boolean }> {
  const rows = await openRounds(db, who).select('u.reference_id').execute();
  const rounds = Map.groupBy(rows, (row) => row.reference_id);
  return {
    has: ({ referenceId, phaseId, stage }) =>
      (rounds.get(referenceId) ?? []).some((round) => round.phaseId === phaseId && from(round.stage).includes(stage)),
  };
}

/** Open rounds that drew a reference and have this person as second reviewer. */
const openRoundsOf = (db: Reader, who: Pick<Scope, 'reviewId' | 'actorId'>, referenceId: string): Promise<readonly OpenRound[]> =>
  openRounds(db, who).where('u.reference_id', '=', referenceId).execute();

const openRounds = (db: Reader, who: Pick<Scope, 'reviewId' | 'actorId'>) =>
  db
    .selectFrom('check_round_unit as u')
    .innerJoin('check_round as r', 'r.id', 'u.check_round_id')
    .innerJoin('check_round_reviewer as v', 'v.check_round_id', 'r.id')
    .innerJoin('work_set as s', 's.check_round_id', 'r.id')
    .select(['s.id as setId', 'r.phase_id as phaseId', 'r.stage'])
    .where('u.review_id', '=', who.reviewId)
    .where('v.account_id', '=', who.actorId)
    .where('v.trashed_at', 'is', null)
    .where('r.state', '=', 'open')
    .where('r.trashed_at', 'is', null);

/** True of a second reviewer of an open round: something is kept from them. */
export const isBlindSomewhere = async (db: Reader, who: Pick<Scope, 'reviewId' | 'actorId'>): Promise<boolean> =>
  (await openRounds(db, who).limit(1).executeTakeFirst()) !== undefined;

/** The sets of rounds that are closed: what second reviewers decided in them stands beside the working set. */
export async function closedSets(db: Reader, reviewId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('work_set as s')
    .innerJoin('check_round as r', 'r.id', 's.check_round_id')
    .select('s.id')
    .where('s.review_id', '=', reviewId)
    .where('r.state', '=', 'closed')
    .where('r.trashed_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}
