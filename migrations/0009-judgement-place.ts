/** One judgement per scale and subject (a reference: per phase and theory) in a set, as there is one answer per place. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unique index judgement_one_place on judgement (review_id, scale_id, coalesce(reference_id, ''), coalesce(excerpt_id, ''),
    coalesce(evidence_link_id, ''), coalesce(cmoc_id, ''), coalesce(phase_id, ''), coalesce(theory_id, ''), set_id)
    where trashed_at is null`.execute(db);
}
