/** Ids that a form names, checked before anything is written. */
import { NotFound } from '../platform/errors.ts';
import type { Scope } from '../reviews/scope.queries.ts';

type Table = 'cmoc' | 'theory' | 'reference' | 'phase' | 'role' | 'excerpt';

/** @throws NotFound unless all of these are in the review and not in the trash. */
export async function assertKnown(
  scope: Pick<Scope, 'db' | 'reviewId'>,
  named: Readonly<Partial<Record<Table, readonly (string | null)[]>>>,
): Promise<void> {
  for (const [table, given] of Object.entries(named)) {
    const ids = [...new Set(given.filter((id): id is string => Boolean(id)))];
    if (ids.length && (await liveAmong(scope, table as Table, ids)) < ids.length) throw new NotFound();
  }
}

async function liveAmong({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, table: Table, ids: readonly string[]): Promise<number> {
  const { n } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('review_id', '=', reviewId)
    .where('id', 'in', ids)
    .where('trashed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}
