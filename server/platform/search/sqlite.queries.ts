/** Full-text search over pages on SQLite (FTS5). The only place outside migrations with dialect SQL for search. */
import { sql } from 'kysely';
import type { Reader, Tx } from '../database.ts';
import { foundEnd, foundStart, matchExpression, type PageFound } from './search.ts';

/** Pages of current texts in a review that hold the words, best first. */
export async function searchPages(db: Reader, reviewId: string, typed: string, limit: number): Promise<readonly PageFound[]> {
  const expression = matchExpression(typed);
  if (!expression) return [];
  const { rows } = await sql<PageFound>`
    select d.id as "documentId", d.reference_id as "referenceId", s.sheet as sheet, snippet(page_search, 0, ${foundStart}, ${foundEnd}, '…', 24) as snippet
    from page_search s
    join document_version v on v.id = s.document_version_id and v.is_current = 1
    join document d on d.id = v.document_id and d.trashed_at is null
    where page_search match ${expression} and s.review_id = ${reviewId}
    order by rank limit ${limit}`.execute(db);
  return rows;
}

/** Makes a page findable; called in the transaction that freezes it. */
export async function indexPage(
  tx: Tx,
  page: { readonly document_version_id: string; readonly sheet: number; readonly review_id: string; readonly text: string },
): Promise<void> {
  await sql`insert into page_search (text, document_version_id, sheet, review_id) values (${page.text}, ${page.document_version_id}, ${page.sheet}, ${page.review_id})`.execute(
    tx,
  );
}
