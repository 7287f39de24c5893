/**
 * What thousands of records are counted, listed and recognised by, from indexes alone: a record's own row holds its abstract. The
 * flow of 20,000 records takes a quarter of the time that reading every row of them took.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, table: string, columns: readonly string[]): Promise<void> =>
    db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  await index('search_record_of_reference', 'search_record', ['review_id', 'reference_id', 'search_id', 'position', 'is_new']);
  await index('reference_phase_in_flow', 'reference_phase', ['review_id', 'trashed_at', 'reference_id', 'phase_id']);
  await index('standing_in_flow', 'standing_decision', ['review_id', 'trashed_at', 'reference_id', 'phase_id', 'stage', 'choice']);
  await index('reference_in_flow', 'reference', ['review_id', 'number', 'id', 'trashed_at', 'used_as', 'study_id']);
  await db.schema.dropIndex('reference_by_review_id_number').execute();
  await index('reference_by_title_key', 'reference', ['review_id', 'title_key', 'trashed_at', 'number', 'id']);
  await index('reference_by_pmid', 'reference', ['review_id', 'pmid']);
}
