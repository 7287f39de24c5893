/** Setting up, using and taking away the second factor. */
import { randomBytes } from 'node:crypto';
import type { Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { Invalid, NotFound, Refused } from '../platform/errors.ts';
import { ofInstance, operate } from '../platform/operation.ts';
import { seal, unseal } from '../platform/seal.ts';
import { tokenHash } from '../web/session.ts';
import { accountById } from './accounts.queries.ts';
import { isPassword } from './password.adapter.ts';
import { digitsOf, type FactorPolicy, needsFactor, policyWords, recoveryCodeFrom, recoveryLetters } from './second-factor.ts';
import {
  confirmFactor,
  deleteFactor,
  factorOf,
  factorPolicy,
  hasFactor,
  putFactor,
  replaceCodes,
  saveFactorPolicy,
  useCode,
  useStep,
} from './second-factor.queries.ts';
import { freeTries } from './throttle.ts';
import { type Gate, noteFailure, noteSuccess, passGates } from './throttle.service.ts';
import { newSeed, stepOf } from './totp.adapter.ts';

const codes = 10;

/** What a session must still do before it opens anything: '' nothing, "code" give a code, "enrol" set a factor up. */
export type Awaits = '' | 'code' | 'enrol';

export async function awaitsOf(ctx: Context, account: { readonly id: string; readonly is_admin: number }): Promise<Awaits> {
  if (await hasFactor(ctx.db.read, account.id)) return 'code';
  return needsFactor(await factorPolicy(ctx.db.read), account.is_admin === 1) ? 'enrol' : '';
}

/** Makes a seed that counts only once a code of it was given. Beginning again throws the unconfirmed one away. */
export async function beginFactor(ctx: Context, accountId: string): Promise<void> {
  if (await hasFactor(ctx.db.read, accountId)) throw new Refused('There is a second factor already. Take it away first.');
  const secret = seal(ctx.settings.data, accountId, newSeed());
  await ctx.db.write((tx) => putFactor(tx, { account_id: accountId, secret, last_step: 0, made_at: ctx.now(), confirmed_at: null }));
}

/** The seed of a factor being set up, or null when none is. */
export async function seedBeingSetUp(ctx: Context, accountId: string): Promise<string | null> {
  const factor = await factorOf(ctx.db.read, accountId);
  return factor && !factor.confirmed_at ? unseal(ctx.settings.data, accountId, factor.secret) : null;
}

/** The first code turns the factor on. Returns the recovery codes: shown once, stored hashed. */
export async function confirmWithCode(ctx: Context, accountId: string, typed: string): Promise<readonly string[]> {
  const gate = gateOf(accountId);
  await passGates(ctx, [gate]);
  const [digits, seed] = [digitsOf(typed), await seedBeingSetUp(ctx, accountId)];
  if (!seed) throw new NotFound();
  const step = digits ? stepOf(seed, digits, Date.parse(ctx.now())) : null;
  if (step === null) return wrongCode(ctx, gate);
  return operate(ctx, ofInstance(accountId), { verb: 'set up the second factor' }, async (op) => {
    if (!(await useStep(op.tx, accountId, step))) throw new Invalid({ code: 'This code has been used. Wait for the next one.' });
    await confirmFactor(op.tx, accountId, op.at);
    op.note(ofAccount(accountId));
    return issueCodes(op.tx, accountId, op.at);
  });
}

/** Lets a person past the second factor. @throws Invalid for a wrong or used code. @throws TooMany while throttled. */
export async function checkFactor(ctx: Context, accountId: string, typed: string): Promise<'code' | 'recovery'> {
  const letters = recoveryLetters(typed);
  if (letters && (await ctx.db.write((tx) => useCode(tx, accountId, tokenHash(letters), ctx.now())))) return 'recovery';
  const gate = gateOf(accountId);
  await passGates(ctx, [gate]);
  const step = await stepTyped(ctx, accountId, typed);
  if (step === null || !(await ctx.db.write((tx) => useStep(tx, accountId, step)))) return wrongCode(ctx, gate);
  await noteSuccess(ctx, [gate.key]);
  return 'code';
}

async function stepTyped(ctx: Context, accountId: string, typed: string): Promise<number | null> {
  const digits = digitsOf(typed);
  const factor = await factorOf(ctx.db.read, accountId);
  const seed = factor && unseal(ctx.settings.data, accountId, factor.secret);
  return digits && seed ? stepOf(seed, digits, Date.parse(ctx.now())) : null;
}

/** Needs the present password: somebody at an open browser can't take a factor away. Where one is needed, the next sign-in asks for a new one. */
export async function removeFactor(ctx: Context, accountId: string, current: string): Promise<void> {
  await assertPassword(ctx, accountId, current);
  await takeFactorAway(ctx, accountId, accountId);
}

/** For admins and the command line: a person lost both the app and the recovery codes. */
export async function takeFactorAway(ctx: Context, accountId: string, by: string): Promise<void> {
  await operate(ctx, ofInstance(by), { verb: 'take a second factor away' }, async (op) => {
    await deleteFactor(op.tx, accountId);
    op.note(ofAccount(accountId));
    return null;
  });
}

/** Who needs a second factor from their next sign-in on. Nobody is interrupted: open sessions go on until they end. */
export async function setFactorPolicy(ctx: Context, policy: FactorPolicy, by: string): Promise<void> {
  await operate(ctx, ofInstance(by), { verb: 'change who needs a second factor', reason: policyWords[policy].name }, async (op) => {
    await saveFactorPolicy(op.tx, policy, op.at);
    op.note(ofAccount(by));
    return null;
  });
}

/** New recovery codes; the old ones end. Needs the present password. */
export async function renewCodes(ctx: Context, accountId: string, current: string): Promise<readonly string[]> {
  await assertPassword(ctx, accountId, current);
  if (!(await hasFactor(ctx.db.read, accountId))) throw new NotFound();
  return operate(ctx, ofInstance(accountId), { verb: 'make new recovery codes' }, async (op) => {
    op.note(ofAccount(accountId));
    return issueCodes(op.tx, accountId, op.at);
  });
}

/** Re-authentication before anything that touches how one signs in. @throws Invalid naming the field. */
export async function assertPassword(ctx: Context, accountId: string, current: string): Promise<void> {
  const gate: Gate = { key: `current:${accountId}`, free: freeTries.password };
  await passGates(ctx, [gate]);
  const account = await accountById(ctx.db.read, accountId);
  if (account?.password_hash && (await isPassword(account.password_hash, current))) return noteSuccess(ctx, [gate.key]);
  await noteFailure(ctx, [gate]);
  throw new Invalid({ current: 'This is not your present password.' });
}

async function issueCodes(tx: Tx, accountId: string, at: string): Promise<readonly string[]> {
  const made = Array.from({ length: codes }, () => recoveryCodeFrom(randomBytes(24)));
  const hashes = made.map((code) => tokenHash(recoveryLetters(code) ?? code));
  await replaceCodes(tx, accountId, hashes, at);
  return made;
}

async function wrongCode(ctx: Context, gate: Gate): Promise<never> {
  await noteFailure(ctx, [gate]);
  ctx.log.warn({}, 'second factor refused');
  throw new Invalid({ code: 'This code does not fit. Codes change every 30 seconds and work once; is the clock of your phone right?' });
}

const gateOf = (accountId: string): Gate => ({
  key: `factor:${accountId}`,
  free: freeTries.code,
  closedBy: 'Too many wrong codes. Use one of your recovery codes, or ask the person who runs this server.',
});

export const ofAccount = (accountId: string) =>
  ({ action: 'change', object: 'account', objectId: accountId, objectVersion: 1, before: null, after: null }) as const;
