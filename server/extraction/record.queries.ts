/** What the record already says of a reference or a case: shown in forms, not typed again. */
import type { Scope } from '../reviews/scope.queries.ts';
import type { About } from './answers.queries.ts';
import type { RecordField } from './template.ts';

type Reading = Pick<Scope, 'db' | 'reviewId'>;

export interface AboutShown {
  readonly about: About;
  /** "Okafor 2020", or the case's name. */
  readonly name: string;
  readonly title: string;
  readonly record: Readonly<Record<RecordField, string>>;
  /** Documents of it that can be opened. */
  readonly documents: readonly { readonly id: string; readonly number: number; readonly fileName: string }[];
  /** Its cases (of a reference): a form may be filled for each. */
  readonly cases: readonly { readonly id: string; readonly name: string }[];
}

const usedAsNames: Readonly<Record<string, string>> = {
  empirical: 'Empirical',
  review: 'Review',
  theory: 'Theory',
  policy: 'Policy or comment',
  own: 'Own interviews or workshop',
};

/** @returns undefined when there is no such reference in this review, or it is in the trash. */
export async function referenceShown(scope: Reading, id: string): Promise<AboutShown | undefined> {
  const { db, reviewId } = scope;
  const row = await db
    .selectFrom('reference as r')
    .leftJoin('study as s', (on) => on.onRef('s.id', '=', 'r.study_id').on('s.trashed_at', 'is', null))
    .select(['r.title', 'r.authors', 'r.year', 'r.countries', 'r.used_as', 's.name as study'])
    .where('r.review_id', '=', reviewId)
    .where('r.id', '=', id)
    .where('r.trashed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const [phases, documents, cases] = await Promise.all([phasesOf(scope, id), documentsOf(scope, id), casesOf(scope, id)]);
  const authors = JSON.parse(row.authors) as string[];
  const record = {
    authors: authors.join('; '),
    year: row.year === null ? '' : String(row.year),
    countries: (JSON.parse(row.countries) as string[]).join(', '),
    title: row.title,
    study: row.study ?? '',
    used_as: usedAsNames[row.used_as] ?? row.used_as,
    phases: phases.join(' and '),
  };
  return { about: { referenceId: id }, name: shortName(authors, row.year, row.title), title: row.title, record, documents, cases };
}

/** @returns undefined when there is no such case in this review, or it is in the trash. */
export async function caseShown({ db, reviewId }: Reading, id: string): Promise<AboutShown | undefined> {
  const row = await db
    .selectFrom('case')
    .select(['name', 'abbreviation'])
    .where('review_id', '=', reviewId)
    .where('id', '=', id)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const record = { authors: '', year: '', countries: '', title: row.name, study: row.abbreviation, used_as: '', phases: '' };
  return { about: { caseId: id }, name: row.abbreviation || row.name, title: row.name, record, documents: [], cases: [] };
}

/** "Okafor 2020", "Okafor and Li 2020", "Okafor et al. 2020"; the title where nobody is named. Authors are "Family, Given". */
export function shortName(authors: readonly string[], year: number | null, title: string): string {
  const [first = '', second = ''] = authors.map((author) => author.split(',')[0]?.trim() ?? '');
  const who = authors.length > 2 ? `${first} et al.` : second ? `${first} and ${second}` : first;
  if (!who) return title || 'Untitled';
  return year === null ? who : `${who} ${year}`;
}

async function phasesOf({ db, reviewId }: Reading, referenceId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('reference_phase as r')
    .innerJoin('phase as p', 'p.id', 'r.phase_id')
    .select('p.name')
    .where('r.review_id', '=', reviewId)
    .where('r.reference_id', '=', referenceId)
    .where('r.trashed_at', 'is', null)
    .orderBy('p.position')
    .execute();
  return rows.map((row) => row.name);
}

function documentsOf({ db, reviewId }: Reading, referenceId: string): Promise<AboutShown['documents']> {
  return db
    .selectFrom('document')
    .select(['id', 'number', 'file_name as fileName'])
    .where('review_id', '=', reviewId)
    .where('reference_id', '=', referenceId)
    .where('trashed_at', 'is', null)
    .orderBy('position')
    .orderBy('number')
    .execute();
}

function casesOf({ db, reviewId }: Reading, referenceId: string): Promise<AboutShown['cases']> {
  return db
    .selectFrom('case_reference as x')
    .innerJoin('case as c', 'c.id', 'x.case_id')
    .select(['c.id', 'c.name'])
    .where('x.review_id', '=', reviewId)
    .where('x.reference_id', '=', referenceId)
    .where('x.trashed_at', 'is', null)
    .where('c.trashed_at', 'is', null)
    .orderBy('c.position')
    .execute();
}

/** The reference that a document is a file of. */
export async function referenceOfDocument({ db, reviewId }: Reading, documentId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('document')
    .select('reference_id')
    .where('review_id', '=', reviewId)
    .where('id', '=', documentId)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  return row?.reference_id;
}
