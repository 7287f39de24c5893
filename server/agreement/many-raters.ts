/** Agreement of more than two raters, and of any number with judgements missing: Fleiss' κ and Krippendorff's α. */
import { around, type Interval, notDefined, nothingShared, oneCategory, type Statistic, type Unit } from './statistic.ts';
import { sum } from './table.ts';

/** Units judged by at least two, as counts per category. */
function countsPerUnit(units: readonly Unit[]): {
  readonly categories: readonly string[];
  readonly counts: readonly (readonly number[])[];
} {
  const given = units.map((unit) => unit.filter((rating): rating is string => rating !== null)).filter((ratings) => ratings.length >= 2);
  const categories = [...new Set(given.flat())].sort();
  return {
    categories,
    counts: given.map((ratings) => categories.map((category) => ratings.filter((rating) => rating === category).length)),
  };
}

export interface FleissResult {
  readonly kappa: Statistic;
  readonly observed: number;
  readonly expected: number;
  /** Units judged by all. */
  readonly n: number;
}

/**
 * Fleiss' κ (1971, Psychol Bull 76:378) for a fixed number of raters per unit; units that some rater left out are not counted.
 * Interval from the standard error of Fleiss, Nee & Landis (1979, Psychol Bull 86:974).
 */
export function fleissKappa(units: readonly Unit[]): FleissResult {
  const raters = Math.max(0, ...units.map((unit) => unit.length));
  const complete = units.filter((unit) => unit.length === raters && unit.every((rating) => rating !== null));
  const { counts } = countsPerUnit(complete);
  const n = counts.length;
  if (n === 0 || raters < 2) return { kappa: nothingShared, observed: 0, expected: 0, n };
  const observed = sum(counts.map((row) => (sum(row.map((count) => count * count)) - raters) / (raters * (raters - 1)))) / n;
  const shares = (counts[0] ?? []).map((_, at) => sum(counts.map((row) => row[at] ?? 0)) / (n * raters));
  const expected = sum(shares.map((share) => share * share));
  if (1 - expected < 1e-12) return { kappa: oneCategory, observed, expected, n };
  const value = (observed - expected) / (1 - expected);
  return { kappa: { value, interval: fleissInterval(value, shares, n, raters) }, observed, expected, n };
}

function fleissInterval(value: number, shares: readonly number[], n: number, raters: number): Interval | null {
  const spread = sum(shares.map((share) => share * (1 - share)));
  const skew = sum(shares.map((share) => share * (1 - share) * (1 - 2 * share)));
  const error = Math.sqrt((2 / (n * raters * (raters - 1))) * Math.max(0, spread ** 2 - skew)) / spread;
  return around(value, error, [-1, 1]);
}

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface AlphaResult {
  readonly alpha: Statistic;
  /** Values that can be paired: those of units with at least two. */
  readonly pairable: number;
}

/**
 * Krippendorff's α (2011, "Computing Krippendorff's alpha-reliability"; 2004, Content Analysis, ch. 11), with missing values.
 * `order` gives the ranks of ordinal categories; interval and ratio read the categories as numbers.
 */
export function krippendorffAlpha(units: readonly Unit[], metric: Metric, order: readonly string[] = []): AlphaResult {
  const { categories: found, counts } = countsPerUnit(units);
  const categories = ordered(found, metric, order);
  if (!categories) return { alpha: notDefined('Not defined: this measure needs numbers.'), pairable: 0 };
  const rows = counts.map((row) => categories.map((category) => row[found.indexOf(category)] ?? 0));
  const pairable = sum(rows.map(sum));
  if (pairable === 0) return { alpha: nothingShared, pairable };
  const coincidences = coincidenceMatrix(rows, categories.length);
  const totals = coincidences.map(sum);
  const distance = distances(categories, totals, metric);
  const observed = weighted(coincidences, distance);
  const expected = sum(totals.flatMap((a, c) => totals.map((b, k) => a * b * (distance[c]?.[k] ?? 0)))) / (pairable - 1);
  if (expected < 1e-12) return { alpha: oneCategory, pairable };
  return { alpha: { value: 1 - observed / expected, interval: null }, pairable };
}

function ordered(found: readonly string[], metric: Metric, order: readonly string[]): readonly string[] | null {
  if (metric === 'nominal') return found;
  if (metric === 'ordinal' && order.length) return order.filter((category) => found.includes(category));
  if (found.some((category) => category.trim() === '' || Number.isNaN(Number(category)))) return metric === 'ordinal' ? found : null;
  return [...found].sort((a, b) => Number(a) - Number(b));
}

/** Each pair of values within a unit counts 1/(m − 1), m being the unit's number of values. */
function coincidenceMatrix(rows: readonly (readonly number[])[], size: number): readonly (readonly number[])[] {
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const row of rows) {
    const m = sum(row);
    for (const [c, left] of row.entries())
      for (const [k, right] of row.entries()) matrix[c]![k]! += (left * (c === k ? right - 1 : right)) / (m - 1);
  }
  return matrix;
}

/** Squared differences between categories under a metric (Krippendorff 2011, section 6). */
function distances(categories: readonly string[], totals: readonly number[], metric: Metric): readonly (readonly number[])[] {
  return categories.map((a, c) => categories.map((b, k) => distanceOf({ a, b, c, k }, totals, metric)));
}

function distanceOf({ a, b, c, k }: { a: string; b: string; c: number; k: number }, totals: readonly number[], metric: Metric): number {
  if (c === k) return 0;
  const [x, y] = [Number(a), Number(b)];
  switch (metric) {
    case 'nominal':
      return 1;
    case 'ordinal': {
      const [from, to] = c < k ? [c, k] : [k, c];
      return (sum(totals.slice(from, to + 1)) - ((totals[from] ?? 0) + (totals[to] ?? 0)) / 2) ** 2;
    }
    case 'interval':
      return (x - y) ** 2;
    case 'ratio':
      return x + y === 0 ? 0 : ((x - y) / (x + y)) ** 2;
  }
}

const weighted = (matrix: readonly (readonly number[])[], distance: readonly (readonly number[])[]): number =>
  sum(matrix.flatMap((row, c) => row.map((value, k) => value * (distance[c]?.[k] ?? 0))));
