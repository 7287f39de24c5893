/**
 * What pages read of every passage, coding and element of a review, in the order in which they read it, from an index alone.
 * Measured at 30,000 passages, processor time: passages per document 46 → 5 ms; evidence with its documents 29 → 18 ms; codings
 * with their documents 116 → 60 ms. One index goes, as the first columns of another say the same. And the guard of the activity,
 * which looks for the id of what comes in, finds it: it read the whole history at every write (2.7 ms at 6,000 entries).
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createIndex('excerpt_in_order')
    .on('excerpt')
    .columns(['review_id', 'set_id', 'trashed_at', 'document_version_id', 'start_at', 'end_at desc', 'id'])
    .execute();
  await schema.createIndex('excerpt_place').on('excerpt').columns(['id', 'set_id', 'trashed_at', 'document_version_id']).execute();
  await schema
    .createIndex('coding_in_order')
    .on('coding')
    .columns(['review_id', 'set_id', 'trashed_at', 'excerpt_id', 'code_id', 'role_id'])
    .execute();
  await schema
    .createIndex('element_counted')
    .on('element')
    .columns(['review_id', 'trashed_at', 'cmoc_id', 'role_id', 'code_id', 'direction'])
    .execute();
  await schema.dropIndex('coding_by_excerpt_id').execute();
  await schema.createIndex('activity_one_id').on('activity').column('id').unique().execute();
}
