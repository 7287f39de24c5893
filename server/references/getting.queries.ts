/** Reads whether a full text could be had, and how a reference came into its phases. */
import type { Scope } from '../reviews/scope.queries.ts';
import { type Arrival, asArrival, asRetrievalState, type RetrievalState } from './getting.ts';

export interface Getting {
  readonly retrieval: { readonly version: number; readonly state: RetrievalState; readonly reason: string } | null;
  /** By phase. */
  readonly arrivals: ReadonlyMap<string, Arrival>;
  /** The searches that found it, or a record that was joined into it. */
  readonly searches: readonly FoundBy[];
}

export interface FoundBy {
  readonly id: string;
  readonly number: number;
  readonly source: string;
  /** Its records as they stand in the file, and on which line. */
  readonly records: readonly { readonly line: number; readonly raw: string }[];
}

export async function gettingOf({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, referenceId: string): Promise<Getting> {
  const [retrieval, arrived, searches] = await Promise.all([
    db
      .selectFrom('retrieval')
      .select(['version', 'state', 'reason'])
      .where('review_id', '=', reviewId)
      .where('reference_id', '=', referenceId)
      .where('trashed_at', 'is', null)
      .executeTakeFirst(),
    db
      .selectFrom('arrival')
      .select(['phase_id', 'kind'])
      .where('review_id', '=', reviewId)
      .where('reference_id', '=', referenceId)
      .where('trashed_at', 'is', null)
      .execute(),
    foundBy({ db, reviewId }, referenceId),
  ]);
  return {
    retrieval: retrieval ? { ...retrieval, state: asRetrievalState(retrieval.state) } : null,
    arrivals: new Map(arrived.map((row) => [row.phase_id, asArrival(row.kind)])),
    searches,
  };
}

async function foundBy({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, referenceId: string): Promise<readonly FoundBy[]> {
  const rows = await db
    .selectFrom('search_record as f')
    .innerJoin('search as s', 's.id', 'f.search_id')
    .select(['s.id', 's.number', 's.source', 's.file_name', 'f.line', 'f.raw'])
    .where('s.review_id', '=', reviewId)
    .where((eb) =>
      eb.or([
        eb('f.reference_id', '=', referenceId),
        eb(
          'f.reference_id',
          'in',
          eb
            .selectFrom('duplicate_verdict as v')
            .select('v.reference_id')
            .where('v.other_id', '=', referenceId)
            .where('v.verdict', '=', 'same')
            .where('v.trashed_at', 'is', null),
        ),
      ]),
    )
    .where('s.trashed_at', 'is', null)
    .orderBy('s.number')
    .orderBy('f.position')
    .execute();
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, own]) => ({
    id,
    number: own[0]?.number ?? 0,
    source: own[0]?.source || (own[0]?.file_name ?? ''),
    records: own.map(({ line, raw }) => ({ line, raw })),
  }));
}
