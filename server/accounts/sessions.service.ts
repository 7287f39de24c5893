/** Signing in and out. Sessions are opaque, stored hashed, 12 hours idle and 30 days at most. */
import type { Context } from '../platform/context.ts';
import { Invalid, Refused, SignedOut } from '../platform/errors.ts';
import { newToken, tokenHash } from '../web/session.ts';
import { emailKey } from './account.ts';
import {
  accountByEmail,
  accountById,
  accountOfSession,
  type Account,
  deleteOtherSessions,
  deleteSession,
  insertSession,
  isKnownBrowser,
  type LiveSession,
  saveKnownBrowser,
  touchSession,
  useLink,
} from './accounts.queries.ts';
import { checkNothing, isPassword } from './password.adapter.ts';
import { type Awaits, awaitsOf, beginFactor, checkFactor, confirmWithCode } from './second-factor.service.ts';
import { freeTries, networkOf } from './throttle.ts';
import { type Gate, noteFailure, noteSuccess, passGates } from './throttle.service.ts';

const minute = 60_000;
const hour = 60 * minute;
const idleLimit = 12 * hour;
const absoluteLimit = 30 * 24 * hour;
/** How long one may look for the phone. */
const factorLimit = 10 * minute;
const seenEvery = 10 * minute;

export interface Device {
  readonly agent: string;
  readonly address: string;
  /** Hash of the token that this browser keeps since it signed in once. */
  readonly browser: string | null;
}

export interface SignIn extends Device {
  readonly email: string;
  readonly password: string;
}

/** A session that has begun: `awaits` says what it must still do before it opens anything. */
export interface Opened {
  readonly token: string;
  readonly awaits: Awaits;
  /** For the browser to keep: failures elsewhere won't slow it down. Given once signed in for good. */
  readonly browser?: string;
}

/** Begins a session. @throws Invalid for a wrong address or password, without telling which. @throws TooMany while throttled. */
export async function signIn(ctx: Context, input: SignIn): Promise<Opened> {
  const account = await accountByEmail(ctx.db.read, input.email);
  const gates = await gatesOf(ctx, input, account);
  await passGates(ctx, gates);
  if (!(await isRight(account, input.password))) {
    await noteFailure(ctx, gates);
    ctx.log.warn({}, 'sign-in refused');
    throw new Invalid({ email: 'This address and password do not belong together.' });
  }
  await noteSuccess(ctx, [
    `account:${emailKey(input.email)}`,
    ...gates.filter(({ key }) => key.startsWith('browser:')).map(({ key }) => key),
  ]);
  return openSession(ctx, account as Account, input.agent);
}

/** Takes the same time whether there is such an account. */
async function isRight(account: Account | undefined, password: string): Promise<boolean> {
  if (account?.password_hash && !account.disabled_at) return isPassword(account.password_hash, password);
  await checkNothing(password);
  return false;
}

/** A browser that has signed in before is counted by itself: strangers who guess can't lock its person out. */
async function gatesOf(ctx: Context, input: SignIn, account: Account | undefined): Promise<readonly Gate[]> {
  if (account && input.browser && (await isKnownBrowser(ctx.db.read, input.browser, account.id)))
    return [{ key: `browser:${input.browser}`, free: freeTries.password }];
  const closedBy =
    'Too many tries from browsers that never signed in here. Sign in with a browser you have used before, or ask for a link to set a new password.';
  return [
    { key: `account:${emailKey(input.email)}`, free: freeTries.password, closedBy },
    { key: `address:${networkOf(input.address)}`, free: freeTries.network },
  ];
}

/** Starts a session for somebody who has shown who they are by password or link; the second factor is still asked. */
export async function openSession(ctx: Context, account: Pick<Account, 'id' | 'is_admin'>, agent: string): Promise<Opened> {
  const awaits = await awaitsOf(ctx, account);
  if (awaits === 'enrol') await beginFactor(ctx, account.id);
  if (awaits) return { token: await insert(ctx, account.id, agent, { awaits, lasts: factorLimit }), awaits };
  ctx.log.info({ account: account.id }, 'signed in');
  return { token: await startSession(ctx, account.id, agent), awaits, browser: await rememberBrowser(ctx, account.id) };
}

export async function openSessionOf(ctx: Context, accountId: string, agent: string): Promise<Opened> {
  const account = await accountById(ctx.db.read, accountId);
  if (!account || account.disabled_at) throw new SignedOut();
  return openSession(ctx, account, agent);
}

/** A session that waits for its second factor. */
export interface Pending {
  readonly accountId: string;
  readonly sessionHash: string;
}

/** Gives the code that a session waits for: a new session takes its place. */
export async function finishSignIn(ctx: Context, pending: Pending, code: string, agent: string): Promise<Opened> {
  await checkFactor(ctx, pending.accountId, code);
  return settle(ctx, pending, agent);
}

/** Confirms the factor that a session had to set up. Returns the recovery codes with the new session. */
export async function finishEnrolment(
  ctx: Context,
  pending: Pending,
  code: string,
  agent: string,
): Promise<{ readonly opened: Opened; readonly codes: readonly string[] }> {
  const codes = await confirmWithCode(ctx, pending.accountId, code);
  return { codes, opened: await settle(ctx, pending, agent) };
}

async function settle(ctx: Context, pending: Pending, agent: string): Promise<Opened> {
  await endSession(ctx, pending.sessionHash);
  ctx.log.info({ account: pending.accountId }, 'signed in');
  return {
    token: await startSession(ctx, pending.accountId, agent),
    awaits: '',
    browser: await rememberBrowser(ctx, pending.accountId),
  };
}

/** A session that is signed in. */
export const startSession = (ctx: Context, accountId: string, agent: string): Promise<string> =>
  insert(ctx, accountId, agent, { awaits: '', lasts: idleLimit });

async function insert(ctx: Context, accountId: string, agent: string, how: { awaits: Awaits; lasts: number }): Promise<string> {
  const token = newToken();
  const made_at = ctx.now();
  const row = { account_id: accountId, made_at, seen_at: made_at, expires_at: later(made_at, how.lasts), agent, awaits: how.awaits };
  await ctx.db.write((tx) => insertSession(tx, { id_hash: tokenHash(token), ...row }));
  return token;
}

async function rememberBrowser(ctx: Context, accountId: string): Promise<string> {
  const token = newToken();
  const now = ctx.now();
  await ctx.db.write((tx) => saveKnownBrowser(tx, { token_hash: tokenHash(token), account_id: accountId, made_at: now, seen_at: now }));
  return token;
}

/** Signs in by a link printed on this machine, once. */
export async function signInByLink(ctx: Context, token: string, agent: string): Promise<Opened> {
  const used = await ctx.db.write((tx) => useLink(tx, tokenHash(token), 'sign-in', ctx.now()));
  if (!used?.accountId) throw new Refused('This link has been used or has expired.');
  return openSessionOf(ctx, used.accountId, agent);
}

/** Who a live session belongs to and what it waits for, or null. Notes at most every ten minutes that it was seen; a full disk only stops the note. */
export async function sessionIn(ctx: Context, idHash: string): Promise<LiveSession | null> {
  const now = ctx.now();
  const found = await accountOfSession(ctx.db.read, idHash, now);
  if (!found) return null;
  const until = earlier(later(now, idleLimit), later(found.session_made_at, absoluteLimit));
  if (!found.awaits && Date.parse(now) - Date.parse(found.seen_at) > seenEvery)
    await ctx.db
      .write((tx) => touchSession(tx, idHash, now, until))
      .catch((err: unknown) => ctx.log.warn({ err }, 'could not note a visit'));
  return found;
}

export async function endSession(ctx: Context, idHash: string): Promise<void> {
  await ctx.db.write((tx) => deleteSession(tx, idHash));
}

/** Ends one of a person's own sessions. */
export async function endOwnSession(ctx: Context, accountId: string, idHash: string): Promise<void> {
  await ctx.db.write((tx) => deleteSession(tx, idHash, accountId));
}

/** Ends every session of an account but one. */
export async function endOtherSessions(ctx: Context, accountId: string, keep: string | null): Promise<void> {
  await ctx.db.write((tx) => deleteOtherSessions(tx, accountId, keep));
}

const later = (from: string, ms: number): string => new Date(Date.parse(from) + ms).toISOString();
const earlier = (a: string, b: string): string => (a < b ? a : b);
