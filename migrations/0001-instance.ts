/** Accounts, sessions, jobs, drafts: what belongs to the instance and to no review. */
import type { Kysely } from 'kysely';
import { plainTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await plainTable(
    db,
    'account',
    {
      id: 'text',
      email: 'text',
      email_key: 'text',
      name: 'text',
      password_hash: 'text?',
      is_admin: 'flag',
      is_operator: 'flag',
      theme: 'text',
      keys_off: 'flag',
      made_at: 'text',
      password_changed_at: 'text',
      disabled_at: 'text?',
    },
    { key: ['id'] },
  );
  await db.schema.createIndex('account_one_email').on('account').column('email_key').unique().execute();
  await plainTable(
    db,
    'session',
    { id_hash: 'text', account_id: '→account', made_at: 'text', seen_at: 'text', expires_at: 'text', agent: 'text' },
    { key: ['id_hash'], index: [['account_id']] },
  );
  await plainTable(
    db,
    'one_time_link',
    { token_hash: 'text', purpose: 'text', account_id: '→account?', made_at: 'text', expires_at: 'text', used_at: 'text?' },
    { key: ['token_hash'] },
  );
  await plainTable(db, 'throttle', { key: 'text', failures: 'integer', last_at: 'text', wait_until: 'text' }, { key: ['key'] });
  await plainTable(
    db,
    'idempotency',
    { account_id: 'text', key: 'text', route: 'text', body_hash: 'text', outcome: 'text', made_at: 'text' },
    { key: ['account_id', 'key'], index: [['made_at']] },
  );
  await plainTable(
    db,
    'draft',
    { account_id: '→account', place: 'text', review_id: 'text?', text: 'text', base_version: 'integer?', changed_at: 'text' },
    { key: ['account_id', 'place'] },
  );
  await plainTable(
    db,
    'job',
    {
      id: 'text',
      kind: 'text',
      review_id: 'text?',
      account_id: 'text',
      subject_id: 'text?',
      payload: 'text',
      state: 'text',
      attempts: 'integer',
      lease_until: 'text?',
      done: 'integer',
      total: 'integer?',
      message: 'text?',
      made_at: 'text',
      changed_at: 'text',
    },
    {
      key: ['id'],
      index: [
        ['state', 'made_at'],
        ['review_id', 'kind'],
      ],
    },
  );
}
