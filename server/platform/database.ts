/**
 * The one place that opens a database, and the only file that names a driver.
 * Every open sets and asserts what reliability D1 asks for: WAL, synchronous=FULL, foreign keys, no memory map.
 */
import Sqlite from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type Driver, Kysely, SqliteDriver, type SqliteDatabase, type Transaction } from 'kysely';
import { CourteousDialect } from './courteous.ts';
import { Busy, Refused } from './errors.ts';
import type { Schema } from './schema/index.ts';
import { StableDialect } from './stable-plans.ts';
import { WriteQueue } from './write-queue.ts';

/** Marks a file as ours ("rtrd"): `PRAGMA application_id`. */
export const applicationId = 0x72747264;

/** What may read. A `Tx` is one, too: it reads what it has just written. */
export type Reader = Pick<Kysely<Schema>, 'selectFrom' | 'with' | 'fn' | 'case' | 'getExecutor' | 'isTransaction' | 'withPlugin'>;
export type Tx = Transaction<Schema>;

export interface Database {
  /** Sees the last committed state; the connection refuses to write. */
  readonly read: Reader;
  /**
   * Runs the work in a BEGIN IMMEDIATE transaction, kept once its promise is; what waits meanwhile is committed together. Waits up to
   * 15 s for another process's lock without blocking anybody.
   */
  readonly write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The connection on which migrations run: nothing else uses it. */
  readonly writer: Kysely<Schema>;
  readonly pragmas: () => Record<string, string | number>;
  /** Runs a PRAGMA on the writing connection. */
  readonly pragma: (source: string) => unknown;
  /**
   * Lets the database look at how its tables have grown, so that it takes the right index: milliseconds, and nothing where
   * little has changed. Without it a query that names review, set and reference reads the whole review.
   */
  readonly optimize: () => Promise<void>;
  /** A connection of its own that goes on seeing this moment and lets others go first: what long exports read from. Close it. */
  readonly snapshot: () => Snapshot;
  readonly close: () => void;
}

export interface Snapshot {
  readonly db: Reader;
  readonly close: () => void;
}

export interface OpenOptions {
  /** The server retries a lock asynchronously after 20 ms; a command-line process may wait 15 s in place. */
  readonly process: 'server' | 'command';
  /** Refuses to create a database where there is none. */
  readonly mustExist?: boolean;
}

const oldestSqlite = [3, 51, 3] as const;
const lockPatience = 15_000;

/**
 * Opens a database file, creating it if it isn't there.
 * @throws Refused when a setting that protects committed work can't be had.
 */
export function openDatabase(file: string, options: OpenOptions): Database {
  const timeout = options.process === 'server' ? 20 : lockPatience;
  const writing = connect(file, { timeout, fileMustExist: options.mustExist ?? false });
  const reading = connect(file, { timeout: lockPatience });
  reading.pragma('query_only = 1');
  const writer = new Kysely<Schema>({ dialect: new ImmediateDialect({ database: caching(writing) }) });
  const reader = new Kysely<Schema>({ dialect: new StableDialect({ database: caching(reading) }) });
  const queue = new WriteQueue<Schema>((work) => patiently(() => writer.transaction().execute(work)));
  return {
    read: reader,
    writer,
    write: (work) => queue.write(work),
    pragmas: () => pragmasOf(writing),
    pragma: (source) => writing.pragma(source, { simple: true }),
    optimize: async () => {
      for (const source of lookAtGrowth) await writer.executeQuery(CompiledQuery.raw(source));
      rereadFigures(reading);
    },
    snapshot: () => snapshotOf(file),
    close: () => {
      reading.close();
      if (writing.open && !writing.readonly) writing.pragma('wal_checkpoint(truncate)');
      writing.close();
    },
  };
}

/**
 * At most 10,000 rows of an index are read: 80 ms for the largest review, once. With 400 the database took a whole review for 401
 * rows, and read all of it where it should have looked up a hundred. 0x10002 looks at every table and analyzes those that have
 * grown tenfold or have a new index.
 */
const lookAtGrowth = ['pragma analysis_limit = 10000', 'pragma optimize = 0x10002'];

/** Another connection's figures are seen only when asked for. That takes the write lock for a moment: if it is taken, next time. */
function rereadFigures(reading: Sqlite.Database): void {
  reading.pragma('query_only = 0');
  reading.pragma('busy_timeout = 20');
  try {
    reading.exec('analyze sqlite_schema');
  } catch (error) {
    if (!isLocked(error)) throw error;
  } finally {
    reading.pragma(`busy_timeout = ${lockPatience}`);
    reading.pragma('query_only = 1');
  }
}

/** SQLite keeps a transaction's view from its first read on. While one is open, the log of writes can't be folded back. */
function snapshotOf(file: string): Snapshot {
  const connection = connect(file, { timeout: lockPatience, fileMustExist: true });
  connection.pragma('query_only = 1');
  connection.exec('begin');
  connection.prepare('select count(*) from sqlite_schema').get();
  return { db: new Kysely<Schema>({ dialect: new CourteousDialect(caching(connection)) }), close: () => connection.close() };
}

function connect(file: string, options: Sqlite.Options): Sqlite.Database {
  const connection = new Sqlite(file, options);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('mmap_size = 0');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma('temp_store = MEMORY');
  assertSafe(connection);
  return connection;
}

/** Throws unless the connection keeps what it acknowledges (reliability M1: the library's default does not). */
function assertSafe(connection: Sqlite.Database): void {
  const pragmas = pragmasOf(connection);
  const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, mmap_size: 0, trusted_schema: 0, cell_size_check: 1 } as const;
  for (const [name, value] of Object.entries(wanted))
    if (pragmas[name] !== value)
      throw new Refused(`The database can't be opened safely: ${name} is ${String(pragmas[name])}, it must be ${String(value)}.`);
  if (!isAtLeast(String(pragmas['sqlite_version']), oldestSqlite))
    throw new Refused(
      `SQLite ${String(pragmas['sqlite_version'])} can damage a database when two processes write; ${oldestSqlite.join('.')} or newer is needed.`,
    );
}

function pragmasOf(connection: Sqlite.Database): Record<string, string | number> {
  const names = [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'busy_timeout',
    'mmap_size',
    'trusted_schema',
    'cell_size_check',
    'secure_delete',
  ];
  const values = names.map((name) => [name, connection.pragma(name, { simple: true }) ?? 0] as const);
  const version = connection.prepare('select sqlite_version() as version').get() as { version: string };
  return { ...Object.fromEntries(values), sqlite_version: version.version } as Record<string, string | number>;
}

export function isAtLeast(version: string, floor: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, least] of floor.entries()) {
    const part = parts[at] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

/** Hands Kysely prepared statements from a cache: preparing each query anew costs a coding write a third of its time. */
function caching(connection: Sqlite.Database): SqliteDatabase {
  const prepared = new Map<string, Sqlite.Statement>();
  return {
    close: () => connection.close(),
    prepare(source: string) {
      const known = prepared.get(source);
      if (known) return known as never;
      const statement = connection.prepare(source);
      if (prepared.size >= 500) prepared.clear();
      if (source.length < 4000) prepared.set(source, statement);
      return statement as never;
    },
  };
}

/** Kysely sends a plain BEGIN, under which a read followed by a write fails at once when another process writes (M6). */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    } catch (error) {
      throw isLocked(error) ? new LockedAtStart() : error;
    }
  }

  /** A full disk makes SQLite roll back by itself: saying so again would hide the true error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!/no transaction is active/.test((error as Error).message)) throw error;
    }
  }
}

class ImmediateDialect extends StableDialect {
  readonly #config: { readonly database: SqliteDatabase };
  constructor(config: { readonly database: SqliteDatabase }) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
}

class LockedAtStart extends Error {}

const isLocked = (error: unknown): boolean => error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');

async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + lockPatience;
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof LockedAtStart)) throw error;
      if (performance.now() > until) throw new Busy();
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
