/** Second factors, recovery codes, browsers that have signed in before, settings of the instance. */
import type { Kysely } from 'kysely';
import { plainTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('session')
    .addColumn('awaits', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('throttle')
    .addColumn('in_a_row', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await plainTable(
    db,
    'second_factor',
    { account_id: '→account', secret: 'text', last_step: 'integer', made_at: 'text', confirmed_at: 'text?' },
    { key: ['account_id'] },
  );
  await plainTable(
    db,
    'recovery_code',
    { account_id: '→account', code_hash: 'text', made_at: 'text', used_at: 'text?' },
    { key: ['account_id', 'code_hash'] },
  );
  await plainTable(
    db,
    'known_browser',
    { token_hash: 'text', account_id: '→account', made_at: 'text', seen_at: 'text' },
    { key: ['token_hash'], index: [['account_id']] },
  );
  await plainTable(db, 'instance_setting', { name: 'text', value: 'text', changed_at: 'text' }, { key: ['name'] });
}
