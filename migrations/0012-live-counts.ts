/**
 * What the overview and the rail count, answered from an index alone (measured at 30,000 passages: passages without a role
 * 58 → 27 ms, work per member 53 → 7 ms, codings without a code 20 → 1 ms).
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createIndex('excerpt_live_by_author')
    .on('excerpt')
    .columns(['review_id', 'set_id', 'trashed_at', 'author_id', 'id'])
    .execute();
  await schema.createIndex('coding_live_roles').on('coding').columns(['excerpt_id', 'trashed_at', 'role_id']).execute();
  await schema
    .createIndex('coding_without_code')
    .on('coding')
    .columns(['review_id', 'set_id', 'excerpt_id'])
    .where(sql.ref('trashed_at'), 'is', null)
    .where(sql.ref('role_id'), 'is not', null)
    .where(sql.ref('code_id'), 'is', null)
    .execute();
  await schema
    .createIndex('cmoc_live_by_status')
    .on('cmoc')
    .columns(['review_id', 'set_id', 'trashed_at', 'level', 'status', 'author_id', 'id'])
    .execute();
  await schema.createIndex('element_live_roles').on('element').columns(['cmoc_id', 'trashed_at', 'role_id']).execute();
}
