/** Reads references to be compared, what people decided about them, and what hangs on them. */
import { remembered } from '../platform/remembered.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { comparedColumns } from './duplicate-keys.ts';
import { type Comparable, pairName } from './duplicates.ts';
import { holders } from './searches.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

/** Every live reference, oldest first: the first of a group is the one that is kept. */
export async function comparables({ db, reviewId }: Where): Promise<readonly Comparable[]> {
  const rows = await db
    .selectFrom('reference')
    .select(comparedColumns)
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, authors: JSON.parse(row.authors) as string[] }));
}

/** Those of these references, live or not, in no order. */
export async function comparablesAmong({ db, reviewId }: Where, ids: readonly string[]): Promise<readonly Comparable[]> {
  const rows = await db
    .selectFrom('reference')
    .select(comparedColumns)
    .where('review_id', '=', reviewId)
    .where('id', 'in', [...ids, ''])
    .execute();
  return rows.map((row) => ({ ...row, authors: JSON.parse(row.authors) as string[] }));
}

export const referenceCount = remembered({ rows: ['reference'] }, async ({ db, reviewId }: Where): Promise<number> => {
  const { n } = await db
    .selectFrom('reference')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
});

/** Live references that were made at a moment or later. */
export const newerThan = remembered({ rows: ['reference'] }, async ({ db, reviewId }: Where, moment: string): Promise<number> => {
  const { n } = await db
    .selectFrom('reference')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('review_id', '=', reviewId)
    .where('made_at', '>', moment)
    .where('trashed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
});

const atOnce = 5000;

/** Those of these references that are not in the trash. */
export async function liveAmong({ db, reviewId }: Where, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const live = new Set<string>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = await db
      .selectFrom('reference')
      .select('id')
      .where('review_id', '=', reviewId)
      .where('id', 'in', ids.slice(from, from + atOnce))
      .where('trashed_at', 'is', null)
      .execute();
    for (const row of rows) live.add(row.id);
  }
  return live;
}

/** What a search in the background found, or is about to. */
export const storedSearch = ({ db, reviewId }: Where) =>
  db.selectFrom('duplicate_search').selectAll().where('review_id', '=', reviewId).executeTakeFirst();

/** Names (`pairName`) of pairs that people keep apart. */
export async function keptApart({ db, reviewId }: Where): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('duplicate_verdict')
    .select(['reference_id', 'other_id'])
    .where('review_id', '=', reviewId)
    .where('verdict', '=', 'apart')
    .where('trashed_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => pairName(row.reference_id, row.other_id)));
}

export interface Joined {
  /** The verdict's id. */
  readonly id: string;
  readonly title: string;
  readonly into: string;
  readonly intoTitle: string;
}

/** What was joined, latest first. */
export function joinedReferences({ db, reviewId }: Where, limit = 50): Promise<readonly Joined[]> {
  return db
    .selectFrom('duplicate_verdict as v')
    .innerJoin('reference as r', 'r.id', 'v.reference_id')
    .innerJoin('reference as o', 'o.id', 'v.other_id')
    .select(['v.id', 'r.title', 'o.id as into', 'o.title as intoTitle'])
    .where('v.review_id', '=', reviewId)
    .where('v.verdict', '=', 'same')
    .where('v.trashed_at', 'is', null)
    .orderBy('v.made_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit)
    .execute();
}

/** Those of these references that files, decisions, answers, judgements or CMOCs hang on. */
export async function inUse({ db, reviewId }: Where, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  for (const table of holders) {
    const rows = await db
      .selectFrom(table)
      .select('reference_id')
      .distinct()
      .where('review_id', '=', reviewId)
      .where('reference_id', 'in', [...ids, ''])
      .where('trashed_at', 'is', null)
      .execute();
    for (const row of rows) if (row.reference_id) used.add(row.reference_id);
  }
  return used;
}
