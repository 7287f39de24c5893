/** Accounts, reviews and scopes for tests: a small named cast. */
import { startSession } from '../../server/accounts/sessions.service.ts';
import { makeAccount } from '../../server/accounts/accounts.service.ts';
import { accountById } from '../../server/accounts/accounts.queries.ts';
import type { Context } from '../../server/platform/context.ts';
import { create, operate } from '../../server/platform/operation.ts';
import type { MemberRole } from '../../server/reviews/permission.ts';
import { createReview } from '../../server/reviews/reviews.service.ts';
import { membership, type Scope, scopeOf } from '../../server/reviews/scope.queries.ts';

export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

/** An account without a working password: tests that sign in by form make their own. */
export async function person(ctx: Context, name: string): Promise<Person> {
  const accountId = ctx.newId();
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  await ctx.db.write((tx) => makeAccount(ctx, tx, { id: accountId, email, name, password_hash: 'none' }));
  return { accountId, name, email };
}

export async function joinReview(ctx: Context, slug: string, who: Person, role: MemberRole, lead: Scope): Promise<Scope> {
  await operate(ctx, lead, { verb: 'join the review' }, (op) => create(op, 'member', { account_id: who.accountId, role }));
  return scopeFor(ctx, slug, who);
}

export async function scopeFor(ctx: Context, slug: string, who: Person): Promise<Scope> {
  const found = await membership(ctx.db.read, slug, who.accountId);
  if (!found) throw new Error(`${who.name} is not in ${slug}`);
  return scopeOf(ctx, found, who);
}

/** A review led by Ada. */
export async function reviewOfAda(ctx: Context, title = 'Partnership working'): Promise<{ ada: Person; scope: Scope; slug: string }> {
  const known = await ctx.db.read.selectFrom('account').select('id').where('email_key', '=', 'ada@example.org').executeTakeFirst();
  const account = known && (await accountById(ctx.db.read, known.id));
  const ada = account ? { accountId: account.id, name: account.name, email: account.email } : await person(ctx, 'Ada');
  const { slug } = await createReview(ctx, ada.accountId, { title, question: '' });
  return { ada, slug, scope: await scopeFor(ctx, slug, ada) };
}

export const sessionOf = (ctx: Context, who: Person): Promise<string> => startSession(ctx, who.accountId, 'test');
