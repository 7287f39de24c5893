/** Invitations, members and their roles. */
import type { Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { Forbidden, NotFound, Refused } from '../platform/errors.ts';
import { change, create, liveRow, operate, trash } from '../platform/operation.ts';
import { emailKey } from '../accounts/account.ts';
import { acceptablePassword, makeAccount } from '../accounts/accounts.service.ts';
import { accountByEmail, accountById } from '../accounts/accounts.queries.ts';
import { makeResetToken } from '../accounts/reset.service.ts';
import { newToken, tokenHash } from '../web/session.ts';
import { invitationBy, membersOf, worksElsewhere } from './reviews.queries.ts';
import type { Scope } from './scope.queries.ts';

const week = 7 * 24 * 3600 * 1000;

/** Makes an invitation, good once and for seven days. Returns the token: it is shown once and stored hashed. */
export async function invite(ctx: Context, scope: Scope, input: { readonly email: string; readonly role: string }): Promise<string> {
  const token = newToken();
  const members = await membersOf(scope);
  if (members.some((member) => emailKey(member.email) === emailKey(input.email)))
    throw new Refused(`${input.email} is a member already. Change the role in the list.`);
  await operate(ctx, scope, { verb: 'invite somebody' }, async (op) => {
    const expires_at = new Date(Date.parse(op.at) + week).toISOString();
    return create(op, 'invitation', { ...input, token_hash: tokenHash(token), expires_at, accepted_at: null, accepted_by: null });
  });
  return token;
}

export async function revokeInvitation(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'revoke an invitation' }, async (op) => {
    await trash(op, 'invitation', id);
    return null;
  });
}

/** Accepts as somebody signed in; the invitation must be to their address. Returns the review's slug. */
export async function acceptInvitation(ctx: Context, token: string, accountId: string): Promise<string> {
  const found = await waiting(ctx, token);
  const account = await accountById(ctx.db.read, accountId);
  if (!account || emailKey(account.email) !== emailKey(found.email))
    throw new Forbidden(
      `This invitation is for ${found.email}. Sign out and sign in with that address, or ask for an invitation to yours.`,
    );
  await join(ctx, found, accountId, async () => {});
  return found.slug;
}

/** Accepts with a new account made for the invited address. Returns its id and the review's slug. */
export async function acceptWithNewAccount(
  ctx: Context,
  token: string,
  input: { readonly name: string; readonly password: string },
): Promise<{ accountId: string; slug: string }> {
  const found = await waiting(ctx, token);
  if (await accountByEmail(ctx.db.read, found.email))
    throw new Refused(`There is already an account for ${found.email}. Sign in, then open the link again.`);
  const password_hash = await acceptablePassword({ ...input, email: found.email });
  const accountId = ctx.newId();
  await join(ctx, found, accountId, (tx) => makeAccount(ctx, tx, { id: accountId, email: found.email, name: input.name, password_hash }));
  return { accountId, slug: found.slug };
}

type Invitation = NonNullable<Awaited<ReturnType<typeof invitationBy>>>;

async function waiting(ctx: Context, token: string): Promise<Invitation> {
  const found = await invitationBy(ctx.db.read, tokenHash(token), ctx.now());
  if (!found) throw new NotFound();
  return found;
}

/** Exactly one caller gets through: the invitation is read again inside the transaction. */
async function join(ctx: Context, found: Invitation, accountId: string, before: (tx: Tx) => Promise<void>): Promise<void> {
  await operate(ctx, { reviewId: found.reviewId, actorId: accountId }, { verb: 'join the review' }, async (op) => {
    const invitation = await liveRow(op, 'invitation', found.id);
    if (invitation.accepted_at !== null) throw new NotFound();
    await before(op.tx);
    await change(op, 'invitation', { id: found.id }, { accepted_at: op.at, accepted_by: accountId });
    return create(op, 'member', { account_id: accountId, role: found.role });
  });
}

/** Makes an account a member without an invitation: for the operator of the instance. */
export async function addMember(ctx: Context, scope: Scope, input: { readonly accountId: string; readonly role: string }): Promise<string> {
  return operate(ctx, scope, { verb: 'add a member' }, (op) => create(op, 'member', { account_id: input.accountId, role: input.role }));
}

export async function changeMemberRole(ctx: Context, scope: Scope, id: string, role: string): Promise<number> {
  if (role !== 'lead') await assertAnotherLead(scope, id);
  return operate(ctx, scope, { verb: "change a member's role" }, (op) => change(op, 'member', { id }, { role }));
}

/** Ends a membership. What the person coded stays, under their name. */
export async function removeMember(ctx: Context, scope: Scope, id: string): Promise<null> {
  await assertAnotherLead(scope, id);
  return operate(ctx, scope, { verb: 'remove a member' }, async (op) => {
    await trash(op, 'member', id);
    return null;
  });
}

/**
 * A link with which a member sets a new password. A lead could use it themselves, so it is made only for somebody whose every
 * review this lead leads, too: it opens nothing that was closed to them. @throws Refused naming who can help otherwise.
 */
export async function resetLinkFor(
  ctx: Context,
  scope: Scope,
  memberId: string,
): Promise<{ readonly name: string; readonly token: string }> {
  const member = (await membersOf(scope)).find((one) => one.id === memberId);
  if (!member) throw new NotFound();
  const account = await accountById(ctx.db.read, member.accountId);
  if (!account) throw new NotFound();
  if (account.is_admin || (await worksElsewhere(ctx.db.read, account.id, scope.actorId)))
    throw new Refused(`${member.name} works on reviews that you don’t lead, so only the person who runs this server can make this link.`);
  return { name: member.name, token: await makeResetToken(ctx, account.id, scope.actorId) };
}

async function assertAnotherLead(scope: Scope, id: string): Promise<void> {
  const members = await membersOf(scope);
  if (!members.some((member) => member.role === 'lead' && member.id !== id))
    throw new Refused('A review needs a lead. Make somebody else lead first.');
}
