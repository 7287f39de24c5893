import type { Reader } from '../platform/database.ts';
import type { Scope } from '../reviews/scope.queries.ts';

export function documentToRemove(
  { db, reviewId }: Pick<Scope, 'db' | 'reviewId'>,
  id: string,
): Promise<{ readonly id: string; readonly fileName: string; readonly trashedAt: string | null } | undefined> {
  return db
    .selectFrom('document')
    .select(['id', 'file_name as fileName', 'trashed_at as trashedAt'])
    .where('review_id', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Rows that name this document as what they rest on. */
export async function restingOn(db: Reader, table: 'coding' | 'element', documentId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom(table).select('id').where('basis_document_id', '=', documentId).execute();
  return rows.map((row) => row.id);
}

export async function uploadsOf(db: Reader, documentId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('upload').select('id').where('document_id', '=', documentId).execute();
  return rows.map((row) => row.id);
}

/** True for a record that has no other document and came from no search. */
export async function isOnlyOfDocument(db: Reader, referenceId: string): Promise<boolean> {
  const others = await db.selectFrom('document').select('id').where('reference_id', '=', referenceId).limit(1).execute();
  const records = await db.selectFrom('search_record').select('reference_id').where('reference_id', '=', referenceId).limit(1).execute();
  return !others.length && !records.length;
}
