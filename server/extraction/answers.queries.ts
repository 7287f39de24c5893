/** Answers as they stand: who gave or last corrected them, when, and the passages they cite. */
import { printedLabel } from '../documents/page-label.ts';
import { namesOf } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import type { Given } from './filled.ts';

export type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

/** What a form is filled for. */
export type About = { readonly referenceId: string } | { readonly caseId: string };

/** The columns of an answer's row that say what it is about. */
export const aboutColumns = (about: About): { readonly reference_id: string | null; readonly case_id: string | null } =>
  'referenceId' in about ? { reference_id: about.referenceId, case_id: null } : { reference_id: null, case_id: about.caseId };

export interface Answer extends Given {
  readonly id: string;
  readonly version: number;
  /** Who gave it its present form, and when. */
  readonly by: string;
  readonly at: string;
  readonly citations: readonly Citation[];
}

/** A passage that an answer rests on. */
export interface Citation {
  /** Of the link between answer and passage. */
  readonly id: string;
  readonly answerId: string;
  readonly excerptId: string;
  readonly quote: string;
  /** The printed page. */
  readonly page: string;
  /** True for a passage typed by hand, not checked against the file. */
  readonly typed: boolean;
}

/** All answers of a form about one reference or case. */
export async function answersOf(scope: Reading, templateId: string, about: About): Promise<readonly Answer[]> {
  const rows = await answerRows(scope, templateId)
    .$if('referenceId' in about, (qb) => qb.where('a.reference_id', '=', aboutColumns(about).reference_id))
    .$if('caseId' in about, (qb) => qb.where('a.case_id', '=', aboutColumns(about).case_id))
    .execute();
  return withCitations(scope, rows);
}

/** All answers of a form about several references or cases, by the id of what they are about. */
export async function answersAbout(
  scope: Reading,
  templateId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Answer[]>> {
  if (!ids.length) return new Map();
  const rows = await answerRows(scope, templateId)
    .where((eb) => eb.or([eb('a.reference_id', 'in', ids), eb('a.case_id', 'in', ids)]))
    .execute();
  const about = new Map(rows.map((row) => [row.id, row.reference_id ?? row.case_id ?? '']));
  return Map.groupBy(await withCitations(scope, rows), (answer) => about.get(answer.id) ?? '');
}

const answerRows = (scope: Reading, templateId: string) =>
  scope.db
    .selectFrom('answer as a')
    .leftJoin('activity as h', (on) => on.onRef('h.object_id', '=', 'a.id').onRef('h.object_version', '=', 'a.version'))
    .selectAll('a')
    .select('h.actor_id as by_id')
    .where('a.review_id', '=', scope.reviewId)
    .where('a.template_id', '=', templateId)
    .where('a.trashed_at', 'is', null)
    .where(visible(scope, 'a'))
    .orderBy('a.made_at')
    .orderBy('a.id');

type Row = Awaited<ReturnType<ReturnType<typeof answerRows>['execute']>>[number];

async function withCitations(scope: Reading, rows: readonly Row[]): Promise<readonly Answer[]> {
  if (!rows.length) return [];
  const [names, citations] = await Promise.all([
    namesOf(scope),
    citationsOf(
      scope,
      rows.map((row) => row.id),
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    question: row.question,
    line: row.line,
    linePosition: row.line_position,
    column: row.column,
    state: row.state,
    value: row.value,
    by: names.get(row.by_id ?? row.author_id) ?? '',
    at: row.changed_at,
    citations: citations.get(row.id) ?? [],
  }));
}

/** The passages that answers cite, in the order of citing. */
async function citationsOf(scope: Reading, answerIds: readonly string[]): Promise<ReadonlyMap<string, readonly Citation[]>> {
  const rows = await scope.db
    .selectFrom('answer_excerpt as x')
    .innerJoin('excerpt as e', 'e.id', 'x.excerpt_id')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .leftJoin('page as p', (on) => on.onRef('p.document_version_id', '=', 'e.document_version_id').onRef('p.sheet', '=', 'e.sheet'))
    .select(['x.id', 'x.answer_id as answerId', 'e.id as excerptId', 'e.quote', 'e.kind', 'e.sheet', 'e.typed_label'])
    .select(['p.label', 'd.first_label'])
    .where('x.review_id', '=', scope.reviewId)
    .where('x.answer_id', 'in', answerIds)
    .where('x.trashed_at', 'is', null)
    .where('e.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .orderBy('x.made_at')
    .orderBy('x.id')
    .execute();
  const citations = rows.map(({ kind, sheet, typed_label, label, first_label, ...row }) => ({
    ...row,
    typed: kind === 'typed',
    page: typed_label || printedLabel(label ?? '', sheet, first_label),
  }));
  return Map.groupBy(citations, (citation) => citation.answerId);
}
