/** What people are typing, kept on the server every few seconds and given back after a crash, a lost session or a conflict. */
import type { Context } from './context.ts';
import type { Reader } from './database.ts';

export interface Draft {
  readonly accountId: string;
  /** Which field of which object: "memo/<id>/text". */
  readonly place: string;
  readonly reviewId?: string | null | undefined;
  readonly text: string;
  /** The version of the object that the person was editing. */
  readonly baseVersion: number | null;
}

export async function keepDraft(ctx: Context, draft: Draft): Promise<string> {
  const changed_at = ctx.now();
  const row = { review_id: draft.reviewId ?? null, text: draft.text, base_version: draft.baseVersion, changed_at };
  await ctx.db.write(async (tx) => {
    await tx
      .insertInto('draft')
      .values({ account_id: draft.accountId, place: draft.place, ...row })
      .onConflict((c) => c.columns(['account_id', 'place']).doUpdateSet(row))
      .execute();
  });
  return changed_at;
}

export async function draftAt(
  db: Reader,
  accountId: string,
  place: string,
): Promise<{ text: string; baseVersion: number | null; changedAt: string } | null> {
  const row = await db
    .selectFrom('draft')
    .select(['text', 'base_version', 'changed_at'])
    .where('account_id', '=', accountId)
    .where('place', '=', place)
    .executeTakeFirst();
  return row ? { text: row.text, baseVersion: row.base_version, changedAt: row.changed_at } : null;
}

/** The drafts of a person at any of these places. */
export function draftsAt(
  db: Reader,
  accountId: string,
  places: readonly string[],
): Promise<readonly { place: string; text: string; baseVersion: number | null; changedAt: string }[]> {
  return db
    .selectFrom('draft')
    .select(['place', 'text', 'base_version as baseVersion', 'changed_at as changedAt'])
    .where('account_id', '=', accountId)
    .where('place', 'in', places)
    .orderBy('place')
    .execute();
}

/** A person's drafts in a review whose place begins alike, newest first. */
export function draftsUnder(
  db: Reader,
  of: { readonly actorId: string; readonly reviewId: string },
  prefix: string,
): Promise<readonly { place: string; text: string; changedAt: string }[]> {
  return db
    .selectFrom('draft')
    .select(['place', 'text', 'changed_at as changedAt'])
    .where('account_id', '=', of.actorId)
    .where('review_id', '=', of.reviewId)
    .where('place', '>=', prefix)
    .where('place', '<', `${prefix}\u{10ffff}`)
    .orderBy('changed_at', 'desc')
    .execute();
}

export async function dropDraft(ctx: Context, accountId: string, place: string): Promise<void> {
  await ctx.db.write(async (tx) => {
    await tx.deleteFrom('draft').where('account_id', '=', accountId).where('place', '=', place).execute();
  });
}
