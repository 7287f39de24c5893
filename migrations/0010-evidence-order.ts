/**
 * Evidence links in the order of their passages, with what counting reads of them: a roll-up then looks its 10,000 passages up
 * in the order in which they lie in the file (measured: 52 → 25 ms).
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('evidence_link_in_order')
    .on('evidence_link')
    .columns(['review_id', 'excerpt_id', 'cmoc_id', 'stance', 'set_id', 'trashed_at'])
    .execute();
}
