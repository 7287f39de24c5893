/** Decisions on references: each reviewer's own, and what stands. */
import { namesOf } from '../reviews/reviews.queries.ts';
import { closedSets } from '../agreement/round-place.queries.ts';
import { type Eyes, visibleDecision, visibleStanding } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { asChoice, asStage, type Choice, type Stage } from './stage.ts';

/** A reader of decisions: what they may see depends on who they are. */
export type Reading = Pick<Scope, 'db'> & Eyes;

interface Made {
  readonly id: string;
  readonly version: number;
  readonly phaseId: string;
  readonly stage: Stage;
  readonly choice: Choice;
  readonly reasons: readonly string[];
  readonly primaryReasonId: string | null;
  readonly note: string;
  /** When it took its present form. */
  readonly at: string;
}

export interface Decision extends Made {
  readonly reviewerId: string;
  readonly reviewer: string;
}

/** Every reviewer's decisions on a reference that this person may see, oldest first. */
export async function decisionsOn(scope: Reading & Pick<Scope, 'setId'>, referenceId: string): Promise<readonly Decision[]> {
  const rows = await scope.db
    .selectFrom('decision as d')
    .innerJoin('account as a', 'a.id', 'd.author_id')
    .selectAll('d')
    .select('a.name as reviewer')
    .where('d.review_id', '=', scope.reviewId)
    .where('d.reference_id', '=', referenceId)
    .where('d.trashed_at', 'is', null)
    .where(visibleDecision(scope, 'd'))
    .orderBy('d.made_at')
    .orderBy('d.id')
    .execute();
  return lastOfEach(rows).map((row) => ({ ...made(row), reviewerId: row.author_id, reviewer: row.reviewer }));
}

/**
 * What each reviewer decided on a reference in one phase and stage, in the working set or a round that is closed, oldest first;
 * for rules, whoever looks.
 */
export async function decisionsAt(
  { db, reviewId, setId }: Pick<Scope, 'db' | 'reviewId' | 'setId'>,
  place: { readonly referenceId: string; readonly phaseId: string; readonly stage: Stage },
): Promise<readonly Omit<Decision, 'reviewer'>[]> {
  const rows = await db
    .selectFrom('decision')
    .selectAll()
    .where('review_id', '=', reviewId)
    .where('reference_id', '=', place.referenceId)
    .where('phase_id', '=', place.phaseId)
    .where('stage', '=', place.stage)
    .where('set_id', 'in', [setId, ...(await closedSets(db, reviewId))])
    .where('trashed_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return lastOfEach(rows).map((row) => ({ ...made(row), reviewerId: row.author_id }));
}

/** One per person and place: who judged a record in a round and decided anew after it closed has changed their mind. */
const lastOfEach = <R extends { readonly author_id: string; readonly phase_id: string; readonly stage: string }>(rows: readonly R[]) => [
  ...new Map(rows.map((row) => [`${row.author_id} ${row.phase_id} ${row.stage}`, row])).values(),
];

export interface StandingDecision extends Made {
  /** alone · agreement · lead · discussion */
  readonly madeHow: string;
  /** Who took part in the discussion, and its ISO date; '' otherwise. */
  readonly people: string;
  readonly decidedOn: string;
  /** Who last made it stand as it does. */
  readonly by: string;
}

/** What stands on a reference, in every phase and stage that has it and that this person may see. */
export async function standingOn(scope: Reading, referenceId: string): Promise<readonly StandingDecision[]> {
  const rows = await scope.db
    .selectFrom('standing_decision as s')
    .leftJoin('activity as h', (on) => on.onRef('h.object_id', '=', 's.id').onRef('h.object_version', '=', 's.version'))
    .selectAll('s')
    .select('h.actor_id as by_id')
    .where('s.review_id', '=', scope.reviewId)
    .where('s.reference_id', '=', referenceId)
    .where('s.trashed_at', 'is', null)
    .where(visibleStanding(scope, 's'))
    .orderBy('s.made_at')
    .execute();
  const names = rows.length ? await namesOf(scope) : new Map<string, string>();
  return rows.map((row) => ({
    ...made(row),
    madeHow: row.made_how,
    people: row.people,
    decidedOn: row.decided_on,
    by: names.get(row.by_id ?? row.author_id) ?? '',
  }));
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly phase_id: string;
  readonly stage: string;
  readonly choice: string;
  readonly reasons: string;
  readonly primary_reason_id: string | null;
  readonly note: string;
  readonly changed_at: string;
}

const made = (row: Row): Made => ({
  id: row.id,
  version: row.version,
  phaseId: row.phase_id,
  stage: asStage(row.stage),
  choice: asChoice(row.choice),
  reasons: JSON.parse(row.reasons) as string[],
  primaryReasonId: row.primary_reason_id,
  note: row.note,
  at: row.changed_at,
});

/** Ids of the phases a reference is used in or was decided on, in the review's order; the first phase when there is none. */
export async function phasesOfReference(scope: Reading, referenceId: string): Promise<readonly string[]> {
  const rows = await scope.db
    .selectFrom('phase as p')
    .leftJoin('reference_phase as r', (on) =>
      on.onRef('r.phase_id', '=', 'p.id').on('r.reference_id', '=', referenceId).on('r.trashed_at', 'is', null),
    )
    .leftJoin('standing_decision as s', (on) =>
      on
        .onRef('s.phase_id', '=', 'p.id')
        .on('s.reference_id', '=', referenceId)
        .on('s.trashed_at', 'is', null)
        .on(() => visibleStanding(scope, 's')),
    )
    .select((eb) => ['p.id', 'p.trashed_at', eb.fn.count<number>('r.id').as('uses'), eb.fn.count<number>('s.id').as('decisions')])
    .where('p.review_id', '=', scope.reviewId)
    .groupBy(['p.id', 'p.trashed_at', 'p.position'])
    .orderBy('p.position')
    .execute();
  const concerned = rows.filter((row) => row.decisions || (row.uses && row.trashed_at === null));
  return (concerned.length ? concerned : rows.filter((row) => row.trashed_at === null).slice(0, 1)).map((row) => row.id);
}

/** How many people of the review may decide. With one, their own decision is the one that stands. */
export async function reviewerCount(scope: Pick<Scope, 'db' | 'reviewId'>): Promise<number> {
  const { n } = await scope.db
    .selectFrom('member')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('review_id', '=', scope.reviewId)
    .where('role', 'in', ['lead', 'reviewer'])
    .where('trashed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}
