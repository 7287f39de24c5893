import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frozen, lengthOf, slice } from '../../../server/documents/code-points.ts';
import {
  anchorIn,
  gap,
  holds,
  type Range,
  readRanges,
  sizeOf,
  spanOf,
  tidied,
  touches,
  writeRanges,
} from '../../../server/coding/ranges.ts';

/** Texts with letters outside the basic plane, combining marks, soft hyphens, right-to-left letters and line ends. */
const texts = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('😀', 'é', 'e\u0301', '\u00ad', 'שלום', '\r\n', '\n', ' ', 'ﬁ')), {
    maxLength: 30,
  })
  .map((parts) => frozen(parts.join('')));
const rangesIn = (text: string) => {
  const position = fc.nat({ max: lengthOf(text) });
  return fc.array(
    fc.tuple(position, position).map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)]),
    { maxLength: 6 },
  );
};

describe('the ranges of a passage', () => {
  it('are kept in order, without empty ones, and never overlap', () => {
    expect(
      tidied([
        [9, 12],
        [3, 3],
        [1, 4],
        [4, 6],
        [2, 3],
      ]),
    ).toEqual([
      [1, 6],
      [9, 12],
    ]);
    fc.assert(
      fc.property(
        fc.string().chain((text) => rangesIn(text)),
        (ranges) => {
          const tidy = tidied(ranges);
          for (const [at, [start, end]] of tidy.entries()) {
            expect(start).toBeLessThan(end);
            if (at) expect(start).toBeGreaterThan(tidy[at - 1]![1]);
          }
          const last = spanOf(tidy)[1];
          for (let position = 0; position <= last; position++) expect(holds(tidy, position)).toBe(holds(ranges, position));
          expect(tidied(tidy)).toEqual(tidy);
          expect(readRanges(writeRanges(tidy))).toEqual(tidy);
        },
      ),
    );
  });

  it('quote the text exactly, whatever letters it has', () => {
    fc.assert(
      fc.property(
        texts.chain((text) => fc.tuple(fc.constant(text), rangesIn(text), fc.nat({ max: 40 }))),
        ([text, some, margin]) => {
          const ranges = tidied(some);
          if (!ranges.length) return;
          const [first, last] = spanOf(ranges);
          const offset = Math.max(0, first - 32 - margin);
          const anchor = anchorIn(slice(text, offset, last + 32 + margin), offset, ranges);
          expect(anchor.quote).toBe(ranges.map(([start, end]) => slice(text, start, end)).join(gap));
          expect(anchor.prefix).toBe(slice(text, Math.max(0, first - 32), first));
          expect(anchor.suffix).toBe(slice(text, last, last + 32));
          expect(sizeOf(ranges)).toBe(lengthOf(anchor.quote) - (ranges.length - 1) * gap.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('touch another range when they share a letter', () => {
    expect(touches([[2, 5]], [5, 8])).toBe(false);
    expect(touches([[2, 5]], [4, 8])).toBe(true);
  });
});
