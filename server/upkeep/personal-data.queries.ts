/** Everything kept about one person (GDPR Art. 15 and 20), made from the database's own description so that no table is forgotten. */
import { sql } from 'kysely';
import type { Reader } from '../platform/database.ts';

type Row = Readonly<Record<string, string | number | null>>;

export interface PersonalData {
  /** Table → rows about or by this person; what can open a door (hashes, seeds) is left out. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

/** Columns that would let a reader of the file in, or that mean nothing outside. */
const secret = new Set(['password_hash', 'secret', 'code_hash', 'token_hash', 'id_hash', 'email_key', 'hash', 'previous_hash', 'digest']);

/** Columns that name a person. */
const naming = ['account_id', 'author_id', 'actor_id', 'accepted_by'];

export async function personalData(db: Reader, accountId: string): Promise<PersonalData> {
  const tables: Record<string, readonly Row[]> = { account: await rowsOf(db, 'account', ['id'], accountId) };
  for (const { table, columns } of await tablesNaming(db)) {
    const rows = await rowsOf(db, table, columns, accountId);
    if (rows.length) tables[table] = rows;
  }
  return { tables };
}

/** Every table with a column that names a person: a new one is in it by itself. */
export async function tablesNaming(db: Reader): Promise<readonly { readonly table: string; readonly columns: readonly string[] }[]> {
  const { rows } = await sql<{ name: string; columns: string }>`
    select m.name, group_concat(c.name) as columns from sqlite_schema m, pragma_table_info(m.name) c
    where m.type = 'table' and c.name in (${sql.join(naming)}) group by m.name order by m.name`.execute(db);
  return rows.map((row) => ({ table: row.name, columns: row.columns.split(',') }));
}

async function rowsOf(db: Reader, table: string, columns: readonly string[], accountId: string): Promise<readonly Row[]> {
  const isTheirs = sql.join(
    columns.map((column) => sql`${sql.ref(column)} = ${accountId}`),
    sql` or `,
  );
  const { rows } = await sql<Record<string, string | number | null>>`select * from ${sql.table(table)} where ${isTheirs}`.execute(db);
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !secret.has(column))));
}
