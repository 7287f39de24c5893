/** Who looks at which review with whose eyes: the first argument of every query on a review. */
import { type Expression, type SqlBool, expressionBuilder } from 'kysely';
import type { Author, Context } from '../platform/context.ts';
import type { Reader } from '../platform/database.ts';
import { prepared } from '../platform/prepared.ts';
import type { MemberRole } from './permission.ts';

/** Made by the route guard and the command line, nowhere else. */
export interface Scope extends Author {
  readonly db: Reader;
  readonly slug: string;
  readonly title: string;
  readonly role: MemberRole;
  readonly actorName: string;
  /** The set whose rows this person works in: the shared working set. */
  readonly setId: string;
}

/**
 * The one predicate under which everything that a coder made is read: the row's set is the one this scope works in.
 * `alias` is the name of the coder-made table in the query.
 */
export function visible(scope: Pick<Scope, 'setId'>, alias: string): Expression<SqlBool> {
  const eb = expressionBuilder<Record<string, { set_id: string }>, string>();
  return eb(`${alias}.set_id`, '=', scope.setId);
}

export interface MembershipFound {
  readonly reviewId: string;
  readonly slug: string;
  readonly title: string;
  readonly role: string;
  readonly setId: string;
}

/** A person's live membership of a live review, by the review's slug. */
export const membership = (db: Reader, slug: string, accountId: string): Promise<MembershipFound | undefined> =>
  liveMember.first(db, { slug, accountId });

const liveMember = prepared((db: Reader, p: { slug: string; accountId: string }) =>
  db
    .selectFrom('review as r')
    .innerJoin('member as m', (on) =>
      on.onRef('m.review_id', '=', 'r.id').on('m.account_id', '=', p.accountId).on('m.trashed_at', 'is', null),
    )
    .innerJoin('work_set as s', (on) => on.onRef('s.review_id', '=', 'r.id').on('s.kind', '=', 'working').on('s.trashed_at', 'is', null))
    .select(['r.id as reviewId', 'r.slug', 'r.title', 'm.role', 's.id as setId'])
    .where('r.slug', '=', p.slug)
    .where('r.trashed_at', 'is', null),
);

/** A review by slug for the command line, which acts with a lead's rights. */
export function reviewBySlug(db: Reader, slug: string): Promise<Omit<MembershipFound, 'role'> | undefined> {
  return db
    .selectFrom('review as r')
    .innerJoin('work_set as s', (on) => on.onRef('s.review_id', '=', 'r.id').on('s.kind', '=', 'working').on('s.trashed_at', 'is', null))
    .select(['r.id as reviewId', 'r.slug', 'r.title', 's.id as setId'])
    .where('r.slug', '=', slug)
    .where('r.trashed_at', 'is', null)
    .executeTakeFirst();
}

export const scopeOf = (ctx: Context, found: MembershipFound, actor: { readonly accountId: string; readonly name: string }): Scope => ({
  db: ctx.db.read,
  reviewId: found.reviewId,
  actorId: actor.accountId,
  actorName: actor.name,
  slug: found.slug,
  title: found.title,
  role: found.role as MemberRole,
  setId: found.setId,
});
