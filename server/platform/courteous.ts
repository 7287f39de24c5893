/**
 * A connection that lets others go first: the driver is synchronous, so that a file made of many queries would answer nobody until
 * its last one. For connections that see one moment only: what is read between two turns could otherwise have changed.
 */
import { setImmediate } from 'node:timers/promises';
import { type DatabaseConnection, type Driver, SqliteDriver, type SqliteDatabase } from 'kysely';
import { StableDialect } from './stable-plans.ts';

/** Milliseconds of work after which others are served. */
const atMost = 10;

class CourteousDriver extends SqliteDriver {
  #free: Promise<void> = Promise.resolve();
  #release = (): void => {};
  #since = performance.now();

  /** One query at a time: those asked for together would all run in the same turn. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#free = promise;
    await before;
    if (performance.now() - this.#since > atMost) {
      await setImmediate();
      this.#since = performance.now();
    }
    this.#release = resolve;
    return super.acquireConnection();
  }

  override releaseConnection(): Promise<void> {
    this.#release();
    return Promise.resolve();
  }
}

export class CourteousDialect extends StableDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new CourteousDriver({ database: this.#database });
  }
}
