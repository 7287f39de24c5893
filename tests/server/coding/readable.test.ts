import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readable } from '../../../server/coding/readable.ts';

describe('a quotation as people print it', () => {
  it.each([
    ['benefit on diag-\nnostic\nperformance', 'benefit on diagnostic performance'],
    ['analytical and non-\nanalytical', 'analytical and non-analytical'],
    ['Self-\nconfidence is self-\nish', 'Self-confidence is selfish'],
    ['problem-solving  and\n decision mak\u00ad\ning', 'problem-solving and decision making'],
    ['the 2019-\n2020 season and A-\nB', 'the 2019- 2020 season and A- B'],
    ['first … sec-\nond', 'first … second'],
  ])('%j reads %j', (quote, shown) => {
    expect(readable(quote)).toBe(shown);
  });

  it('changes no letter and no order of letters', () => {
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z\-\n .]*$/), (text) => {
        expect(letters(readable(text))).toBe(letters(text));
      }),
    );
  });
});
