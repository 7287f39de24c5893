/** Signing in and out. Sessions are opaque, stored hashed, 12 hours idle and 30 days at most. */
import type { Context } from '../platform/context.ts';
import { Invalid, Refused, TooMany } from '../platform/errors.ts';
import { newToken, tokenHash } from '../web/session.ts';
import { emailKey } from './account.ts';
import {
  accountByEmail,
  accountOfSession,
  type Account,
  clearThrottle,
  deleteOtherSessions,
  deleteSession,
  insertSession,
  saveThrottle,
  throttleOf,
  touchSession,
  useLink,
} from './accounts.queries.ts';
import { checkNothing, isPassword } from './password.adapter.ts';
import { afterFailure, waitAfter } from './throttle.ts';

const hour = 3600_000;
const idleLimit = 12 * hour;
const absoluteLimit = 30 * 24 * hour;
const seenEvery = 10 * 60_000;

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly agent: string;
  readonly address: string;
}

/** A new session's token. @throws Invalid for a wrong address or password, without telling which. @throws TooMany while throttled. */
export async function signIn(ctx: Context, input: SignIn): Promise<string> {
  const keys = [`account:${emailKey(input.email)}`, `address:${input.address}`];
  await assertNotThrottled(ctx, keys);
  const account = await accountByEmail(ctx.db.read, input.email);
  if (!account?.password_hash || account.disabled_at) {
    await checkNothing(input.password);
    return failed(ctx, keys);
  }
  if (!(await isPassword(account.password_hash, input.password))) return failed(ctx, keys);
  await ctx.db.write((tx) => clearThrottle(tx, keys[0] ?? ''));
  ctx.log.info({ account: account.id }, 'signed in');
  return startSession(ctx, account.id, input.agent);
}

async function assertNotThrottled(ctx: Context, keys: readonly string[]): Promise<void> {
  const now = Date.parse(ctx.now());
  for (const key of keys) {
    const row = await throttleOf(ctx.db.read, key);
    const wait = row ? waitAfter({ failures: row.failures, lastAt: Date.parse(row.last_at) }, now) : 0;
    if (wait > 0) throw new TooMany(`Too many tries. Please wait ${Math.ceil(wait / 1000)} seconds and try again.`, Math.ceil(wait / 1000));
  }
}

async function failed(ctx: Context, keys: readonly string[]): Promise<never> {
  const at = ctx.now();
  await ctx.db.write(async (tx) => {
    for (const key of keys) {
      const known = await throttleOf(tx, key);
      const { failures } = afterFailure(known ? { failures: known.failures, lastAt: Date.parse(known.last_at) } : null, Date.parse(at));
      await saveThrottle(tx, { key, failures, last_at: at, wait_until: at });
    }
  });
  ctx.log.warn({}, 'sign-in refused');
  throw new Invalid({ email: 'This address and password do not belong together.' });
}

export async function startSession(ctx: Context, accountId: string, agent: string): Promise<string> {
  const token = newToken();
  const made_at = ctx.now();
  const expires_at = later(made_at, idleLimit);
  await ctx.db.write((tx) =>
    insertSession(tx, { id_hash: tokenHash(token), account_id: accountId, made_at, seen_at: made_at, expires_at, agent }),
  );
  return token;
}

/** Signs in by a link printed on this machine, once. */
export async function signInByLink(ctx: Context, token: string, agent: string): Promise<string> {
  const used = await ctx.db.write((tx) => useLink(tx, tokenHash(token), 'sign-in', ctx.now()));
  if (!used?.accountId) throw new Refused('This link has been used or has expired.');
  return startSession(ctx, used.accountId, agent);
}

/** Who a session belongs to, or null. Notes that it was seen at most every ten minutes. */
export async function accountOf(ctx: Context, idHash: string): Promise<Account | null> {
  const now = ctx.now();
  const account = await accountOfSession(ctx.db.read, idHash, now);
  if (!account) return null;
  if (Date.parse(now) - Date.parse(account.seen_at) > seenEvery)
    await ctx.db.write((tx) => touchSession(tx, idHash, now, later(now, idleLimit)));
  return account;
}

export async function endSession(ctx: Context, idHash: string): Promise<void> {
  await ctx.db.write((tx) => deleteSession(tx, idHash));
}

/** Ends every session of an account but one. */
export async function endOtherSessions(ctx: Context, accountId: string, keep: string | null): Promise<void> {
  await ctx.db.write((tx) => deleteOtherSessions(tx, accountId, keep));
}

const later = (from: string, ms: number): string => new Date(Date.parse(from) + Math.min(ms, absoluteLimit)).toISOString();
