import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, slice } from '../../../server/documents/code-points.ts';
import { findQuote, sameLetters } from '../../../server/coding/quote-match.ts';

const text = 'Trust grew slowly. In the north, trust grew 😀 after years. In the south, trust grew after a merger.';
const found = (claim: Parameters<typeof findQuote>[1]) => {
  const range = findQuote(text, claim);
  return range && [range[0], slice(text, ...range)];
};

describe('a quotation that is not where it was said to be', () => {
  it('is found although white space differs', () => {
    expect(found({ start: 0, quote: 'trust\n  grew\u00ad 😀  after years.' })).toEqual([33, 'trust grew 😀 after years.']);
    expect(sameLetters('work to­gether', 'work\ntogether')).toBe(true);
    expect(sameLetters('works', 'work')).toBe(false);
  });

  it('is told from others like it by what stands around it', () => {
    expect(found({ start: 0, quote: 'trust grew', prefix: 'In the south, ' })).toEqual([73, 'trust grew']);
    expect(found({ start: 0, quote: 'trust grew', suffix: ' 😀' })).toEqual([33, 'trust grew']);
  });

  it('is otherwise the nearest one', () => {
    expect(found({ start: 70, quote: 'trust grew' })?.[0]).toBe(73);
    expect(found({ start: 30, quote: 'trust grew' })?.[0]).toBe(33);
  });

  it('is not found when its letters are nowhere', () => {
    expect(findQuote(text, { start: 0, quote: 'trust shrank' })).toBeNull();
    expect(findQuote(text, { start: 0, quote: ' \n ' })).toBeNull();
  });

  it('is found again wherever it stood, in any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', ' ', '\n', '😀', 'é', 'word '), { minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (parts, a, b) => {
          const whole = parts.join('');
          const length = lengthOf(whole);
          const [start, end] = [a % length, b % (length + 1)].toSorted((x, y) => x - y) as [number, number];
          const quote = slice(whole, start, end);
          const range = findQuote(whole, {
            start,
            quote,
            prefix: slice(whole, Math.max(0, start - 32), start),
            suffix: slice(whole, end, end + 32),
          });
          if (!quote.trim()) return;
          expect(range && sameLetters(slice(whole, ...range), quote)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
