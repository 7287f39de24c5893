/** Find: everything of a review that holds some words, by kind, a few of each. */
import { searchPages } from '../platform/search/sqlite.queries.ts';
import type { PageFound } from '../platform/search/search.ts';
import { nameKey } from '../reviews/name-key.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';

export interface Found {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

export interface Finds {
  readonly references: readonly Found[];
  readonly codes: readonly Found[];
  readonly cmocs: readonly Found[];
  readonly passages: readonly Found[];
  readonly memos: readonly Found[];
  readonly pages: readonly (PageFound & { readonly title: string })[];
}

const few = 12;
const pattern = (typed: string): string => `%${typed.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

export async function find(scope: Scope, typed: string): Promise<Finds> {
  const words = typed.trim();
  if (!words) return { references: [], codes: [], cmocs: [], passages: [], memos: [], pages: [] };
  const [references, codes, cmocs] = await Promise.all([findReferences(scope, words), findCodes(scope, words), findCmocs(scope, words)]);
  const [passages, memos, pages] = await Promise.all([findPassages(scope, words), findMemos(scope, words), findPages(scope, words)]);
  return { references, codes, cmocs, passages, memos, pages };
}

const findReferences = (scope: Scope, words: string): Promise<readonly Found[]> =>
  scope.db
    .selectFrom('reference')
    .select(['id', 'title', 'authors as detail'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('title_key', 'like', pattern(nameKey(words))),
        eb('authors', 'like', pattern(words)),
        eb('doi_key', 'like', pattern(nameKey(words))),
      ]),
    )
    .orderBy('number')
    .limit(few)
    .execute();

const findCodes = (scope: Scope, words: string): Promise<readonly Found[]> =>
  scope.db
    .selectFrom('code')
    .select(['id', 'name as title', 'definition as detail'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where((eb) => eb.or([eb('name_key', 'like', pattern(nameKey(words))), eb('aliases', 'like', pattern(words))]))
    .orderBy('name_key')
    .limit(few)
    .execute();

/** By number ("17"), label, statement, or the words of an element. */
async function findCmocs(scope: Scope, words: string): Promise<readonly Found[]> {
  const rows = await scope.db
    .selectFrom('cmoc as m')
    .select((eb) => [
      'm.id',
      'm.number',
      'm.label',
      'm.statement',
      eb
        .selectFrom('element as x')
        .leftJoin('code as k', 'k.id', 'x.code_id')
        .select((inner) => inner.fn.agg<string>('group_concat', [inner.fn.coalesce('k.name', 'x.wording'), inner.val(' · ')]).as('t'))
        .whereRef('x.cmoc_id', '=', 'm.id')
        .where('x.trashed_at', 'is', null)
        .as('words'),
    ])
    .where('m.review_id', '=', scope.reviewId)
    .where('m.trashed_at', 'is', null)
    .where(visible(scope, 'm'))
    .where((eb) =>
      eb.or([
        eb('m.number', '=', Number(/^#?(\d+)$/.exec(words)?.[1] ?? -1)),
        eb('m.label', 'like', pattern(words)),
        eb('m.statement', 'like', pattern(words)),
        eb.exists(
          eb
            .selectFrom('element as x')
            .leftJoin('code as k', 'k.id', 'x.code_id')
            .select('x.id')
            .whereRef('x.cmoc_id', '=', 'm.id')
            .where('x.trashed_at', 'is', null)
            .where((inner) => inner.or([inner('x.wording', 'like', pattern(words)), inner('k.name_key', 'like', pattern(nameKey(words)))])),
        ),
      ]),
    )
    .orderBy('m.number')
    .limit(few)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: `CMOC ${row.number}${row.label ? ` · ${row.label}` : ''}`,
    detail: row.statement || row.words || '',
  }));
}

const findPassages = (scope: Scope, words: string): Promise<readonly Found[]> =>
  scope.db
    .selectFrom('excerpt as e')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .select(['e.id', 'e.quote as title', 'r.title as detail'])
    .where('e.review_id', '=', scope.reviewId)
    .where('e.trashed_at', 'is', null)
    .where('d.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .where((eb) => eb.or([eb('e.quote', 'like', pattern(words)), eb('e.note', 'like', pattern(words))]))
    .orderBy('e.id')
    .limit(few)
    .execute();

const findMemos = (scope: Scope, words: string): Promise<readonly Found[]> =>
  scope.db
    .selectFrom('memo')
    .select(['id', 'text as title', 'object as detail'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where('text', 'like', pattern(words))
    .orderBy('made_at', 'desc')
    .limit(few)
    .execute();

async function findPages(scope: Scope, words: string): Promise<Finds['pages']> {
  const pages = await searchPages(scope.db, scope.reviewId, words, 20);
  const titles = await scope.db
    .selectFrom('reference')
    .select(['id', 'title'])
    .where('id', 'in', pages.length ? pages.map((page) => page.referenceId) : [''])
    .execute();
  return pages.map((page) => ({ ...page, title: titles.find((one) => one.id === page.referenceId)?.title ?? '' }));
}
