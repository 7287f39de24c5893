/** How long to wait after failed sign-ins. Grows with failures, forgets with time, never locks a person out for good. */

export interface Failures {
  readonly failures: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

const freeTries = 10;
const forgetAfter = 15 * 60_000;
const longestWait = 15 * 60_000;

/** Milliseconds to wait before the next try is taken: none for the first ten in 15 minutes, then doubling up to 15 minutes. */
export function waitAfter(of: Failures, now: number): number {
  if (of.failures < freeTries || now - of.lastAt > forgetAfter) return 0;
  const wait = Math.min(longestWait, 2000 * 2 ** (of.failures - freeTries));
  return Math.max(0, of.lastAt + wait - now);
}

/** The count after one more failure. */
export const afterFailure = (of: Failures | null, now: number): Failures => ({
  failures: of && now - of.lastAt <= forgetAfter ? of.failures + 1 : 1,
  lastAt: now,
});
