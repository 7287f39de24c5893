/** Agreement of two raters: percent, Cohen's κ, PABAK, Gwet's AC1. */
import { around, nothingShared, oneCategory, type Statistic, z95 } from './statistic.ts';
import { type AgreementTable, marginals, sum } from './table.ts';

/** Share of units judged alike, with Wilson's score interval (Wilson 1927, J Am Stat Assoc 22:209). */
export function percentAgreement({ n, agreed }: AgreementTable): Statistic {
  if (n === 0) return nothingShared;
  const p = agreed / n;
  const z2 = z95 ** 2;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { value: p, interval: { low: Math.max(0, middle - half), high: Math.min(1, middle + half) } };
}

/** Agreement expected by chance from both raters' marginals (Cohen 1960, Educ Psychol Meas 20:37). */
export function expectedAgreement(table: AgreementTable): number {
  const { rows, columns } = marginals(table);
  return sum(rows.map((row, at) => row * (columns[at] ?? 0)));
}

/**
 * Cohen's κ (1960). Negative when agreement is below chance. Not defined when both used one and the same category only.
 * Interval from the large-sample variance of Fleiss, Cohen & Everitt (1969, Psychol Bull 72:323).
 */
export function cohenKappa(table: AgreementTable): Statistic {
  if (table.n === 0) return nothingShared;
  const observed = table.agreed / table.n;
  const expected = expectedAgreement(table);
  if (1 - expected < 1e-12) return oneCategory;
  const kappa = (observed - expected) / (1 - expected);
  return { value: kappa, interval: around(kappa, Math.sqrt(kappaVariance(table, kappa, expected)), [-1, 1]) };
}

function kappaVariance(table: AgreementTable, kappa: number, expected: number): number {
  const { rows, columns } = marginals(table);
  const share = (a: number, b: number): number => (table.counts[a]?.[b] ?? 0) / table.n;
  let agreeing = 0;
  let differing = 0;
  for (const [a, row] of rows.entries())
    for (const [b, column] of columns.entries()) {
      if (a === b) agreeing += share(a, a) * (1 - (row + column) * (1 - kappa)) ** 2;
      else differing += share(a, b) * ((columns[a] ?? 0) + (rows[b] ?? 0)) ** 2;
    }
  const chance = (kappa - expected * (1 - kappa)) ** 2;
  return Math.max(0, (agreeing + (1 - kappa) ** 2 * differing - chance) / (table.n * (1 - expected) ** 2));
}

/**
 * Prevalence-adjusted bias-adjusted κ (Byrt, Bishop & Carlin 1993, J Clin Epidemiol 46:423), for k categories (k·p − 1)/(k − 1).
 * Defined even when κ is not. Interval from the binomial variance of the observed agreement.
 */
export function pabak(table: AgreementTable): Statistic {
  if (table.n === 0) return nothingShared;
  const k = Math.max(2, table.categories.length);
  const p = table.agreed / table.n;
  const value = (k * p - 1) / (k - 1);
  return { value, interval: around(value, (k / (k - 1)) * Math.sqrt((p * (1 - p)) / table.n), [-1 / (k - 1), 1]) };
}

/**
 * Gwet's AC1 (2008, Br J Math Stat Psychol 61:29): chance agreement from the mean marginals, stable when one category is rare.
 * Interval from Gwet's large-sample variance for two raters, without finite-population correction.
 */
export function gwetAc1(table: AgreementTable): Statistic {
  if (table.n === 0) return nothingShared;
  const k = Math.max(2, table.categories.length);
  const { rows, columns } = marginals(table);
  const means = rows.map((row, at) => (row + (columns[at] ?? 0)) / 2);
  const expected = sum(means.map((mean) => mean * (1 - mean))) / (k - 1);
  if (1 - expected < 1e-12) return oneCategory;
  const observed = table.agreed / table.n;
  const value = (observed - expected) / (1 - expected);
  return { value, interval: around(value, Math.sqrt(ac1Variance(table, { value, expected, observed, means, k })), [-1, 1]) };
}

interface Ac1 {
  readonly value: number;
  readonly expected: number;
  readonly observed: number;
  readonly means: readonly number[];
  readonly k: number;
}

/** Variance over units of each unit's own contribution to AC1 (Gwet 2008, eq. 13, in its form by units). */
function ac1Variance({ counts, n }: AgreementTable, { value, expected, means, k }: Ac1): number {
  if (n < 2) return 0;
  let total = 0;
  for (const [a, row] of counts.entries())
    for (const [b, count] of row.entries()) {
      const agrees = a === b ? 1 : 0;
      const chance = ((1 - (means[a] ?? 0)) / 2 + (1 - (means[b] ?? 0)) / 2) / (k - 1);
      const own = (agrees - expected) / (1 - expected) - (2 * (1 - value) * (chance - expected)) / (1 - expected);
      total += count * (own - value) ** 2;
    }
  return total / (n * (n - 1));
}
