/** What a database holds, as figures that can be compared: rows and a hash per table, the last activity number per review. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonical, type Json } from '../platform/canonical.ts';
import type { Reader } from '../platform/database.ts';

export interface TableFigures {
  readonly rows: number;
  /** SHA-256 over the rows in order of their key, hexadecimal. */
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 'retroduce-backup';
  readonly version: 1;
  readonly schema: number;
  readonly madeAt: string;
  /** SHA-256 of the database file: archives don't check what they unpack. */
  readonly database: string;
  readonly tables: Readonly<Record<string, TableFigures>>;
  /** The last activity number per review. */
  readonly lastActivity: Readonly<Record<string, number>>;
  readonly blobs: readonly { readonly sha256: string; readonly size: number }[];
}

/** Tables of the full-text index are made from `page` and compared through it. */
const derived = /^page_search|^sqlite_/;
const batch = 1000;

export async function tablesOf(db: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table' order by name`.execute(db);
  return rows.map((row) => row.name).filter((name) => !derived.test(name));
}

/** Reads every row of every table once, a thousand at a time. */
export async function figuresOf(db: Reader): Promise<Readonly<Record<string, TableFigures>>> {
  const figures: Record<string, TableFigures> = {};
  for (const table of await tablesOf(db)) figures[table] = await tableFigures(db, table);
  return figures;
}

async function tableFigures(db: Reader, table: string): Promise<TableFigures> {
  const hash = createHash('sha256');
  let last = -1;
  let count = 0;
  for (;;) {
    const { rows } = await sql<Record<string, Json> & { rowid__: number }>`
      select rowid as rowid__, * from ${sql.table(table)} where rowid > ${last} order by rowid limit ${batch}`.execute(db);
    for (const { rowid__, ...row } of rows) {
      hash.update(canonical(row as Json));
      last = rowid__ as number;
      count += 1;
    }
    if (rows.length < batch) return { rows: count, sha256: hash.digest('hex') };
  }
}

export async function lastActivityOf(db: Reader): Promise<Readonly<Record<string, number>>> {
  const rows = await db.selectFrom('activity_head').select(['review_id', 'seq']).orderBy('review_id').execute();
  return Object.fromEntries(rows.map((row) => [row.review_id, row.seq]));
}

/** SHA-256 of every file that a document, a search or an upload still needs. Data of an older schema has no searches yet. */
export async function neededBlobs(db: Reader): Promise<readonly string[]> {
  const documents = await db.selectFrom('document').select('sha256').distinct().execute();
  const searches = (await tablesOf(db)).includes('search') ? await db.selectFrom('search').select('sha256').distinct().execute() : [];
  const uploads = await db
    .selectFrom('upload')
    .select('sha256')
    .distinct()
    .where('state', 'in', ['arrived', 'working'])
    .where('sha256', 'is not', null)
    .execute();
  return [...new Set([...documents, ...searches, ...uploads].map((row) => row.sha256 ?? ''))].filter(Boolean).sort();
}
