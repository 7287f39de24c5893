import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleissKappa, krippendorffAlpha } from '../../../server/agreement/many-raters.ts';
import type { Unit } from '../../../server/agreement/statistic.ts';
import { tableOf } from '../../../server/agreement/table.ts';
import { cohenKappa, expectedAgreement, gwetAc1, pabak, percentAgreement } from '../../../server/agreement/two-raters.ts';
import { sharedFolder, sharedPath } from '../../support/shared.ts';

/** Units from the cells of a 2×2 table: both yes, first only, second only, neither. */
const fourfold = (a: number, b: number, c: number, d: number): readonly Unit[] =>
  [
    [a, 'yes', 'yes'],
    [b, 'yes', 'no'],
    [c, 'no', 'yes'],
    [d, 'no', 'no'],
  ].flatMap(([n, x, y]) => Array.from({ length: Number(n) }, () => [String(x), String(y)] as const));

const unitsOf = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 40 });

describe('two raters', () => {
  it('give the textbook κ', () => {
    const table = tableOf(fourfold(20, 5, 10, 15));
    expect(cohenKappa(table).value).toBeCloseTo(0.4, 6);
    expect(percentAgreement(table).value).toBeCloseTo(0.7, 6);
  });

  it('that almost always say yes have a κ below zero and a PABAK near one: both are told', () => {
    const table = tableOf(fourfold(118, 5, 2, 0));
    expect(cohenKappa(table).value).toBeCloseTo(-0.0234, 3);
    expect(pabak(table).value).toBeCloseTo(0.888, 3);
    expect(gwetAc1(table).value).toBeGreaterThan(0.93);
  });

  it('have intervals: Wilson for the percentage, Fleiss–Cohen–Everitt for κ', () => {
    expect(percentAgreement(tableOf(fourfold(10, 10, 0, 0)))).toMatchObject({
      interval: { low: expect.closeTo(0.2993, 4), high: expect.closeTo(0.7007, 4) },
    });
    expect(percentAgreement(tableOf(fourfold(0, 10, 0, 0)))).toMatchObject({ interval: { low: 0, high: expect.closeTo(0.2775, 4) } });
    const kappa = cohenKappa(tableOf(fourfold(20, 5, 10, 15)));
    expect(kappa).toMatchObject({ interval: { low: expect.closeTo(0.1511, 3), high: expect.closeTo(0.6489, 3) } });
  });

  it('who used one category only have a percentage and no κ', () => {
    const table = tableOf(fourfold(24, 0, 0, 0));
    expect(cohenKappa(table)).toMatchObject({ value: null, why: expect.stringContaining('one category') });
    expect(percentAgreement(table).value).toBe(1);
    expect(pabak(table).value).toBe(1);
  });

  it('who judged nothing in common have no figure at all', () => {
    const table = tableOf([
      ['yes', null],
      [null, 'no'],
    ]);
    for (const statistic of [percentAgreement, cohenKappa, pabak, gwetAc1])
      expect(statistic(table)).toMatchObject({ value: null, why: expect.stringContaining('no unit') });
  });

  it('may be swapped, categories renamed, units shuffled: nothing changes', () => {
    fc.assert(
      fc.property(unitsOf, (units) => {
        const swapped = units.map(([a, b]) => [b, a] as const);
        const renamed = units.map(([a, b]) => [`${a}!`, `${b}!`] as const);
        for (const statistic of [percentAgreement, cohenKappa, pabak, gwetAc1]) {
          const value = statistic(tableOf(units)).value;
          for (const other of [swapped, renamed, [...units].reverse()]) {
            const again = statistic(tableOf(other)).value;
            if (value === null) expect(again).toBeNull();
            else expect(again).toBeCloseTo(value, 9);
          }
        }
      }),
    );
  });

  it('never leave their bounds, and agree perfectly when they agree', () => {
    fc.assert(
      fc.property(unitsOf, (units) => {
        for (const statistic of [percentAgreement, cohenKappa, pabak, gwetAc1]) {
          const found = statistic(tableOf(units));
          if (found.value === null) continue;
          expect(Number.isFinite(found.value)).toBe(true);
          expect(found.value).toBeGreaterThanOrEqual(-1 - 1e-9);
          expect(found.value).toBeLessThanOrEqual(1 + 1e-9);
          if (found.interval) expect(found.interval.low <= found.value + 1e-9 && found.value - 1e-9 <= found.interval.high).toBe(true);
        }
        const same = tableOf(units.map(([a]) => [a, a] as const));
        expect(cohenKappa(same).value ?? 1).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('many raters', () => {
  it('α of two raters without gaps is near κ, and 1 when all agree', () => {
    expect(
      krippendorffAlpha(
        [
          ['1', '1', '1'],
          ['2', '2', '2'],
        ],
        'nominal',
      ).alpha.value,
    ).toBeCloseTo(1, 9);
    expect(
      krippendorffAlpha(
        [
          ['1', null],
          ['2', null],
        ],
        'nominal',
      ).alpha.value,
    ).toBeNull();
    expect(krippendorffAlpha([['x', 'y']], 'interval').alpha).toMatchObject({ value: null, why: expect.stringContaining('numbers') });
  });

  it('ordinal α counts near misses as near', () => {
    const order = ['low', 'moderate', 'high'];
    const near: readonly Unit[] = [
      ['low', 'moderate'],
      ['moderate', 'high'],
      ['high', 'high'],
      ['low', 'low'],
    ];
    const far: readonly Unit[] = [
      ['low', 'high'],
      ['moderate', 'high'],
      ['high', 'high'],
      ['low', 'low'],
    ];
    expect(krippendorffAlpha(near, 'ordinal', order).alpha.value!).toBeGreaterThan(krippendorffAlpha(far, 'ordinal', order).alpha.value!);
  });

  it('do not depend on the order of raters or units', () => {
    const ratings = fc.array(fc.array(fc.constantFrom('1', '2', '3', null), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(ratings, (units) => {
        const turned = units.map((unit) => [...unit].reverse()).reverse();
        for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
          const [one, two] = [krippendorffAlpha(units, metric).alpha.value, krippendorffAlpha(turned, metric).alpha.value];
          if (one === null) expect(two).toBeNull();
          else expect(two).toBeCloseTo(one, 9);
        }
        const [one, two] = [fleissKappa(units).kappa.value, fleissKappa(turned).kappa.value];
        if (one === null) expect(two).toBeNull();
        else expect(two).toBeCloseTo(one, 9);
      }),
    );
  });
});

/** Rows of a tab-separated file; empty cells are missing. */
function rowsOf(name: string): readonly Unit[] {
  const [, ...lines] = readFileSync(sharedPath('corpora/statistics', name), 'utf8').split('\n');
  return lines.filter(Boolean).map((line) =>
    line
      .split('\t')
      .slice(1)
      .map((cell) => cell || null),
  );
}

describe.skipIf(!sharedFolder)('published figures', () => {
  const two = (name: string) => tableOf(rowsOf(name));

  it('Cohen 1960, pages 37 and 45', () => {
    const first = two('cohen1960_p37.tsv');
    expect(percentAgreement(first).value).toBeCloseTo(0.29, 2);
    expect(Math.abs(expectedAgreement(first) - 0.35)).toBeLessThan(0.01);
    expect(Math.abs(cohenKappa(first).value! - -0.088)).toBeLessThan(0.01);
    const second = two('cohen1960_p45.tsv');
    expect(cohenKappa(second).value).toBeCloseTo(0.492, 3);
    expect(Math.abs(expectedAgreement(second) - 0.41)).toBeLessThan(0.01);
  });

  it('Fleiss 1971', () => {
    const found = fleissKappa(rowsOf('fleiss1971.tsv'));
    expect(found.kappa.value).toBeCloseTo(0.43, 3);
    expect(found.observed).toBeCloseTo(0.5556, 3);
    expect(Math.abs(found.expected - 0.2201)).toBeLessThan(0.001);
  });

  it('Krippendorff 2011, with missing values', () => {
    const units = rowsOf('krippendorff2004_p230_missing.tsv');
    const alpha = (metric: 'nominal' | 'ordinal' | 'interval' | 'ratio') => krippendorffAlpha(units, metric).alpha.value;
    expect([alpha('nominal'), alpha('ordinal'), alpha('interval'), alpha('ratio')]).toEqual([
      expect.closeTo(0.743, 3),
      expect.closeTo(0.815, 3),
      expect.closeTo(0.849, 3),
      expect.closeTo(0.797, 3),
    ]);
    expect(krippendorffAlpha(units, 'nominal').pairable).toBe(40);
  });

  it('one category only', () => {
    expect(cohenKappa(two('one_category_only.tsv')).value).toBeNull();
  });
});
