/** The passages that an answer about a reference or a case may cite: those of its documents, in reading order. */
import { printedLabel } from '../documents/page-label.ts';
import { visible } from '../reviews/scope.queries.ts';
import { type Window, type Windowed, windowed } from '../web/pagination.ts';
import type { About, Reading } from './answers.queries.ts';

export interface Citable {
  readonly id: string;
  readonly quote: string;
  readonly page: string;
  readonly document: string;
}

export type CitablePassages = Windowed<Citable>;

export async function citablePassages(scope: Reading, about: About, window: Window): Promise<CitablePassages> {
  const passages = scope.db
    .selectFrom('excerpt as e')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .where('e.review_id', '=', scope.reviewId)
    .where('e.trashed_at', 'is', null)
    .where('d.trashed_at', 'is', null)
    .where('v.is_current', '=', 1)
    .where('d.reference_id', 'in', referencesOf(scope, about))
    .where(visible(scope, 'e'));
  const [rows, { n }] = await Promise.all([
    passages
      .leftJoin('page as p', (on) => on.onRef('p.document_version_id', '=', 'v.id').onRef('p.sheet', '=', 'e.sheet'))
      .select(['e.id', 'e.quote', 'e.sheet', 'e.typed_label', 'p.label', 'd.first_label', 'd.file_name as document'])
      .orderBy('d.number')
      .orderBy('e.start_at')
      .orderBy('e.id')
      .limit(window.limit)
      .offset(window.offset)
      .execute(),
    passages.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  const shown = rows.map(({ id, quote, document, sheet, typed_label, label, first_label }) => {
    return { id, quote, document, page: typed_label || printedLabel(label ?? '', sheet, first_label) };
  });
  return windowed(window, shown, n);
}

const referencesOf = ({ db, reviewId }: Reading, about: About) =>
  'referenceId' in about
    ? db.selectFrom('reference as r').select('r.id').where('r.review_id', '=', reviewId).where('r.id', '=', about.referenceId)
    : db
        .selectFrom('case_reference as x')
        .select('x.reference_id as id')
        .where('x.review_id', '=', reviewId)
        .where('x.case_id', '=', about.caseId)
        .where('x.trashed_at', 'is', null);
