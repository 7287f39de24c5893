/** Counts failures under a key and makes the next try wait. */
import type { Context } from '../platform/context.ts';
import { Refused, TooMany } from '../platform/errors.ts';
import { clearThrottle, saveThrottle, throttleOf } from './accounts.queries.ts';
import { afterFailure, type Failures, mostInARow, waitAfter } from './throttle.ts';

export interface Gate {
  /** "account:ada@example.org": what is counted. */
  readonly key: string;
  /** Tries that cost no waiting. */
  readonly free: number;
  /** Refuses after 100 failures in a row, saying this. */
  readonly closedBy?: string;
}

/** @throws TooMany while one has to wait. @throws Refused when a gate is closed. */
export async function passGates(ctx: Context, gates: readonly Gate[]): Promise<void> {
  const now = Date.parse(ctx.now());
  for (const { key, free, closedBy } of gates) {
    const of = await failuresAt(ctx, key);
    if (of && closedBy && of.inARow >= mostInARow) throw new Refused(closedBy);
    const seconds = of ? Math.ceil(waitAfter(of, now, free) / 1000) : 0;
    if (seconds > 0) throw new TooMany(`Too many tries. Please wait ${inWords(seconds)} and try again.`, seconds);
  }
}

export async function noteFailure(ctx: Context, gates: readonly Gate[]): Promise<void> {
  const at = ctx.now();
  await ctx.db.write(async (tx) => {
    for (const { key } of gates) {
      const known = await throttleOf(tx, key);
      const { failures, inARow } = afterFailure(known ? failuresIn(known) : null, Date.parse(at));
      await saveThrottle(tx, { key, failures, in_a_row: inARow, last_at: at, wait_until: at });
    }
  });
}

export const noteSuccess = (ctx: Context, keys: readonly string[]): Promise<void> =>
  ctx.db.write(async (tx) => {
    for (const key of keys) await clearThrottle(tx, key);
  });

async function failuresAt(ctx: Context, key: string): Promise<Failures | null> {
  const row = await throttleOf(ctx.db.read, key);
  return row ? failuresIn(row) : null;
}

const failuresIn = (row: { failures: number; in_a_row: number; last_at: string }): Failures => ({
  failures: row.failures,
  inARow: row.in_a_row,
  lastAt: Date.parse(row.last_at),
});

const inWords = (seconds: number): string => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
