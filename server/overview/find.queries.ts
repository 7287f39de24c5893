/** Find: everything of a review that holds some words, by kind, a few of each. */
import { readable } from '../coding/readable.ts';
import { isMemoObject, memoObjectNames } from '../coding/memo.ts';
import { printedLabel } from '../documents/page-label.ts';
import { searchPages } from '../platform/search/sqlite.queries.ts';
import type { PageFound } from '../platform/search/search.ts';
import { citationOf } from '../references/citation.ts';
import { citedOf, referenceLabels } from '../references/references.queries.ts';
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
  readonly pages: readonly (PageFound & {
    /** How its reference is cited. */
    readonly title: string;
    /** Printed page number. */
    readonly label: string;
  })[];
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

async function findReferences(scope: Scope, words: string): Promise<readonly Found[]> {
  const rows = await scope.db
    .selectFrom('reference')
    .select(['id', 'title', 'authors', 'year'])
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
  return rows.map((row) => ({ id: row.id, title: citationOf(citedOf(row)), detail: row.title }));
}

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

async function findPassages(scope: Scope, words: string): Promise<readonly Found[]> {
  const rows = await scope.db
    .selectFrom('excerpt as e')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .leftJoin('page as p', (on) => on.onRef('p.document_version_id', '=', 'v.id').onRef('p.sheet', '=', 'e.sheet'))
    .select(['e.id', 'e.quote', 'e.sheet', 'e.typed_label', 'd.reference_id', 'd.first_label', 'p.label'])
    .where('e.review_id', '=', scope.reviewId)
    .where('e.trashed_at', 'is', null)
    .where('d.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .where((eb) => eb.or([eb('e.quote', 'like', pattern(words)), eb('e.note', 'like', pattern(words))]))
    .orderBy('e.id')
    .limit(few)
    .execute();
  if (!rows.length) return [];
  const cited = await referenceLabels(scope);
  return rows.map((row) => ({
    id: row.id,
    title: readable(row.quote),
    detail: `${cited.get(row.reference_id) ?? ''}, p. ${row.typed_label || printedLabel(row.label ?? '', row.sheet, row.first_label)}`,
  }));
}

async function findMemos(scope: Scope, words: string): Promise<readonly Found[]> {
  const rows = await scope.db
    .selectFrom('memo')
    .select(['id', 'text', 'object'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where('text', 'like', pattern(words))
    .orderBy('made_at', 'desc')
    .limit(few)
    .execute();
  return rows.map(({ id, text, object }) => ({ id, title: text, detail: isMemoObject(object) ? `on ${memoObjectNames[object]}` : '' }));
}

async function findPages(scope: Scope, words: string): Promise<Finds['pages']> {
  const pages = await searchPages(scope.db, scope.reviewId, words, 20);
  if (!pages.length) return [];
  const [cited, labels] = await Promise.all([referenceLabels(scope), labelsOf(scope, pages)]);
  return pages.map((page) => ({
    ...page,
    title: cited.get(page.referenceId) ?? '',
    label: labels.get(`${page.documentId} ${page.sheet}`) ?? String(page.sheet),
  }));
}

/** The printed page numbers of pages of current versions, by document and sheet. */
async function labelsOf(scope: Scope, pages: readonly PageFound[]): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.db
    .selectFrom('document as d')
    .innerJoin('document_version as v', (on) => on.onRef('v.document_id', '=', 'd.id').on('v.is_current', '=', 1))
    .innerJoin('page as p', 'p.document_version_id', 'v.id')
    .select(['d.id', 'd.first_label', 'p.sheet', 'p.label'])
    .where('d.review_id', '=', scope.reviewId)
    .where((eb) => eb.or(pages.map((page) => eb.and([eb('d.id', '=', page.documentId), eb('p.sheet', '=', page.sheet)]))))
    .execute();
  return new Map(rows.map((row) => [`${row.id} ${row.sheet}`, printedLabel(row.label, row.sheet, row.first_label)]));
}
