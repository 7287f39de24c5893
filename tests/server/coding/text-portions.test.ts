import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range } from '../../../server/coding/ranges.ts';
import { segmentsOf } from '../../../server/coding/segments.ts';
import { portionsOf, portionWith } from '../../../server/coding/text-portions.ts';

const paragraphs = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }), { maxLength: 8 }).map((lengths) => {
  let at = 0;
  return lengths.map((some) =>
    some.map((length): Range => {
      const range = [at, at + length] as const;
      at += length + 1;
      return range;
    }),
  );
});

describe('a long page', () => {
  it('comes in portions that keep every sentence once, in order, none too large', () => {
    fc.assert(
      fc.property(paragraphs, (some) => {
        const portions = portionsOf(some, 40);
        expect(portions.flat(2)).toEqual(some.flat());
        for (const portion of portions) {
          const size = portion.flat().reduce((sum, [start, end]) => sum + end - start, 0);
          expect(size <= 40 || portion.flat().length === 1).toBe(true);
        }
        for (const [start] of some.flat())
          expect(portions[portionWith(portions, start)]?.flat().some((range) => range[0] === start)).toBe(true);
      }),
    );
  });
});

describe('the pieces of a sentence', () => {
  it('are cut where passages begin and end, and named by those that cover them, the longest first', () => {
    const passages = [
      { id: 'long', ranges: [[0, 50]] as Range[] },
      { id: 'short', ranges: [[12, 15]] as Range[] },
      {
        id: 'two',
        ranges: [
          [2, 4],
          [14, 18],
        ] as Range[],
      },
      { id: 'away', ranges: [[60, 70]] as Range[] },
    ];
    expect(segmentsOf([10, 20], passages).map(({ start, end, by }) => [start, end, by.map(({ id }) => id).join(' ')])).toEqual([
      [10, 12, 'long'],
      [12, 14, 'long short'],
      [14, 15, 'long two short'],
      [15, 18, 'long two'],
      [18, 20, 'long'],
    ]);
    expect(segmentsOf([51, 55], passages)).toEqual([{ start: 51, end: 55, by: [] }]);
  });
});
