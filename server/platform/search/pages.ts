/** The index in which words are found, one row per page: the only place that writes it. */
import type { Tx } from '../database.ts';

export interface IndexedPage {
  readonly document_version_id: string;
  readonly sheet: number;
  readonly review_id: string;
  readonly text: string;
}

export async function indexPage(tx: Tx, page: IndexedPage): Promise<void> {
  await tx
    .insertInto('page_search')
    .values(page as IndexedPage & { rowid: number })
    .execute();
}
