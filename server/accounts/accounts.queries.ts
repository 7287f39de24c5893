import type { Reader, Tx } from '../platform/database.ts';
import { prepared } from '../platform/prepared.ts';
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

export type LiveSession = Account & { readonly seen_at: string; readonly session_made_at: string; readonly awaits: string };

/** The account of a live session, or nothing: ended, expired, or its account disabled. */
export const accountOfSession = (db: Reader, idHash: string, now: string): Promise<LiveSession | undefined> =>
  liveSession.first(db, { idHash, now });

const liveSession = prepared((db: Reader, p: { idHash: string; now: string }) =>
  db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .selectAll('a')
    .select(['s.seen_at', 's.awaits', 's.made_at as session_made_at'])
    .where('s.id_hash', '=', p.idHash)
    .where('s.expires_at', '>', p.now)
    .where('a.disabled_at', 'is', null),
);

export const sessionsOf = async (db: Reader, accountId: string, now: string): Promise<readonly SessionShown[]> => {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('awaits', '=', '')
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((row) => ({ idHash: row.id_hash, madeAt: row.made_at, seenAt: row.seen_at, agent: row.agent }));
};

export const insertSession = async (tx: Tx, session: Schema['session']): Promise<void> => {
  await tx.insertInto('session').values(session).execute();
};

export const touchSession = async (tx: Tx, idHash: string, seenAt: string, expiresAt: string): Promise<void> => {
  await tx.updateTable('session').set({ seen_at: seenAt, expires_at: expiresAt }).where('id_hash', '=', idHash).execute();
};

/** `accountId`: only if it is this person's. */
export const deleteSession = async (tx: Tx, idHash: string, accountId?: string): Promise<void> => {
  const session = tx.deleteFrom('session').where('id_hash', '=', idHash);
  await (accountId === undefined ? session : session.where('account_id', '=', accountId)).execute();
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

/** Links of one purpose end when a newer one is made. */
export const retireLinks = async (tx: Tx, accountId: string, purpose: string, at: string): Promise<void> => {
  await tx
    .updateTable('one_time_link')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute();
};

/** Whom an unused link is for. */
export const linkedAccount = async (
  db: Reader,
  tokenHash: string,
  purpose: string,
  now: string,
): Promise<{ id: string; email: string; name: string } | null> =>
  (await db
    .selectFrom('one_time_link as l')
    .innerJoin('account as a', 'a.id', 'l.account_id')
    .select(['a.id', 'a.email', 'a.name'])
    .where('l.token_hash', '=', tokenHash)
    .where('l.purpose', '=', purpose)
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', now)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst()) ?? null;

export const isKnownBrowser = async (db: Reader, tokenHash: string, accountId: string): Promise<boolean> =>
  Boolean(
    await db
      .selectFrom('known_browser')
      .select('token_hash')
      .where('token_hash', '=', tokenHash)
      .where('account_id', '=', accountId)
      .executeTakeFirst(),
  );

/** A person's newest browsers are kept: older ones count as unknown again. */
const browsersKept = 20;

export const saveKnownBrowser = async (tx: Tx, row: Schema['known_browser']): Promise<void> => {
  await tx.insertInto('known_browser').values(row).execute();
  const newest = tx
    .selectFrom('known_browser')
    .select('token_hash')
    .where('account_id', '=', row.account_id)
    .orderBy('made_at', 'desc')
    .limit(browsersKept);
  await tx.deleteFrom('known_browser').where('account_id', '=', row.account_id).where('token_hash', 'not in', newest).execute();
};

export const throttleOf = (db: Reader, key: string): Promise<Schema['throttle'] | undefined> =>
  db.selectFrom('throttle').selectAll().where('key', '=', key).executeTakeFirst();

export const saveThrottle = async (tx: Tx, row: Schema['throttle']): Promise<void> => {
  await tx
    .insertInto('throttle')
    .values(row)
    .onConflict((c) => c.column('key').doUpdateSet(row))
    .execute();
};

export const clearThrottle = async (tx: Tx, key: string): Promise<void> => {
  await tx.deleteFrom('throttle').where('key', '=', key).execute();
};

/** Titles of the reviews whose only lead a person is. */
export const membersLedAlone = async (db: Reader, accountId: string): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('member as m')
    .innerJoin('review as r', 'r.id', 'm.review_id')
    .select('r.title')
    .where('m.account_id', '=', accountId)
    .where('m.role', '=', 'lead')
    .where('m.trashed_at', 'is', null)
    .where('r.trashed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('member as o')
            .select('o.id')
            .whereRef('o.review_id', '=', 'm.review_id')
            .where('o.account_id', '!=', accountId)
            .where('o.role', '=', 'lead')
            .where('o.trashed_at', 'is', null),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.title);
};

export const isOnlyAdmin = async (db: Reader, accountId: string): Promise<boolean> => {
  const admins = await db.selectFrom('account').select('id').where('is_admin', '=', 1).where('disabled_at', 'is', null).execute();
  return admins.length === 1 && admins[0]?.id === accountId;
};

/** Empties an account and everything that could sign it in. The row stays: what they made points at it. */
export const forgetPerson = async (tx: Tx, accountId: string, at: string): Promise<void> => {
  const row = await tx.selectFrom('account').select('email_key').where('id', '=', accountId).executeTakeFirstOrThrow();
  const { n } = await tx
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('email', '=', '')
    .executeTakeFirstOrThrow();
  for (const table of ['session', 'known_browser', 'recovery_code', 'second_factor', 'one_time_link', 'draft', 'idempotency'] as const)
    await tx.deleteFrom(table).where('account_id', '=', accountId).execute();
  await tx
    .deleteFrom('throttle')
    .where('key', 'in', [`account:${row.email_key}`, `letter:${row.email_key}`])
    .execute();
  const told = tx.selectFrom('activity').select('id').where('object', '=', 'account').where('object_id', '=', accountId);
  await tx.deleteFrom('activity_payload').where('activity_id', 'in', told).execute();
  await forgetInvitations(tx, accountId, row.email_key);
  const blank = { email: '', email_key: `former:${accountId}`, name: `Former member ${n + 1}`, password_hash: null, is_admin: 0 as const };
  await tx
    .updateTable('account')
    .set({ ...blank, disabled_at: at })
    .where('id', '=', accountId)
    .execute();
};

/** Invitations keep that somebody was invited, not whom; their history keeps no address either. */
async function forgetInvitations(tx: Tx, accountId: string, key: string): Promise<void> {
  const all = await tx.selectFrom('invitation').select(['id', 'email', 'accepted_by']).execute();
  const theirs = all.filter((one) => one.accepted_by === accountId || emailKey(one.email) === key).map((one) => one.id);
  if (!theirs.length) return;
  const told = tx.selectFrom('activity').select('id').where('object', '=', 'invitation').where('object_id', 'in', theirs);
  await tx.deleteFrom('activity_payload').where('activity_id', 'in', told).execute();
  await tx.updateTable('invitation').set({ email: '' }).where('id', 'in', theirs).execute();
}
