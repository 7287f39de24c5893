/**
 * Removing for good: a row of the trash, everything that could not be without it, and the texts of their history. That it happened,
 * when and by whom stays: the chain of the history covers digests only, so it still verifies. The order of tables comes from the
 * database's own description, so that a new one is not forgotten.
 */
import { sql } from 'kysely';
import type { Reader } from './database.ts';
import type { Operation } from './operation.ts';
import type { KeptTable } from './schema/index.ts';

/** Ids by table: the row itself, and what hangs on it. */
export type Hanging = ReadonlyMap<string, readonly string[]>;

interface Link {
  readonly child: string;
  readonly column: string;
  readonly parent: string;
  readonly isKept: 0 | 1;
}

/** What a row may be said to rest on without going with it; whoever removes clears these first (`loosened`). */
const loose = new Set(['basis_document_id']);
const batch = 400;

async function linksBetweenTables(db: Reader): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select m.name as child, f."from" as "column", f."table" as parent,
      exists (select 1 from pragma_table_info(m.name) c where c.name = 'trashed_at') as "isKept"
    from sqlite_schema m, pragma_foreign_key_list(m.name) f
    where m.type = 'table' and f."from" <> 'review_id' and f."to" = 'id'`.execute(db);
  return rows;
}

/** A row, and every row that points at it, directly or not; notes on any of them, too. */
export async function hangingOn(db: Reader, table: KeptTable, id: string): Promise<Hanging> {
  const links = (await linksBetweenTables(db)).filter(({ column, isKept }) => isKept && !loose.has(column));
  const found = new Map<string, Set<string>>([[table, new Set([id])]]);
  let fresh = new Map<string, readonly string[]>([[table, [id]]]);
  while (fresh.size) {
    const next = new Map<string, readonly string[]>();
    for (const [parent, ids] of fresh)
      for (const { child, column } of childrenOf(parent, links)) {
        const known = found.get(child) ?? new Set<string>();
        const own = (await idsWhere(db, child, { column, ids })).filter((one) => !known.has(one));
        own.forEach((one) => known.add(one));
        found.set(child, known);
        next.set(child, [...(next.get(child) ?? []), ...own]);
      }
    fresh = new Map([...next].filter(([, ids]) => ids.length));
  }
  return new Map([...found].filter(([, ids]) => ids.size).map(([name, ids]) => [name, [...ids]]));
}

/** Where rows of a table are pointed at from. Notes name what they are on without a foreign key. */
const childrenOf = (parent: string, links: readonly Link[]): readonly Pick<Link, 'child' | 'column'>[] => [
  ...links.filter((link) => link.parent === parent),
  { child: 'memo', column: 'object_id' },
];

async function idsWhere(
  db: Reader,
  table: string,
  { column, ids }: { readonly column: string; readonly ids: readonly string[] },
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const some of batches(ids)) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(some)})`.execute(
      db,
    );
    found.push(...rows.map((row) => row.id));
  }
  return found;
}

/** Removes rows for good. What is no row of its own (the pages of a text) goes with what it belongs to. */
export async function removeForGood(op: Operation, hanging: Hanging): Promise<void> {
  const links = await linksBetweenTables(op.tx);
  for (const table of childrenFirst([...hanging.keys()], links)) {
    const ids = hanging.get(table) ?? [];
    for (const { child, column } of links.filter((link) => link.parent === table && !link.isKept))
      await removeWhere(op, child, column, ids);
    await forgetTexts(op, ids);
    await noteAll(op, table as KeptTable, ids);
    await removeWhere(op, table, 'id', ids);
  }
}

/** Tables so ordered that none is emptied before those that point at it. */
function childrenFirst(tables: readonly string[], links: readonly Link[]): readonly string[] {
  const ordered: string[] = [];
  while (ordered.length < tables.length) {
    const left = tables.filter((table) => !ordered.includes(table));
    const next = left.filter((table) => !links.some((link) => link.parent === table && link.child !== table && left.includes(link.child)));
    if (!next.length) throw new Error('tables refer to each other in a ring');
    ordered.push(...next);
  }
  return ordered;
}

async function noteAll(op: Operation, table: KeptTable, ids: readonly string[]): Promise<void> {
  for (const some of batches(ids)) {
    const rows = await op.tx
      .selectFrom(table as 'memo')
      .select(['id', 'version'])
      .where('id', 'in', some)
      .execute();
    for (const { id, version } of rows)
      op.note({ action: 'purge', object: table, objectId: id, objectVersion: version + 1, before: null, after: null });
  }
}

async function removeWhere(op: Operation, table: string, column: string, ids: readonly string[]): Promise<void> {
  for (const some of batches(ids))
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(some)})`.execute(op.tx);
}

/** Takes the texts of these objects out of the history, and what people were typing about them. */
export async function forgetTexts(op: Operation, ids: readonly string[]): Promise<void> {
  for (const some of batches(ids)) {
    const ofThem = op.tx.selectFrom('activity').select('id').where('review_id', '=', op.reviewId).where('object_id', 'in', some);
    await op.tx.deleteFrom('activity_payload').where('activity_id', 'in', ofThem).execute();
  }
  const drafts = await op.tx.selectFrom('draft').select(['account_id', 'place']).execute();
  const wanted = new Set(ids);
  for (const { account_id, place } of drafts)
    if (place.split(/[^0-9a-f-]+/).some((part) => wanted.has(part)))
      await op.tx.deleteFrom('draft').where('account_id', '=', account_id).where('place', '=', place).execute();
}

function* batches(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += batch) yield ids.slice(at, at + batch);
}
