/** The index in which words are found, one row per page: the only place that writes it. */
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

export interface IndexedPage {
  readonly document_version_id: string;
  readonly sheet: number;
  readonly review_id: string;
  readonly text: string;
}

/**
 * Takes the pages of a version out of the index. Without `secure-delete` FTS5 only marks words as deleted, and they stay in the file
 * until segments happen to be merged.
 */
export async function forgetPages(tx: Tx, versionId: string): Promise<void> {
  await sql`insert into page_search (page_search, rank) values ('secure-delete', 1)`.execute(tx);
  await tx.deleteFrom('page_search').where('document_version_id', '=', versionId).execute();
}

export async function indexPage(tx: Tx, page: IndexedPage): Promise<void> {
  await tx
    .insertInto('page_search')
    .values(page as IndexedPage & { rowid: number })
    .execute();
}
