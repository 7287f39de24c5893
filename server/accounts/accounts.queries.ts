import type { Reader, Tx } from '../platform/database.ts';
import type { Schema } from '../platform/schema/index.ts';
import { emailKey } from './account.ts';

export type Account = Schema['account'];

export const accountByEmail = (db: Reader, email: string): Promise<Account | undefined> =>
  db.selectFrom('account').selectAll().where('email_key', '=', emailKey(email)).executeTakeFirst();

export const accountById = (db: Reader, id: string): Promise<Account | undefined> =>
  db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();

/** True before anybody has made an account: the operator does not count. */
export const isUnclaimed = async (db: Reader): Promise<boolean> =>
  !(await db.selectFrom('account').select('id').where('is_operator', '=', 0).executeTakeFirst());

export const operatorAccount = (db: Reader): Promise<Account | undefined> =>
  db.selectFrom('account').selectAll().where('is_operator', '=', 1).executeTakeFirst();

export const insertAccount = async (tx: Tx, account: Account): Promise<void> => {
  await tx.insertInto('account').values(account).execute();
};

export const updateAccount = async (
  tx: Tx,
  id: string,
  patch: Partial<Pick<Account, 'name' | 'theme' | 'keys_off' | 'password_hash' | 'password_changed_at' | 'disabled_at'>>,
): Promise<void> => {
  await tx.updateTable('account').set(patch).where('id', '=', id).execute();
};

export interface SessionShown {
  readonly idHash: string;
  readonly madeAt: string;
  readonly seenAt: string;
  readonly agent: string;
}

/** The account of a live session, or nothing: ended, expired, or its account disabled. */
export const accountOfSession = (db: Reader, idHash: string, now: string): Promise<(Account & { seen_at: string }) | undefined> =>
  db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .selectAll('a')
    .select('s.seen_at')
    .where('s.id_hash', '=', idHash)
    .where('s.expires_at', '>', now)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst();

export const sessionsOf = async (db: Reader, accountId: string): Promise<readonly SessionShown[]> => {
  const rows = await db.selectFrom('session').selectAll().where('account_id', '=', accountId).orderBy('seen_at', 'desc').execute();
  return rows.map((row) => ({ idHash: row.id_hash, madeAt: row.made_at, seenAt: row.seen_at, agent: row.agent }));
};

export const insertSession = async (tx: Tx, session: Schema['session']): Promise<void> => {
  await tx.insertInto('session').values(session).execute();
};

export const touchSession = async (tx: Tx, idHash: string, seenAt: string, expiresAt: string): Promise<void> => {
  await tx.updateTable('session').set({ seen_at: seenAt, expires_at: expiresAt }).where('id_hash', '=', idHash).execute();
};

export const deleteSession = async (tx: Tx, idHash: string): Promise<void> => {
  await tx.deleteFrom('session').where('id_hash', '=', idHash).execute();
};

export const deleteOtherSessions = async (tx: Tx, accountId: string, keep: string | null): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('id_hash', '!=', keep ?? '')
    .execute();
};

export const insertLink = async (tx: Tx, link: Schema['one_time_link']): Promise<void> => {
  await tx.insertInto('one_time_link').values(link).execute();
};

/** Uses a link up: true for exactly one caller, ever. */
export const useLink = async (tx: Tx, tokenHash: string, purpose: string, now: string): Promise<{ accountId: string | null } | null> => {
  const used = await tx
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst();
  return used ? { accountId: used.account_id } : null;
};

export const isLinkGood = async (db: Reader, tokenHash: string, purpose: string, now: string): Promise<boolean> =>
  Boolean(
    await db
      .selectFrom('one_time_link')
      .select('token_hash')
      .where('token_hash', '=', tokenHash)
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst(),
  );

export const throttleOf = (db: Reader, key: string): Promise<Schema['throttle'] | undefined> =>
  db.selectFrom('throttle').selectAll().where('key', '=', key).executeTakeFirst();

export const saveThrottle = async (tx: Tx, row: Schema['throttle']): Promise<void> => {
  await tx
    .insertInto('throttle')
    .values(row)
    .onConflict((c) => c.column('key').doUpdateSet({ failures: row.failures, last_at: row.last_at, wait_until: row.wait_until }))
    .execute();
};

export const clearThrottle = async (tx: Tx, key: string): Promise<void> => {
  await tx.deleteFrom('throttle').where('key', '=', key).execute();
};
