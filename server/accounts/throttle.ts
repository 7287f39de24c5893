/** How long to wait after failed tries. Grows with failures, forgets with time, never locks a person out for good. */

export interface Failures {
  /** Close together: a quarter of an hour without one forgets them. */
  readonly failures: number;
  /** Since the last success, however far apart. */
  readonly inARow: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

const forgetAfter = 15 * 60_000;
const longestWait = 15 * 60_000;

/** Tries that cost no waiting: a person mistypes a password or a code, a network holds a whole team. */
export const freeTries = { password: 10, code: 5, network: 30, letter: 3 } as const;

/** NIST SP 800-63B-4: after so many failures in a row no guess is taken, wherever it comes from. */
export const mostInARow = 100;

/** Milliseconds to wait before the next try is taken: none for the free ones, then doubling up to 15 minutes. */
export function waitAfter(of: Failures, now: number, free: number = freeTries.password): number {
  if (of.failures < free || now - of.lastAt > forgetAfter) return 0;
  const wait = Math.min(longestWait, 2000 * 2 ** (of.failures - free));
  return Math.min(wait, Math.max(0, of.lastAt + wait - now));
}

/** The count after one more failure. */
export const afterFailure = (of: Failures | null, now: number): Failures => ({
  failures: of && now - of.lastAt <= forgetAfter ? of.failures + 1 : 1,
  inARow: (of?.inARow ?? 0) + 1,
  lastAt: now,
});

/** Where a try comes from, as wide as one person can easily change: an address, or for IPv6 the /64 around it. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const groups =
    tail === undefined ? left : [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
