/** Passages as tables and sheets quote them: their words, who is cited, the printed page. */
import { readable } from '../coding/readable.ts';
import { printedLabel } from '../documents/page-label.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { citationsOf } from './citations.queries.ts';
import { inChunks } from './chunks.ts';
import { pageCited, wordsOf } from './page-cited.ts';

export interface QuoteKept {
  readonly excerptId: string;
  readonly words: string;
  readonly citation: string;
  /** Printed, "12–13" over a border. */
  readonly page: string;
  readonly referenceId: string;
  /** Where it stands in the order of the literature. */
  readonly order: string;
}

/** Passages by id; those whose document is in the trash are left out. */
export async function quotesOf(scope: Scope, excerptIds: readonly string[]): Promise<ReadonlyMap<string, QuoteKept>> {
  const citation = await citationsOf(scope);
  const found = new Map<string, QuoteKept>();
  for (const ids of inChunks(excerptIds))
    for (const row of await quoteRows(scope, ids)) {
      const labels = new Map([
        [row.sheet, row.label ?? ''],
        [row.last_sheet, row.last_label ?? ''],
      ]);
      const labelOf = (sheet: number): string => printedLabel(labels.get(sheet) ?? '', sheet, row.first_label);
      found.set(row.id, {
        excerptId: row.id,
        words: readable(wordsOf(row)),
        citation: citation(row.reference_id),
        page: pageCited({ kind: row.kind, sheet: row.sheet, lastSheet: row.last_sheet, typedLabel: row.typed_label }, labelOf),
        referenceId: row.reference_id,
        order: [row.reference_number, row.position, row.document_number, row.start_at].map((n) => String(n).padStart(9, '0')).join(' '),
      });
    }
  return found;
}

const quoteRows = (scope: Pick<Scope, 'db' | 'reviewId'>, ids: readonly string[]) =>
  scope.db
    .selectFrom('excerpt as e')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .leftJoin('page as p', (on) => on.onRef('p.document_version_id', '=', 'v.id').onRef('p.sheet', '=', 'e.sheet'))
    .leftJoin('page as q', (on) => on.onRef('q.document_version_id', '=', 'v.id').onRef('q.sheet', '=', 'e.last_sheet'))
    .select(['e.id', 'e.kind', 'e.quote', 'e.sheet', 'e.last_sheet', 'e.typed_label', 'e.start_at', 'd.first_label', 'd.reference_id'])
    .select(['d.number as document_number', 'd.position', 'r.number as reference_number', 'p.label', 'q.label as last_label'])
    .where('e.review_id', '=', scope.reviewId)
    .where('e.id', 'in', ids)
    .where('e.trashed_at', 'is', null)
    .where('d.trashed_at', 'is', null)
    .where('r.trashed_at', 'is', null)
    .execute();

/** By reference, document and place. */
export const inLiteratureOrder = (a: QuoteKept, b: QuoteKept): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.excerptId < b.excerptId ? -1 : 1;
