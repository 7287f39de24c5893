/**
 * Writes that wait for each other are committed together: one sync to disk keeps them all. Each runs alone, after the one before,
 * under a savepoint of its own, and is told that it is done only once the commit it shares is on disk.
 */
import { type Kysely, sql, type Transaction } from 'kysely';

type Work<S> = (tx: Transaction<S>) => Promise<unknown>;

interface Waiting<S> {
  readonly work: Work<S>;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** Runs one piece of work in a transaction that begins at once or not at all. */
export type Transact<S> = <T>(work: (tx: Transaction<S>) => Promise<T>) => Promise<T>;

/** More would make the first of them wait long for the last. */
const mostTogether = 16;

/** Milliseconds after which a commit waits for no further write: a long one keeps the others no longer than it has to. */
const longEnough = 20;

/** Lets requests that have arrived come as far as their write: a synchronous commit would otherwise run before they are read. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class WriteQueue<S> {
  readonly #transact: Transact<S>;
  #waiting: Waiting<S>[] = [];
  #isBusy = false;

  constructor(transact: Transact<S>) {
    this.#transact = transact;
  }

  write<T>(work: (tx: Transaction<S>) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, done: resolve as (value: unknown) => void, failed: reject });
      if (!this.#isBusy) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#isBusy = true;
    try {
      while (this.#waiting.length) {
        await turn();
        await (this.#waiting.length === 1 ? this.#alone() : this.#together());
      }
    } finally {
      this.#isBusy = false;
    }
  }

  async #alone(): Promise<void> {
    const [one] = this.#waiting.splice(0, 1);
    if (one) await this.#transact(one.work).then(one.done, one.failed);
  }

  /** What fails by itself fails alone; when the shared commit fails, all of them have failed. */
  async #together(): Promise<void> {
    const told: (() => void)[] = [];
    const taken: Waiting<S>[] = [];
    try {
      await this.#transact(async (tx) => {
        const until = performance.now() + longEnough;
        while (this.#waiting.length && taken.length < mostTogether && performance.now() < until) {
          const [one] = this.#waiting.splice(0, 1);
          if (!one) return;
          taken.push(one);
          told.push(await underSavepoint(tx as unknown as Kysely<S>, one));
        }
      });
      for (const tell of told) tell();
    } catch (error) {
      for (const one of taken.length ? taken : this.#waiting.splice(0)) one.failed(error);
    }
  }
}

/** Runs one of several. Returns how to tell its outcome later. @throws when it can't be undone alone: then all are undone. */
async function underSavepoint<S>(tx: Kysely<S>, { work, done, failed }: Waiting<S>): Promise<() => void> {
  await sql`savepoint one`.execute(tx);
  try {
    const value = await work(tx as Transaction<S>);
    await sql`release one`.execute(tx);
    return () => done(value);
  } catch (error) {
    try {
      await sql`rollback to one`.execute(tx);
      await sql`release one`.execute(tx);
    } catch {
      throw error;
    }
    return () => failed(error);
  }
}
