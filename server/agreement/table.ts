/** The k×k table of two raters: always shown beside a coefficient. */
import type { Unit } from './statistic.ts';

export interface AgreementTable {
  /** Categories in order of first appearance, or as given. */
  readonly categories: readonly string[];
  /** `counts[a][b]`: units that the first rater put in category a and the second in b. */
  readonly counts: readonly (readonly number[])[];
  /** Units that both judged. */
  readonly n: number;
  readonly agreed: number;
}

/** Units that one of the two did not judge are left out. `known` lists categories that may have gone unused, in their order. */
export function tableOf(units: readonly Unit[], known: readonly string[] = []): AgreementTable {
  const both = units.filter((unit): unit is readonly [string, string] => typeof unit[0] === 'string' && typeof unit[1] === 'string');
  const categories = [...new Set([...known, ...both.flat()])];
  const counts = categories.map(() => categories.map(() => 0));
  for (const [a, b] of both) {
    const row = counts[categories.indexOf(a)];
    const column = categories.indexOf(b);
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return { categories, counts, n: both.length, agreed: both.filter(([a, b]) => a === b).length };
}

/** Shares of the first rater's categories (rows) and of the second's (columns). */
export function marginals({ counts, n }: AgreementTable): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
  const rows = counts.map((row) => sum(row) / n);
  const columns = counts.map((_, at) => sum(counts.map((row) => row[at] ?? 0)) / n);
  return { rows, columns };
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
