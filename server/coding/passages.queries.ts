/** Windows over the passages of the whole review. */
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { type Window, type Windowed, windowed } from '../web/pagination.ts';
import { portionsOf } from '../web/portions.ts';
import type { ExcerptListed } from './excerpt.ts';
import { selectExcerpts, withCodings } from './excerpts.queries.ts';

/** Which passages: by what their codings have or lack. */
export interface PassageFilter {
  readonly lacks?: 'role' | 'code' | null;
  readonly role?: string | null;
  /** With any of these codes. */
  readonly codes?: readonly string[];
}

/**
 * A window of the review's passages, by document, then in its order. Counted per text first, from an index alone, so that only
 * the texts in the window are read and sorted: 30,000 passages at once cost 260 ms.
 */
export async function passagesOf(scope: Scope, filter: PassageFilter, window: Window): Promise<Windowed<ExcerptListed>> {
  const [texts, counts] = await Promise.all([textsInOrder(scope), countsByText(scope, filter)]);
  const { portions, total } = portionsOf(
    texts.map((id) => ({ id, n: counts.get(id) ?? 0 })),
    window,
  );
  const [first] = portions;
  if (!first) return windowed(window, [], total);
  const rows = await selectExcerpts(scope)
    .where(fitting(scope, filter, filter.codes ? 'all' : 'few'))
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .select(['r.title', 'r.authors', 'r.year'])
    .where(
      'e.document_version_id',
      'in',
      portions.map(({ id }) => id),
    )
    .limit(window.limit)
    .offset(first.offset)
    .execute();
  const sources = new Map(rows.map(({ id, title, authors, year }) => [id, { title, authors: JSON.parse(authors) as string[], year }]));
  const excerpts = await withCodings(scope, rows);
  const listed = excerpts.map((excerpt) => ({ ...excerpt, source: sources.get(excerpt.id) ?? { title: '', authors: [], year: null } }));
  return windowed(window, listed, total);
}

/** Ids of the texts of documents that are not in the trash, in the order in which `selectExcerpts` has their passages. */
async function textsInOrder({ db, reviewId }: Scope): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('document_version as v')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .select('v.id')
    .where('v.review_id', '=', reviewId)
    .where('d.trashed_at', 'is', null)
    .orderBy('d.number')
    .orderBy('v.number')
    .execute();
  return rows.map(({ id }) => id);
}

async function countsByText(scope: Scope, filter: PassageFilter): Promise<ReadonlyMap<string, number>> {
  const rows = await scope.db
    .selectFrom('excerpt as e')
    .select((eb) => ['e.document_version_id as id', eb.fn.countAll<number>().as('n')])
    .where('e.review_id', '=', scope.reviewId)
    .where('e.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .where(fitting(scope, filter, 'all'))
    .groupBy('e.document_version_id')
    .execute();
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** `all` when many passages are tried, for few found: what they are held against is gathered once. Else it is looked up for each. */
type Reach = 'all' | 'few';

function fitting(scope: Scope, { lacks, role, codes }: PassageFilter, reach: Reach): Expression<SqlBool> {
  const eb = expressionBuilder<Schema & { e: Schema['excerpt'] }, 'e'>();
  const isAmong = (ids: typeof codings): Expression<SqlBool> =>
    reach === 'all' ? eb('e.id', 'in', ids) : eb.exists(ids.where('c.excerpt_id', '=', eb.ref('e.id')));
  const codings = scope.db
    .selectFrom('coding as c')
    .select('c.excerpt_id')
    .where('c.review_id', '=', scope.reviewId)
    .where('c.trashed_at', 'is', null)
    .where(visible(scope, 'c'));
  if (lacks === 'role') return eb.not(isAmong(codings.where('c.role_id', 'is not', null)));
  if (lacks === 'code') return isAmong(codings.where('c.role_id', 'is not', null).where('c.code_id', 'is', null));
  if (!role && !codes) return eb.lit(true);
  const ofRole = role ? codings.where('c.role_id', '=', role) : codings;
  return isAmong(codes ? ofRole.where('c.code_id', 'in', codes.length ? codes : ['']) : ofRole);
}
