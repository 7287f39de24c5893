import type { Reader, Tx } from '../platform/database.ts';
import type { Schema } from '../platform/schema/index.ts';
import { type FactorPolicy, policyOf } from './second-factor.ts';

type Factor = Schema['second_factor'];

export const factorOf = (db: Reader, accountId: string): Promise<Factor | undefined> =>
  db.selectFrom('second_factor').selectAll().where('account_id', '=', accountId).executeTakeFirst();

export const hasFactor = async (db: Reader, accountId: string): Promise<boolean> => Boolean((await factorOf(db, accountId))?.confirmed_at);

/** Starts over: a factor being set up, not confirmed. */
export async function putFactor(tx: Tx, factor: Factor): Promise<void> {
  await tx
    .insertInto('second_factor')
    .values(factor)
    .onConflict((c) => c.column('account_id').doUpdateSet(factor))
    .execute();
}

/** Uses a code's step up: true for exactly one caller, ever. */
export async function useStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const used = await tx
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .returning('account_id')
    .executeTakeFirst();
  return used !== undefined;
}

export async function confirmFactor(tx: Tx, accountId: string, at: string): Promise<void> {
  await tx.updateTable('second_factor').set({ confirmed_at: at }).where('account_id', '=', accountId).execute();
}

export async function deleteFactor(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('second_factor').where('account_id', '=', accountId).execute();
}

/** Old codes end with the new ones. */
export async function replaceCodes(tx: Tx, accountId: string, hashes: readonly string[], at: string): Promise<void> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ account_id: accountId, code_hash, made_at: at, used_at: null })))
    .execute();
}

/** Uses a recovery code up: true for exactly one caller, ever. */
export async function useCode(tx: Tx, accountId: string, hash: string, at: string): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('code_hash')
    .executeTakeFirst();
  return used !== undefined;
}

export async function codesLeft(db: Reader, accountId: string): Promise<number> {
  const { n } = await db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}

const policyName = 'second_factor';

export async function factorPolicy(db: Reader): Promise<FactorPolicy> {
  const row = await db.selectFrom('instance_setting').select('value').where('name', '=', policyName).executeTakeFirst();
  return policyOf(row?.value);
}

export async function saveFactorPolicy(tx: Tx, value: FactorPolicy, at: string): Promise<void> {
  await tx
    .insertInto('instance_setting')
    .values({ name: policyName, value, changed_at: at })
    .onConflict((c) => c.column('name').doUpdateSet({ value, changed_at: at }))
    .execute();
}
