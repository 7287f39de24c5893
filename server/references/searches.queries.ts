/** Reads searches and what belongs to them. */
import type { Reader } from '../platform/database.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { ColumnMapping } from './formats/table-columns.ts';
import type { Findings, SearchDetails, SearchState } from './search.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

export interface SearchShown extends SearchDetails {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly file_name: string;
  readonly file_size: number;
  readonly sha256: string;
  readonly state: SearchState;
  readonly format: string;
  readonly encoding: string;
  readonly findings: Findings;
  readonly mapping: ColumnMapping | null;
  readonly imported: number;
  readonly duplicates: number;
  readonly message: string;
  readonly made_at: string;
}

const shown = ({ findings, mapping, state, ...row }: Schema['search']): SearchShown => ({
  ...row,
  state: state as SearchState,
  findings: JSON.parse(findings) as Findings,
  mapping: mapping ? (JSON.parse(mapping) as ColumnMapping) : null,
});

export async function searchById({ db, reviewId }: Where, id: string): Promise<SearchShown | undefined> {
  const row = await db
    .selectFrom('search')
    .selectAll()
    .where('review_id', '=', reviewId)
    .where('id', '=', id)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  return row && shown(row);
}

/** The review's searches, latest first. */
export async function searchesOf({ db, reviewId }: Where, limit = 300): Promise<readonly SearchShown[]> {
  const rows = await db
    .selectFrom('search')
    .selectAll()
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(shown);
}

/** The oldest file that was read and waits to be imported. */
export async function waitingFile({ db, reviewId }: Where, except: string): Promise<{ id: string; file_name: string } | null> {
  const row = await db
    .selectFrom('search')
    .select(['id', 'file_name'])
    .where('review_id', '=', reviewId)
    .where('state', '=', 'read')
    .where('id', '!=', except)
    .where('trashed_at', 'is', null)
    .orderBy('number')
    .executeTakeFirst();
  return row ?? null;
}

/** The phase of the latest search that has one. */
export async function latestPhase({ db, reviewId }: Where): Promise<string | null> {
  const row = await db
    .selectFrom('search')
    .innerJoin('phase', 'phase.id', 'search.phase_id')
    .select('phase.id')
    .where('search.review_id', '=', reviewId)
    .where('search.trashed_at', 'is', null)
    .where('phase.trashed_at', 'is', null)
    .orderBy('search.number', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The search whose import took in the very same file. */
export function sameFile({ db, reviewId }: Where, sha256: string, except: string): Promise<{ number: number } | undefined> {
  return db
    .selectFrom('search')
    .select('number')
    .where('review_id', '=', reviewId)
    .where('sha256', '=', sha256)
    .where('id', '!=', except)
    .where('state', '=', 'done')
    .where('trashed_at', 'is', null)
    .where((eb) => eb.exists(eb.selectFrom('search_record as r').select('r.position').whereRef('r.search_id', '=', 'search.id')))
    .orderBy('number')
    .executeTakeFirst();
}

/** A job that imports it is waiting or running. */
export async function isUnderWay(db: Reader, searchId: string): Promise<boolean> {
  const job = await db
    .selectFrom('job')
    .select('id')
    .where('subject_id', '=', searchId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return job !== undefined;
}

/** How many records of a search are in: quick, for a page that asks every second. */
export async function recordsTaken(db: Reader, searchId: string): Promise<number> {
  const { n } = await db
    .selectFrom('search_record')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('search_id', '=', searchId)
    .executeTakeFirstOrThrow();
  return n;
}

export async function recordCounts(db: Reader, searchId: string): Promise<{ readonly all: number; readonly made: number }> {
  const row = await db
    .selectFrom('search_record')
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.sum<number | null>('is_new').as('made')])
    .where('search_id', '=', searchId)
    .executeTakeFirst();
  return { all: row?.n ?? 0, made: row?.made ?? 0 };
}

/** What hangs on a reference: then taking its import back leaves it. */
export const holders = ['document', 'decision', 'standing_decision', 'cmoc', 'judgement', 'answer'] as const;
