import type { Reader } from '../platform/database.ts';
import { prepared } from '../platform/prepared.ts';
import type { Reading } from './reading.ts';

export interface WhoReads {
  readonly db: Reader;
  readonly reviewId: string;
  readonly actorId: string;
}

/** A person's readings of a document, first pass first. */
export const readingsOf = ({ db, reviewId, actorId }: WhoReads, documentId: string): Promise<readonly Reading[]> =>
  inOrder.all(db, { reviewId, actorId, documentId });

const inOrder = prepared((db: Reader, p: { reviewId: string; actorId: string; documentId: string }) =>
  db
    .selectFrom('reading')
    .select(['id', 'version', 'pass', 'started_at as startedAt', 'finished_at as finishedAt'])
    .where('review_id', '=', p.reviewId)
    .where('document_id', '=', p.documentId)
    .where('author_id', '=', p.actorId)
    .where('trashed_at', 'is', null)
    .orderBy('pass'),
);
