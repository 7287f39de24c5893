/**
 * The only dialect knowledge of the migrations: how a table is declared strict, how the append-only guard is written and how
 * pages are indexed for search. Frozen once released: a later migration that needs something else adds a function.
 */
import { type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely, sql } from 'kysely';

export type Dialect = 'sqlite' | 'postgres';
type Db = Kysely<unknown>;

/** One column: `text`, `integer` or `flag` (0/1), may be null with a trailing `?`, or a reference to a table's id. */
export type Column = 'text' | 'text?' | 'integer' | 'integer?' | 'flag' | `→${string}`;

export interface TableOptions {
  /** Each list is unique among the rows that are not in the trash. */
  readonly unique?: readonly (readonly string[])[];
  readonly index?: readonly (readonly string[])[];
  /** Rows made by a coder also carry the set they belong to. */
  readonly coderMade?: boolean;
  /** Rows that can come from or go to another program keep that program's identifier. */
  readonly exchanged?: boolean;
}

/** Creates a table that belongs to a review: the kept columns first, children referencing `(review_id, parent_id)`. */
export async function keptTable(db: Db, name: string, columns: Record<string, Column>, options: TableOptions = {}): Promise<void> {
  const all: Record<string, Column> = {
    ...columns,
    ...(options.coderMade ? { set_id: '→work_set' as const } : {}),
    ...(options.exchanged ? { foreign_guid: 'text?' as const } : {}),
  };
  let table: CreateTableBuilder<string, string> = db.schema
    .createTable(name)
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('review_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('author_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('trashed_at', 'text');
  for (const [column, kind] of Object.entries(all)) table = table.addColumn(column, sqlType(kind), nullability(column, kind));
  for (const [column, kind] of Object.entries(all)) {
    const parent = parentOf(kind);
    if (parent) table = table.addForeignKeyConstraint(`${name}_${column}_fk`, ['review_id', column], parent, ['review_id', 'id']);
  }
  if (name !== 'review') table = table.addForeignKeyConstraint(`${name}_review_fk`, ['review_id'], 'review', ['id']);
  await table.addUniqueConstraint(`${name}_own`, ['review_id', 'id']).modifyEnd(strict()).execute();
  await indexes(db, name, all, options);
}

/** Creates a table outside the reviews, or one whose rows are never edited by people (frozen text, sessions, jobs). */
export async function plainTable(
  db: Db,
  name: string,
  columns: Record<string, Column>,
  options: { readonly key: readonly string[]; readonly index?: readonly (readonly string[])[] },
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, kind] of Object.entries(columns)) table = table.addColumn(column, sqlType(kind), nullability(column, kind));
  for (const [column, kind] of Object.entries(columns)) {
    const parent = parentOf(kind);
    if (parent) table = table.addForeignKeyConstraint(`${name}_${column}_fk`, [column], parent, ['id']);
  }
  await table
    .addPrimaryKeyConstraint(`${name}_key`, [...options.key])
    .modifyEnd(strict())
    .execute();
  for (const columnsOf of options.index ?? []) await index(db, name, columnsOf);
}

/** Refuses UPDATE, DELETE and INSERT OR REPLACE on a table (the last slips past delete triggers unless guarded on insert). */
export async function appendOnly(db: Db, table: string, key: readonly string[]): Promise<void> {
  const refuse = sql.lit(`${table} is append-only`);
  const name = sql.ref(table);
  for (const event of ['update', 'delete'] as const)
    await sql`create trigger ${sql.ref(`${table}_no_${event}`)} before ${sql.raw(event)} on ${name} begin select raise(abort, ${refuse}); end`.execute(
      db,
    );
  const same = sql.join(
    key.map((column) => sql`${sql.ref(column)} = new.${sql.ref(column)}`),
    sql` and `,
  );
  await sql`create trigger ${sql.ref(`${table}_no_replace`)} before insert on ${name}
    when exists (select 1 from ${name} where ${same} or id = new.id) begin select raise(abort, ${refuse}); end`.execute(db);
}

/** Creates the full-text index over pages: one row a page, found by word, accents and English endings aside. */
export async function pageSearch(db: Db): Promise<void> {
  await sql`create virtual table page_search using fts5(text, document_version_id unindexed, sheet unindexed, review_id unindexed,
    tokenize = 'porter unicode61 remove_diacritics 2')`.execute(db);
}

async function indexes(db: Db, name: string, columns: Record<string, Column>, options: TableOptions): Promise<void> {
  for (const columnsOf of options.unique ?? [])
    await db.schema
      .createIndex(`${name}_one_${columnsOf.join('_')}`)
      .on(name)
      .columns(['review_id', ...columnsOf])
      .unique()
      .where(sql.ref('trashed_at'), 'is', null)
      .execute();
  for (const columnsOf of options.index ?? []) await index(db, name, columnsOf);
  if (columns['foreign_guid'])
    await db.schema.createIndex(`${name}_foreign`).on(name).columns(['review_id', 'foreign_guid']).unique().execute();
}

const index = (db: Db, name: string, columns: readonly string[]): Promise<void> =>
  db.schema
    .createIndex(`${name}_by_${columns.join('_')}`)
    .on(name)
    .columns([...columns])
    .execute();

const strict = () => sql`strict`;

const sqlType = (kind: Column): 'text' | 'integer' => (kind.startsWith('integer') || kind === 'flag' ? 'integer' : 'text');

const parentOf = (kind: Column): string | undefined => (kind.startsWith('→') ? kind.slice(1).replace('?', '') : undefined);

function nullability(column: string, kind: Column) {
  return (c: ColumnDefinitionBuilder) => {
    const typed = kind.endsWith('?') ? c : c.notNull();
    return kind === 'flag' ? typed.check(sql`${sql.ref(column)} in (0, 1)`) : typed;
  };
}
