/** Reads passages with their codings, in the order of the document. */
import { printedLabel } from '../documents/page-label.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { asBasis, asDirection } from '../reviews/vocabulary.ts';
import type { Window } from '../web/pagination.ts';
import type { CodingShown, ExcerptKind, ExcerptShown } from './excerpt.ts';
import { readRanges } from './ranges.ts';

/** A window of the passages of a document version. */
export async function excerptsIn(scope: Scope, versionId: string, window: Window): Promise<readonly ExcerptShown[]> {
  const rows = await selectExcerpts(scope)
    .where('e.document_version_id', '=', versionId)
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  return withCodings(scope, rows);
}

/** The passages that touch pages `from` to `to`. */
export async function excerptsOnPages(
  scope: Scope,
  versionId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly ExcerptShown[]> {
  const rows = await selectExcerpts(scope)
    .where('e.document_version_id', '=', versionId)
    .where('e.sheet', '<=', to)
    .where('e.last_sheet', '>=', from)
    .execute();
  return withCodings(scope, rows);
}

export async function excerptsByIds(scope: Scope, ids: readonly string[]): Promise<readonly ExcerptShown[]> {
  if (!ids.length) return [];
  return withCodings(scope, await selectExcerpts(scope).where('e.id', 'in', ids).execute());
}

export async function excerptById(scope: Scope, id: string): Promise<ExcerptShown | undefined> {
  return (await excerptsByIds(scope, [id]))[0];
}

export async function countExcerpts(scope: Scope, versionId: string): Promise<number> {
  const { n } = await scope.db
    .selectFrom('excerpt as e')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('e.review_id', '=', scope.reviewId)
    .where('e.document_version_id', '=', versionId)
    .where('e.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Live passages in live documents, by document, then in its order. `withCodings` makes of the rows what is shown. */
export const selectExcerpts = (scope: Scope) =>
  scope.db
    .selectFrom('excerpt as e')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .innerJoin('account as a', 'a.id', 'e.author_id')
    .leftJoin('page as p', (on) => on.onRef('p.document_version_id', '=', 'v.id').onRef('p.sheet', '=', 'e.sheet'))
    .select(['e.id', 'e.version', 'd.id as documentId', 'v.id as documentVersionId', 'e.kind', 'e.ranges', 'e.start_at as start'])
    .select(['e.end_at as end', 'e.sheet', 'e.last_sheet as lastSheet', 'e.quote', 'e.area', 'e.note', 'e.pass', 'e.typed_label'])
    .select(['p.label', 'd.first_label', 'a.name as author', 'a.id as authorId', 'e.made_at as madeAt'])
    .where('e.review_id', '=', scope.reviewId)
    .where('e.trashed_at', 'is', null)
    .where('d.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .orderBy('d.number')
    .orderBy('v.number')
    .orderBy('e.start_at')
    .orderBy('e.end_at', 'desc')
    .orderBy('e.id');

export async function withCodings(scope: Scope, rows: readonly ExcerptRow[]): Promise<readonly ExcerptShown[]> {
  const ids = rows.map((row) => row.id);
  const codings = new Map<string, CodingShown[]>();
  const cmocs = new Map<string, number>();
  for (let at = 0; at < ids.length; at += 500) {
    const some = ids.slice(at, at + 500);
    for (const { excerptId, ...coding } of await codingsOn(scope, some))
      codings.set(excerptId, [...(codings.get(excerptId) ?? []), coding]);
    for (const { excerptId, n } of await cmocsOn(scope, some)) cmocs.set(excerptId, n);
  }
  return rows.map((row) => shown(row, codings.get(row.id) ?? [], cmocs.get(row.id) ?? 0));
}

interface ExcerptRow extends Pick<
  ExcerptShown,
  'id' | 'version' | 'documentId' | 'documentVersionId' | 'start' | 'end' | 'sheet' | 'lastSheet' | 'quote' | 'note' | 'pass'
> {
  readonly kind: string;
  readonly ranges: string;
  readonly area: string;
  readonly typed_label: string;
  readonly label: string | null;
  readonly first_label: string;
  readonly author: string;
  readonly authorId: string;
  readonly madeAt: string;
}

function shown({ typed_label, first_label, ...row }: ExcerptRow, codings: readonly CodingShown[], cmocs: number): ExcerptShown {
  return {
    ...row,
    kind: row.kind as ExcerptKind,
    ranges: readRanges(row.ranges),
    label: typed_label || (row.sheet ? printedLabel(row.label ?? '', row.sheet, first_label) : ''),
    area: row.area ? (JSON.parse(row.area) as ExcerptShown['area']) : null,
    codings,
    cmocs,
  };
}

async function codingsOn(scope: Scope, excerpts: readonly string[]): Promise<readonly (CodingShown & { excerptId: string })[]> {
  const rows = await scope.db
    .selectFrom('coding as c')
    .leftJoin('code', 'code.id', 'c.code_id')
    .innerJoin('account as a', 'a.id', 'c.author_id')
    .select(['c.id', 'c.version', 'c.excerpt_id as excerptId', 'c.role_id as roleId', 'c.code_id as codeId', 'code.name as codeName'])
    .select(['code.trashed_at as codeTrashedAt', 'c.direction', 'c.depends_on as dependsOn', 'c.basis', 'c.note', 'a.name as author'])
    .select('c.basis_document_id as basisDocumentId')
    .where('c.excerpt_id', 'in', excerpts)
    .where('c.trashed_at', 'is', null)
    .where(visible(scope, 'c'))
    .orderBy('c.id')
    .execute();
  return rows.map(({ codeTrashedAt, ...row }) => ({
    ...row,
    codeName: row.codeName ?? '',
    isCodeTrashed: codeTrashedAt !== null,
    direction: asDirection(row.direction),
    basis: asBasis(row.basis),
  }));
}

const cmocsOn = (scope: Scope, excerpts: readonly string[]): Promise<readonly { excerptId: string; n: number }[]> =>
  scope.db
    .selectFrom('evidence_link as l')
    .innerJoin('cmoc as m', 'm.id', 'l.cmoc_id')
    .select((eb) => ['l.excerpt_id as excerptId', eb.fn.count<number>('l.cmoc_id').distinct().as('n')])
    .where('l.excerpt_id', 'in', excerpts)
    .where('l.trashed_at', 'is', null)
    .where('m.trashed_at', 'is', null)
    .where(visible(scope, 'l'))
    .groupBy('l.excerpt_id')
    .execute();
