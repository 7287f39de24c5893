import type { Reader } from '../platform/database.ts';
import type { Reading } from './reading.ts';

export interface WhoReads {
  readonly db: Reader;
  readonly reviewId: string;
  readonly actorId: string;
}

/** A person's readings of a document, first pass first. */
export function readingsOf({ db, reviewId, actorId }: WhoReads, documentId: string): Promise<readonly Reading[]> {
  return db
    .selectFrom('reading')
    .select(['id', 'version', 'pass', 'started_at as startedAt', 'finished_at as finishedAt'])
    .where('review_id', '=', reviewId)
    .where('document_id', '=', documentId)
    .where('author_id', '=', actorId)
    .where('trashed_at', 'is', null)
    .orderBy('pass')
    .execute();
}
