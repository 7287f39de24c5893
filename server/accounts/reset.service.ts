/** New passwords by link: made by a lead or an admin, or sent by mail. Whoever makes one never learns or chooses the password. */
import type { Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import { ofInstance, operate } from '../platform/operation.ts';
import { newToken, tokenHash } from '../web/session.ts';
import { emailKey } from './account.ts';
import {
  accountByEmail,
  accountById,
  clearThrottle,
  deleteOtherSessions,
  insertLink,
  linkedAccount,
  retireLinks,
  updateAccount,
  useLink,
} from './accounts.queries.ts';
import { acceptablePassword } from './accounts.service.ts';
import { ofAccount } from './second-factor.service.ts';
import { freeTries, networkOf } from './throttle.ts';
import { noteFailure, passGates } from './throttle.service.ts';

const hour = 3600_000;
/** A link handed over by a person may wait in a mailbox; one that was asked for is used at once. */
const lasts = { handed: 24 * hour, mailed: hour } as const;

/** The token of a link that sets a new password, once, within a day. Earlier ones end. */
export async function makeResetToken(ctx: Context, accountId: string, by: string): Promise<string> {
  const account = await accountById(ctx.db.read, accountId);
  if (!account || account.disabled_at || account.is_operator) throw new NotFound();
  const token = newToken();
  await operate(ctx, ofInstance(by), { verb: 'make a link for a new password' }, async (op) => {
    await putLink(ctx, op.tx, { token, accountId, lasts: lasts.handed });
    op.note(ofAccount(accountId));
    return null;
  });
  return token;
}

async function putLink(ctx: Context, tx: Tx, link: { token: string; accountId: string; lasts: number }): Promise<void> {
  const made_at = ctx.now();
  await retireLinks(tx, link.accountId, 'reset', made_at);
  const expires_at = new Date(Date.parse(made_at) + link.lasts).toISOString();
  await insertLink(tx, {
    token_hash: tokenHash(link.token),
    purpose: 'reset',
    account_id: link.accountId,
    made_at,
    expires_at,
    used_at: null,
  });
}

/**
 * Sends a link to an address if there is an account: the answer is the same, and as fast, when there is none.
 * @throws TooMany when this address or network asks too often. @throws Refused when no mail server is set up.
 */
export async function mailResetLink(
  ctx: Context,
  asked: { readonly email: string; readonly address: string },
  linkOf: (token: string) => string,
): Promise<void> {
  if (!ctx.mail.isOn) throw new Refused('This server sends no mail. Ask a lead of your review, or the person who runs it, for a link.');
  const gates = [
    { key: `letter:${emailKey(asked.email)}`, free: freeTries.letter },
    { key: `letters:${networkOf(asked.address)}`, free: freeTries.network },
  ];
  await passGates(ctx, gates);
  await noteFailure(ctx, gates);
  const account = await accountByEmail(ctx.db.read, asked.email);
  if (!account?.password_hash || account.disabled_at) return;
  const token = newToken();
  await ctx.db.write((tx) => putLink(ctx, tx, { token, accountId: account.id, lasts: lasts.mailed }));
  ctx.mail.post({
    to: account.email,
    subject: 'A new password for Retroduce',
    text: `Somebody, probably you, asked for a new password for ${account.email}.\n\nThis link sets one. It works once, for one hour:\n${linkOf(token)}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
  });
}

/** Whose password a link would set, or null when it has been used or has expired. */
export const accountToReset = (ctx: Context, token: string): Promise<{ id: string; email: string; name: string } | null> =>
  linkedAccount(ctx.db.read, tokenHash(token), 'reset', ctx.now());

/**
 * Sets the password that a link allows, ends every session and forgives all failures: also the way back in for somebody whom
 * strangers keep out. Returns whose it is. @throws Invalid when the password is too easy: the link stays good then.
 */
export async function resetPassword(ctx: Context, token: string, password: string): Promise<string> {
  const account = await accountToReset(ctx, token);
  if (!account) throw new Refused('This link has been used or has expired. Ask for a new one.');
  const password_hash = await acceptablePassword({ ...account, password });
  await operate(ctx, ofInstance(account.id), { verb: 'set a new password by link' }, async (op) => {
    if (!(await useLink(op.tx, tokenHash(token), 'reset', op.at))) throw new Refused('This link has been used. Ask for a new one.');
    await updateAccount(op.tx, account.id, { password_hash, password_changed_at: op.at });
    await deleteOtherSessions(op.tx, account.id, null);
    await clearThrottle(op.tx, `account:${emailKey(account.email)}`);
    op.note(ofAccount(account.id));
    return null;
  });
  tellOfNewPassword(ctx, account.email);
  return account.id;
}

/** Somebody whose password was changed by another learns of it (ASVS 6.3.7). */
export function tellOfNewPassword(ctx: Context, email: string): void {
  ctx.mail.post({
    to: email,
    subject: 'Your Retroduce password was changed',
    text: `The password of ${email} was changed just now, and every session was ended.\n\nIf it was not you, tell the person who runs the server at once.\n`,
  });
}
