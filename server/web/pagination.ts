/** Lists are windowed, and always say so: "showing 1–100 of 2,144". */

export interface Window {
  /** Zero-based. */
  readonly offset: number;
  readonly limit: number;
}

export interface Windowed<T> extends Window {
  readonly rows: readonly T[];
  /** All rows that the filter finds, shown or not. */
  readonly total: number;
}

/** Page `n` (from 1) of a list. */
export const windowOf = (n: number | undefined, limit = 100): Window => ({ offset: Math.max(0, (n ?? 1) - 1) * limit, limit });

export const windowed = <T>(window: Window, rows: readonly T[], total: number): Windowed<T> => ({ ...window, rows, total });
