/** Reads bibliographic records and what they are called. */
import { NotFound } from '../platform/errors.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Cited, citationLabels } from './citation.ts';
import type { ReferenceFields } from './reference.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

export interface ReferenceShown extends ReferenceFields {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly studyId: string | null;
  /** Names of fields guessed from a file and not yet confirmed. */
  readonly guessed: readonly string[];
  /** Ids of the phases it is used in. */
  readonly phases: readonly string[];
}

/** A reference that is not in the trash. */
export async function referenceById({ db, reviewId }: Where, id: string): Promise<ReferenceShown | undefined> {
  const row = await db
    .selectFrom('reference')
    .selectAll()
    .where('review_id', '=', reviewId)
    .where('id', '=', id)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  return row && { ...fieldsOf(row), ...(await idsBeside({ db, reviewId }, row)) };
}

async function idsBeside(where: Where, row: Schema['reference']) {
  const phases = await where.db
    .selectFrom('reference_phase')
    .select('phase_id')
    .where('review_id', '=', where.reviewId)
    .where('reference_id', '=', row.id)
    .where('trashed_at', 'is', null)
    .execute();
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    studyId: row.study_id,
    guessed: JSON.parse(row.guessed) as string[],
    phases: phases.map((one) => one.phase_id),
  };
}

const fieldsOf = (row: Schema['reference']): ReferenceFields => ({
  kind: row.kind,
  title: row.title,
  authors: JSON.parse(row.authors) as string[],
  year: row.year,
  container: row.container,
  volume: row.volume,
  issue: row.issue,
  pages: row.pages,
  doi: row.doi,
  url: row.url,
  abstract: row.abstract,
  countries: JSON.parse(row.countries) as string[],
  used_as: row.used_as,
  note: row.note,
});

/**
 * The citation label of every reference that can be cited: those with a document or a CMOC of their own ("Smith & Jones 2019a").
 * By reference id.
 */
export async function referenceLabels({ db, reviewId }: Where): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('reference as r')
    .select(['r.id', 'r.authors', 'r.year', 'r.title'])
    .where('r.review_id', '=', reviewId)
    .where('r.trashed_at', 'is', null)
    .where('r.id', 'in', citable(db, reviewId, 'document').union(citable(db, reviewId, 'cmoc')))
    .execute();
  return citationLabels(rows.map(citedOf));
}

/** Few of many thousand: they are looked up, not all references asked. */
const citable = (db: Where['db'], reviewId: string, table: 'document' | 'cmoc') =>
  db
    .selectFrom(table as 'document')
    .select('reference_id')
    .where('review_id', '=', reviewId)
    .where('reference_id', 'is not', null)
    .where('trashed_at', 'is', null);

export const citedOf = (row: {
  readonly id: string;
  readonly authors: string;
  readonly year: number | null;
  readonly title: string;
}): Cited => ({
  id: row.id,
  authors: JSON.parse(row.authors) as string[],
  year: row.year,
  title: row.title,
});

/** Those of the given ids that are live phases; one that went to the trash meanwhile is left out, one of no phase here is not found. */
export async function livePhaseIds({ db, reviewId }: Where, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await db.selectFrom('phase').select(['id', 'trashed_at']).where('review_id', '=', reviewId).execute();
  const known = new Map(rows.map((row) => [row.id, row.trashed_at]));
  if (ids.some((id) => !known.has(id))) throw new NotFound();
  return ids.filter((id) => known.get(id) === null);
}

/** A live reference with this DOI, other than `except`. */
export function referenceByDoi({ db, reviewId }: Where, doiKey: string, except = ''): Promise<{ id: string; title: string } | undefined> {
  return db
    .selectFrom('reference')
    .select(['id', 'title'])
    .where('review_id', '=', reviewId)
    .where('doi_key', '=', doiKey)
    .where('id', '!=', except)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
}

export interface Sibling {
  readonly id: string;
  readonly title: string;
}

/** The other live references of a study, in the order in which they were added. */
export async function siblingsOf(
  { db, reviewId }: Where,
  { id, studyId }: Pick<ReferenceShown, 'id' | 'studyId'>,
): Promise<readonly Sibling[]> {
  if (!studyId) return [];
  return db
    .selectFrom('reference')
    .select(['id', 'title'])
    .where('review_id', '=', reviewId)
    .where('study_id', '=', studyId)
    .where('id', '!=', id)
    .where('trashed_at', 'is', null)
    .orderBy('number')
    .execute();
}
