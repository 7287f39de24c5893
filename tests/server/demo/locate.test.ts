import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, type Range } from '../../../server/demo/locate.ts';

const read = (pages: readonly string[], ranges: readonly Range[]): string =>
  ranges.map(([from, to]) => [...pages.join('\n')].slice(from, to).join('')).join(' … ');

describe('finding a quotation', () => {
  it('reads over the ends of lines', () => {
    const pages = ['Nearly everybody\nwho stayed\naway had 𝒷een rehearsing.'];
    expect(read(pages, locate(pages, 'who stayed away had 𝒷een'))).toBe('who stayed\naway had 𝒷een');
  });

  it('gives two ranges where a page ends, without its head and foot', () => {
    const pages = ['One.\nPeople had\nfilled the', 'Harkness and Oduya\n89\nmorning with\nsomething else.'];
    expect(read(pages, locate(pages, 'filled the morning with something'))).toBe('filled the … morning with\nsomething');
  });

  it('refuses what is not there, or there twice', () => {
    expect(() => locate(['one two'], 'three')).toThrow('is not there');
    expect(() => locate(['one two one two'], 'one two')).toThrow('2 times');
  });

  it('finds every stretch of words of any text', () => {
    const word = fc.stringMatching(/^[a-zé’“]{1,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 4, maxLength: 30 }), fc.nat(), fc.nat(), (words, a, b) => {
        const unique = words.map((one, n) => `${one}${n}.`);
        const from = a % (unique.length - 1);
        const to = from + 1 + (b % (unique.length - from));
        const pages = [unique.join('\n')];
        const quote = unique.slice(from, to).join(' ');
        expect(read(pages, locate(pages, quote))).toBe(quote.replaceAll(' ', '\n'));
      }),
    );
  });
});
