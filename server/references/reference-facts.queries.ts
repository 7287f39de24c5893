/** Facts about many references at once, for lists. */
import { type Eyes, visibleStanding } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

export interface StandingChoice {
  readonly phase: string;
  readonly stage: string;
  readonly choice: string;
}

/** Names of the phases in which each reference is used, in the review's order, by reference id. */
export async function phasesOf({ db, reviewId }: Where, references: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (!references.length) return new Map();
  const rows = await db
    .selectFrom('reference_phase as p')
    .innerJoin('phase', 'phase.id', 'p.phase_id')
    .select(['p.reference_id', 'phase.name'])
    .where('p.review_id', '=', reviewId)
    .where('p.reference_id', 'in', references)
    .where('p.trashed_at', 'is', null)
    .where('phase.trashed_at', 'is', null)
    .orderBy('phase.position')
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.reference_id)].map(([id, own]) => [id, own.map((row) => row.name)]));
}

/** What stands on each reference as this person may see it, phases in the review's order, stages as they were decided; by reference id. */
export async function standingChoices(
  eyes: Pick<Scope, 'db'> & Eyes,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly StandingChoice[]>> {
  if (!references.length) return new Map();
  const rows = await eyes.db
    .selectFrom('standing_decision as s')
    .innerJoin('phase', 'phase.id', 's.phase_id')
    .select(['s.reference_id', 'phase.name as phase', 's.stage', 's.choice'])
    .where('s.review_id', '=', eyes.reviewId)
    .where('s.reference_id', 'in', references)
    .where('s.trashed_at', 'is', null)
    .where(visibleStanding(eyes, 's'))
    .orderBy('phase.position')
    .orderBy('s.made_at')
    .execute();
  return Map.groupBy(rows, (row) => row.reference_id);
}
