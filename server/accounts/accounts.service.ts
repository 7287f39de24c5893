/** Making accounts and changing them. Sign-in and sessions: sessions.service. */
import type { Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { Invalid, isDuplicate, NotFound, Refused } from '../platform/errors.ts';
import { ofInstance, operate } from '../platform/operation.ts';
import { newToken, tokenHash } from '../web/session.ts';
import { emailKey, passwordFault } from './account.ts';
import {
  accountById,
  type Account,
  insertAccount,
  insertLink,
  isUnclaimed,
  operatorAccount,
  updateAccount,
  useLink,
} from './accounts.queries.ts';
import { hashPassword } from './password.adapter.ts';
import { assertPassword, ofAccount } from './second-factor.service.ts';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

const day = 24 * 3600 * 1000;

/** The actor of the command line: made once, can't sign in, can't code. Returns its id. */
export async function ensureOperator(ctx: Context): Promise<string> {
  const known = await operatorAccount(ctx.db.read);
  if (known) return known.id;
  const account = {
    ...blankAccount(ctx, ctx.newId()),
    email: 'operator',
    email_key: 'operator',
    name: 'Operator',
    is_operator: 1 as const,
  };
  await ctx.db.write((tx) => insertAccount(tx, account));
  return account.id;
}

/** A link that makes the first account, good for seven days, or null when there is an account already. */
export async function firstAccountToken(ctx: Context): Promise<string | null> {
  return (await isUnclaimed(ctx.db.read)) ? makeLink(ctx, 'first-account', null, 7 * day) : null;
}

/** A link that signs an account in once, for the demo on this machine. */
export const oneTimeSignInToken = (ctx: Context, accountId: string): Promise<string> => makeLink(ctx, 'sign-in', accountId, 3600 * 1000);

async function makeLink(ctx: Context, purpose: string, accountId: string | null, lasts: number): Promise<string> {
  const token = newToken();
  const made_at = ctx.now();
  const expires_at = new Date(Date.parse(made_at) + lasts).toISOString();
  await ctx.db.write((tx) =>
    insertLink(tx, { token_hash: tokenHash(token), purpose, account_id: accountId, made_at, expires_at, used_at: null }),
  );
  return token;
}

/** Makes the first account, an admin. @throws Refused when the link has been used or an account is there. */
export async function makeFirstAccount(ctx: Context, token: string, input: NewAccount): Promise<string> {
  const password_hash = await acceptablePassword(input);
  return operate(ctx, ofInstance(await ensureOperator(ctx)), { verb: 'make the first account' }, async (op) => {
    if (!(await useLink(op.tx, tokenHash(token), 'first-account', op.at)) || !(await isUnclaimed(op.tx)))
      throw new Refused('This link has been used or has expired. Start the server again: it prints a new one while there is no account.');
    const account: Account = { ...blankAccount(ctx, op.newId()), ...identity(input), password_hash, is_admin: 1 };
    await insertNew(op.tx, account);
    op.note({ action: 'create', object: 'account', objectId: account.id, objectVersion: 1, before: null, after: { name: account.name } });
    return account.id;
  });
}

/** Makes an account inside another use case (an invitation accepted, a command). @throws Invalid when the address is taken. */
export async function makeAccount(
  ctx: Context,
  tx: Tx,
  input: Omit<NewAccount, 'password'> & { readonly id: string; readonly password_hash: string; readonly isAdmin?: boolean },
): Promise<void> {
  await insertNew(tx, {
    ...blankAccount(ctx, input.id),
    ...identity(input),
    password_hash: input.password_hash,
    is_admin: input.isAdmin ? 1 : 0,
  });
}

/** The hash of a password that is long and unusual enough. @throws Invalid saying why not. */
export async function acceptablePassword(input: NewAccount): Promise<string> {
  const fault = passwordFault(input.password, ['retroduce', ...input.name.split(/\s+/), ...input.email.split(/[@.]/)]);
  if (fault) throw new Invalid({ password: fault });
  return hashPassword(input.password);
}

export async function changeProfile(
  ctx: Context,
  accountId: string,
  input: { readonly name: string; readonly theme: string; readonly keys_off: boolean },
): Promise<void> {
  await ctx.db.write((tx) => updateAccount(tx, accountId, { ...input, keys_off: input.keys_off ? 1 : 0 }));
}

/** Needs the present password. Ends every other session: see the route. @throws Invalid when it is wrong. */
export async function changePassword(
  ctx: Context,
  accountId: string,
  input: { readonly current: string; readonly password: string },
): Promise<void> {
  await assertPassword(ctx, accountId, input.current);
  const account = await accountById(ctx.db.read, accountId);
  if (!account) throw new NotFound();
  const password_hash = await acceptablePassword({ ...account, password: input.password });
  await operate(ctx, ofInstance(accountId), { verb: 'change the password' }, async (op) => {
    await updateAccount(op.tx, accountId, { password_hash, password_changed_at: op.at });
    op.note(ofAccount(accountId));
    return null;
  });
}

const identity = (input: { readonly email: string; readonly name: string }) => ({
  email: input.email,
  email_key: emailKey(input.email),
  name: input.name,
});

const blankAccount = (ctx: Context, id: string): Account => ({
  id,
  email: '',
  email_key: '',
  name: '',
  password_hash: null,
  is_admin: 0,
  is_operator: 0,
  theme: 'system',
  keys_off: 0,
  made_at: ctx.now(),
  password_changed_at: ctx.now(),
  disabled_at: null,
});

async function insertNew(tx: Tx, account: Account): Promise<void> {
  try {
    await insertAccount(tx, account);
  } catch (error) {
    throw isDuplicate(error) ? new Invalid({ email: 'There is already an account with this address. Sign in instead.' }) : error;
  }
}
