/** How the bench measures: medians of repetitions with their spread, never a single number. */

export interface Figure {
  /** What was measured, in words a reader of the table understands. */
  readonly name: string;
  readonly unit: 'ms' | 's' | 'per s' | 'MB' | 'kB' | '×' | '%' | '';
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
  /** What it should not exceed, or fall below for rates. */
  readonly bar?: number;
  /** The same of something a reader knows, measured in the same run. */
  readonly beside?: { readonly name: string; readonly value: number };
}

export const quantile = (of: readonly number[], share: number): number =>
  [...of].sort((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))] ?? NaN;

export const median = (of: readonly number[]): number => quantile(of, 0.5);

type Rest = Pick<Figure, 'bar' | 'beside'>;

/** A figure from what the repetitions gave. */
export const figure = (name: string, unit: Figure['unit'], of: readonly number[], rest: Rest = {}): Figure => ({
  name,
  unit,
  median: median(of),
  least: Math.min(...of),
  most: Math.max(...of),
  runs: of.length,
  ...rest,
});

interface Timing {
  /** Runs that warm up and are thrown away. */
  readonly warmUps?: number;
  /** Done before each run, not timed. */
  readonly before?: () => unknown;
}

/** Milliseconds that a piece of work takes, each time. */
export async function timed(
  runs: number,
  work: (run: number) => unknown,
  { warmUps = 1, before }: Timing = {},
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 1 - warmUps; run <= runs; run++) {
    await before?.();
    const began = performance.now();
    await work(run + warmUps - 1);
    if (run > 0) times.push(performance.now() - began);
  }
  return times;
}

/** True when a figure keeps its bar; rates must reach it, everything else must stay under it. */
export const keepsBar = ({ unit, bar, median: is }: Figure): boolean =>
  bar === undefined || (unit === 'per s' || unit === '%' ? is >= bar : is <= bar);
