/** Closing and deleting accounts. What a person coded is the team's and stays; their name goes. */
import type { Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import { ofInstance, operate } from '../platform/operation.ts';
import { accountById, deleteOtherSessions, forgetPerson, isOnlyAdmin, membersLedAlone, updateAccount } from './accounts.queries.ts';
import { assertPassword, ofAccount } from './second-factor.service.ts';

/** Closes an account at once: every session ends, nobody can sign in with it. */
export async function closeAccount(ctx: Context, accountId: string, by: string): Promise<void> {
  if (accountId === by) throw new Refused('You can’t close your own account here. Delete it under Account, or let another admin close it.');
  await assertThere(ctx, accountId);
  await operate(ctx, ofInstance(by), { verb: 'close an account' }, async (op) => {
    await updateAccount(op.tx, accountId, { disabled_at: op.at });
    await deleteOtherSessions(op.tx, accountId, null);
    op.note(ofAccount(accountId));
    return null;
  });
}

export async function openAccountAgain(ctx: Context, accountId: string, by: string): Promise<void> {
  await assertThere(ctx, accountId);
  await operate(ctx, ofInstance(by), { verb: 'open an account again' }, async (op) => {
    await updateAccount(op.tx, accountId, { disabled_at: null });
    op.note(ofAccount(accountId));
    return null;
  });
}

/** @throws NotFound for accounts that are nobody's: unknown, the operator's, deleted. */
export async function assertThere(ctx: Context, accountId: string): Promise<void> {
  const account = await accountById(ctx.db.read, accountId);
  if (!account || account.is_operator || account.email === '') throw new NotFound();
}

/**
 * Takes a person's name and address out of the database, for good. Needs the present password. @throws Refused while they are the
 * only lead of a review or the only admin: somebody has to be able to go on.
 */
export async function deleteOwnAccount(ctx: Context, accountId: string, current: string): Promise<void> {
  await assertPassword(ctx, accountId, current);
  await operate(ctx, ofInstance(accountId), { verb: 'delete an account' }, async (op) => {
    await assertReplaceable(op.tx, accountId);
    await forgetPerson(op.tx, accountId, op.at);
    op.note(ofAccount(accountId));
    return null;
  });
  ctx.db.pragma('wal_checkpoint(truncate)');
}

async function assertReplaceable(tx: Tx, accountId: string): Promise<void> {
  const alone = await membersLedAlone(tx, accountId);
  if (alone.length) throw new Refused(`You are the only lead of “${alone[0] ?? ''}”. Make somebody else lead under People first.`);
  if (await isOnlyAdmin(tx, accountId)) throw new Refused('You are the only one who runs this server. Make another admin first.');
}
