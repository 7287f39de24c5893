/** Reads whether a full text could be had, and how a reference came into its phases. */
import type { Scope } from '../reviews/scope.queries.ts';
import { type Arrival, asArrival, asRetrievalState, type RetrievalState } from './getting.ts';

export interface Getting {
  readonly retrieval: { readonly version: number; readonly state: RetrievalState; readonly reason: string } | null;
  /** By phase. */
  readonly arrivals: ReadonlyMap<string, Arrival>;
  /** The searches that found it. */
  readonly searches: readonly { readonly id: string; readonly number: number; readonly source: string }[];
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
    db
      .selectFrom('search_record as f')
      .innerJoin('search as s', 's.id', 'f.search_id')
      .select(['s.id', 's.number', 's.source', 's.file_name'])
      .distinct()
      .where('s.review_id', '=', reviewId)
      .where('f.reference_id', '=', referenceId)
      .where('s.trashed_at', 'is', null)
      .orderBy('s.number')
      .execute(),
  ]);
  return {
    retrieval: retrieval ? { ...retrieval, state: asRetrievalState(retrieval.state) } : null,
    arrivals: new Map(arrived.map((row) => [row.phase_id, asArrival(row.kind)])),
    searches: searches.map(({ id, number, source, file_name }) => ({ id, number, source: source || file_name })),
  };
}
