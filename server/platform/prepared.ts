/**
 * Queries that are built once. Kysely builds and compiles a query each time it runs, which takes longer than a look-up by key itself:
 * what runs with every request or every write is prepared here; everything else stays a plain query.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Reader, Tx } from './database.ts';
import type { Schema } from './schema/index.ts';

/** Stands in a query for a value that comes when it runs. A query whose shape depends on a value can't be prepared: asking throws. */
class Place {
  readonly of: string;
  constructor(of: string) {
    this.of = of;
  }
  [Symbol.toPrimitive](): never {
    throw new Error(`A prepared query is built before there is a value for “${this.of}”.`);
  }
}

export interface Prepared<D extends Reader, P extends object, R> {
  readonly all: (db: D, given: P) => Promise<readonly R[]>;
  readonly first: (db: D, given: P) => Promise<R | undefined>;
}

/** Builds a query when it first runs: `prepared((db: Reader, p: { id: string }) => db.selectFrom('code').where('id', '=', p.id)…)`. */
export function prepared<D extends Reader, P extends object, R>(build: (db: D, place: P) => Compilable<R>): Prepared<D, P, R> {
  let built: CompiledQuery<R> | undefined;
  const run = async (db: D, given: P): Promise<readonly R[]> => {
    built ??= build(db, places<P>()).compile();
    const { rows } = await db.getExecutor().executeQuery<R>({ ...built, parameters: filled(built.parameters, given) });
    return rows;
  };
  return { all: run, first: async (db, given) => (await run(db, given))[0] };
}

const places = <P extends object>(): P => new Proxy({}, { get: (_, name) => new Place(String(name)) }) as P;

const filled = (parameters: readonly unknown[], given: object): readonly unknown[] =>
  parameters.map((value) => (value instanceof Place ? (given as Record<string, unknown>)[value.of] : value));

type Row = Readonly<Record<string, string | number | null>>;

const inserts = new Map<string, Prepared<Tx, Row, unknown>>();

/** Inserts one row; the query is built once for each table and choice of columns. */
export async function insertRow<T extends keyof Schema>(tx: Tx, table: T, row: Schema[T]): Promise<void> {
  const columns = Object.keys(row).filter((column) => (row as Partial<Row>)[column] !== undefined);
  const key = `${table} ${columns.join(' ')}`;
  const insert = inserts.get(key) ?? prepared((db: Tx, place: Row) => db.insertInto(table).values(eachOf(columns, place) as never));
  inserts.set(key, insert);
  await insert.all(tx, row as Row);
}

const eachOf = (columns: readonly string[], place: Row): Row =>
  Object.fromEntries(columns.map((column) => [column, place[column] ?? null]));
