/** Files on their way in, as rows: what was announced, what has arrived, what became of it. */
import type { Reader, Tx } from '../platform/database.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';

/**
 * expected: announced by the browser; lost: it went away before it was sent; arrived: in the store, waiting; working: being
 * read; imported, duplicate, refused: done.
 */
export type UploadState = 'expected' | 'lost' | 'arrived' | 'working' | 'imported' | 'duplicate' | 'refused';

export interface UploadShown {
  readonly id: string;
  readonly batch: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly state: UploadState;
  readonly documentId: string | null;
  readonly referenceId: string | null;
  readonly reason: string | null;
  readonly warnings: readonly string[];
  readonly changedAt: string;
  /** Pages read so far, and how many there are, while it is read. */
  readonly done: number;
  readonly total: number | null;
}

/** My files that I have not put out of sight, latest batch first, in the order in which I chose them. */
export async function openUploads({ db, reviewId, actorId }: Scope): Promise<readonly UploadShown[]> {
  const rows = await db
    .selectFrom('upload as u')
    .leftJoin('job as j', (on) => on.onRef('j.subject_id', '=', 'u.id').on('j.state', '=', 'running'))
    .select([
      'u.id',
      'u.batch',
      'u.file_name as fileName',
      'u.size',
      'u.state',
      'u.document_id as documentId',
      'u.reference_id as referenceId',
    ])
    .select(['u.reason', 'u.warnings', 'u.changed_at as changedAt', 'j.done', 'j.total'])
    .where('u.review_id', '=', reviewId)
    .where('u.account_id', '=', actorId)
    .where('u.seen_at', 'is', null)
    .orderBy('u.batch', 'desc')
    .orderBy('u.position')
    .limit(2000)
    .execute();
  return rows.map((row) => ({
    ...row,
    state: row.state as UploadState,
    warnings: JSON.parse(row.warnings) as string[],
    done: row.done ?? 0,
  }));
}

export function uploadById(db: Reader, reviewId: string, id: string): Promise<Schema['upload'] | undefined> {
  return db.selectFrom('upload').selectAll().where('review_id', '=', reviewId).where('id', '=', id).executeTakeFirst();
}

export async function changeUpload(tx: Tx, id: string, patch: Partial<Schema['upload']> & { readonly changed_at: string }): Promise<void> {
  await tx.updateTable('upload').set(patch).where('id', '=', id).execute();
}
