/** Tables of the documents: characteristics, appraisal, answers to a form. */
import { counts, words } from './column.ts';
import type { Literature, ReferenceListed } from './literature.queries.ts';
import type { Cell, Column, Table } from './table.ts';
import { usedAs } from './use-words.ts';

interface Told {
  readonly notes: readonly string[];
  readonly scope: Readonly<Record<string, unknown>>;
}

const leftOutNote = (leftOut: number): readonly string[] =>
  leftOut ? [`Not shown: ${leftOut.toLocaleString('en-GB')} excluded document${leftOut === 1 ? '' : 's'}.`] : [];

type Written = Column & { readonly of: (reference: ReferenceListed) => Cell; readonly isForScripts?: boolean };

const columns: readonly Written[] = [
  { ...words('reference', 'Document', 16), of: (one) => one.citation },
  { ...words('authors', 'Authors', 20), of: (one) => one.authors.join('; '), isForScripts: true },
  { ...counts('year', 'Year'), of: (one) => one.year, isForScripts: true },
  { ...words('title', 'Title', 34), of: (one) => one.title },
  { ...words('container', 'Published in', 18), of: (one) => one.container, isForScripts: true },
  { ...words('doi', 'DOI', 16), of: (one) => one.doi, isForScripts: true },
  { ...words('kind', 'Kind', 10), of: (one) => one.kind, isForScripts: true },
  { ...words('countries', 'Country', 12), of: (one) => one.countries.join('; ') },
  { ...words('used_as', 'Use', 12), of: (one) => usedAs(one.usedAs) },
  { ...words('phases', 'Phase of use', 16), of: (one) => one.phases.join('; ') },
  { ...words('study', 'Study', 14), of: (one) => one.study },
  { ...words('cases', 'Cases', 14), of: (one) => one.cases.join('; ') },
  { ...counts('excerpts', 'Passages'), of: (one) => one.passages },
  { ...counts('cmocs', 'CMOCs'), of: (one) => one.cmocs },
];

export function characteristics({ references, leftOut }: Literature, style: 'data' | 'print', { notes, scope }: Told): Table {
  const shown = columns.filter(
    (column) => style === 'data' || (!column.isForScripts && (column.kind === 'number' || references.some((one) => column.of(one) !== ''))),
  );
  return {
    name: 'characteristics',
    caption: 'Characteristics of the documents',
    columns: shown.map(({ of: _, isForScripts: __, ...column }) => column),
    rows: references.map((reference) => ({ key: reference.id, cells: shown.map((column) => column.of(reference)) })),
    totals: null,
    notes: [...notes, ...leftOutNote(leftOut)],
    scope,
  };
}

/** A judgement in words, of one reference on one scale. */
export interface Judged {
  readonly referenceId: string;
  readonly scale: string;
  readonly phase: string;
  /** The theory it was judged relevant to; '' for none. */
  readonly theory: string;
  readonly level: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** For scripts one row per judgement. */
export function appraisalData({ references, leftOut }: Literature, judged: readonly Judged[], { notes, scope }: Told): Table {
  const byReference = Map.groupBy(judged, (one) => one.referenceId);
  return {
    name: 'appraisal',
    caption: 'Appraisal of the documents',
    columns: [
      words('reference', 'Document', 16),
      words('title', 'Title', 30),
      words('scale', 'Scale', 14),
      words('phase', 'Phase', 14),
      words('theory', 'Relevant to', 14),
      words('level', 'Judgement', 16),
      words('reason', 'Reason', 34),
      words('reviewer', 'By', 12),
      words('judged_at', 'On', 12),
    ],
    rows: references.flatMap((reference) =>
      (byReference.get(reference.id) ?? []).map((one, at) => ({
        key: `${reference.id} ${at}`,
        cells: [reference.citation, reference.title, one.scale, one.phase, one.theory, one.level, one.reason, one.by, one.at],
      })),
    ),
    totals: null,
    notes: [...notes, ...leftOutNote(leftOut)],
    scope,
  };
}

/** As it is read: one row per document, one column per scale, the reason under the judgement. */
export function appraisalPrint(
  { references, leftOut }: Literature,
  judged: readonly Judged[],
  { scales, notes, scope }: Told & { readonly scales: readonly string[] },
): Table {
  const byReference = Map.groupBy(judged, (one) => one.referenceId);
  return {
    name: 'appraisal',
    caption: 'Appraisal of the documents',
    columns: [words('reference', 'Document', 16), ...scales.map((scale) => words(scale, scale, 28))],
    rows: references.map((reference) => ({
      key: reference.id,
      cells: [
        reference.citation,
        ...scales.map((scale) => inWords((byReference.get(reference.id) ?? []).filter((one) => one.scale === scale))),
      ],
    })),
    totals: null,
    notes: [...notes, 'Nothing is added up into a score, and no level excludes a document by itself.', ...leftOutNote(leftOut)],
    scope,
  };
}

function inWords(judged: readonly Judged[]): string {
  return judged
    .map((one) => {
      const about = [one.phase, one.theory].filter(Boolean).join(', ');
      const several = judged.length > 1 && about ? `${about}: ` : '';
      return `${several}${one.level}${one.reason ? ` – ${one.reason}` : ''}`;
    })
    .join('\n');
}

/** A row of the extraction table: a document or a case with its answers in words. */
export interface Answered {
  readonly id: string;
  readonly name: string;
  readonly answers: readonly string[];
}

export function extractionTable(
  of: {
    readonly form: string;
    readonly subject: 'reference' | 'case';
    readonly questions: readonly { readonly id: string; readonly label: string }[];
    readonly rows: readonly Answered[];
    readonly leftOut: number;
  },
  { notes, scope }: Told,
): Table {
  return {
    name: 'extraction',
    caption: of.form,
    columns: [
      of.subject === 'case' ? words('case', 'Case', 16) : words('reference', 'Document', 16),
      ...of.questions.map((question) => words(question.label || question.id, question.label || question.id, 24)),
    ],
    rows: of.rows.map((row) => ({ key: row.id, cells: [row.name, ...row.answers] })),
    totals: null,
    notes: [...notes, ...leftOutNote(of.leftOut)],
    scope,
  };
}
