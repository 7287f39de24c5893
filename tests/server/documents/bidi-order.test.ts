import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOrder } from '../../../server/documents/bidi-order.ts';

const letters = (text: string) => [...text].filter((letter) => letter !== ' ');
const read = (drawn: string, order: readonly number[] | null) => order?.map((at) => letters(drawn)[at]).join('');

describe('a line with right-to-left letters', () => {
  it.each([
    ['שלום', 'םולש', true],
    ['אבג 123 דהו', 'והד 123 גבא', true],
    ['אב 14.5% גד', 'דג 14.5% בא', true],
    ['אב Smith 2019 גד', 'דג Smith 2019 בא', true],
    ['The word שלום means', 'The word םולש means', false],
    ['a שלום עולם b', 'a םלוע םולש b', false],
    ['(אב)', ')בא(', true],
  ])('%s is read from the letters drawn as %s', (whole, drawn, isRtl) => {
    const order = readingOrder(letters(drawn), letters(whole), isRtl);
    expect(read(drawn, order)).toBe(letters(whole).join(''));
  });

  it('reads the digits of a number in the order in which they are drawn, also when they repeat', () => {
    const drawn = letters('בא 1121');
    const order = readingOrder(drawn, letters('1121 אב'), true);
    expect(order).toEqual([2, 3, 4, 5, 1, 0]);
  });

  it('takes each letter once, whatever is mixed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('א', 'ב', 'a', 'b', '1', '2', '.', '-'), { maxLength: 14 }),
        fc.boolean(),
        fc.nat(),
        (drawn, isRtl, seed) => {
          const shuffled = [...drawn].sort((a, b) => ((a.charCodeAt(0) * 31 + seed) % 7) - ((b.charCodeAt(0) * 31 + seed) % 7));
          const order = readingOrder(drawn, shuffled, isRtl);
          expect(order && [...order].sort((a, b) => a - b)).toEqual(drawn.map((_, at) => at));
          expect(order?.map((at) => drawn[at])).toEqual(shuffled);
        },
      ),
    );
  });

  it('is not guessed when the letters differ', () => {
    expect(readingOrder(['א', 'ב'], ['א', 'ג'], true)).toBeNull();
    expect(readingOrder(['א'], ['א', 'ג'], true)).toBeNull();
  });
});
