/** Opens the data folder for a command and makes the scope it acts in. */
import { accountByEmail } from '../accounts/accounts.queries.ts';
import { ensureOperator } from '../accounts/accounts.service.ts';
import { type Opening, openContext } from '../main.ts';
import type { Context } from '../platform/context.ts';
import { Forbidden, Refused } from '../platform/errors.ts';
import { allows, type ReviewPermission } from '../reviews/permission.ts';
import { reviewsOf } from '../reviews/reviews.queries.ts';
import { membership, reviewBySlug, type Scope, scopeOf } from '../reviews/scope.queries.ts';
import { type CommandCall, Misused } from './command.ts';

/** Runs with an open data folder and closes it, whatever happens. */
export async function withContext<T>(
  call: CommandCall,
  work: (ctx: Context) => Promise<T>,
  opening: Omit<Opening, 'process'> = {},
): Promise<T> {
  const ctx = await openContext(call.settings, call.built, { ...opening, process: 'command' });
  try {
    return await work(ctx);
  } finally {
    ctx.parsers.close();
    ctx.db.close();
  }
}

/** Who acts: the person named with --as, or the operator. */
export async function actorFor(ctx: Context, call: CommandCall): Promise<{ accountId: string; name: string; isOperator: boolean }> {
  const email = call.option('as');
  if (!email) return { accountId: await ensureOperator(ctx), name: 'Operator', isOperator: true };
  const account = await accountByEmail(ctx.db.read, email);
  if (!account) throw new Refused(`There is no account with the address ${email}.`);
  return { accountId: account.id, name: account.name, isOperator: false };
}

/**
 * The scope of --review. The operator acts with a lead's rights; a person with their own, as on the pages.
 * @throws Forbidden when the person's role does not allow it.
 */
export async function scopeFor(ctx: Context, call: CommandCall, permission: ReviewPermission): Promise<Scope> {
  const slug = call.option('review');
  if (!slug) throw new Misused('Name the review with --review SLUG; “retroduce review list” shows them.');
  const actor = await actorFor(ctx, call);
  const found = actor.isOperator
    ? { ...(await reviewBySlug(ctx.db.read, slug)), role: 'lead' }
    : await membership(ctx.db.read, slug, actor.accountId);
  if (!found?.reviewId) throw new Refused(await noSuchReview(ctx, slug, actor.isOperator ? null : actor.accountId));
  if (!allows(found.role, permission)) throw new Forbidden(`${actor.name} is ${found.role} in “${slug}”; that role does not allow this.`);
  return scopeOf(ctx, found as Parameters<typeof scopeOf>[1], actor);
}

async function noSuchReview(ctx: Context, slug: string, accountId: string | null): Promise<string> {
  const known = (await reviewsOf(ctx.db.read, accountId)).map((review) => review.slug);
  return `There is no review “${slug}”. ${known.length ? `There are: ${known.join(', ')}.` : 'There are none yet: make one with “retroduce review create --title …”.'}`;
}
