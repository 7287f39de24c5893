import { describe, expect, it } from 'vitest';
import { quotesIn, readMarked } from '../../../server/demo/marked.ts';

describe('prose with passages marked in it', () => {
  it('gives the text without the marks, and the words of each', () => {
    const { text, quotes } = readMarked('They {a}went {b}home{/a} late{/b}.');
    expect(text).toBe('They went home late.');
    expect(Object.fromEntries(quotes)).toEqual({ a: 'went home', b: 'home late' });
  });

  it('names a mark that is left open, closes nothing or is used twice', () => {
    expect(() => readMarked('{a}never')).toThrow('{a} is never closed');
    expect(() => readMarked('never{/a}')).toThrow('{/a} closes nothing');
    expect(() => quotesIn(['{a}one{/a}', '{a}two{/a}'])).toThrow('{a} is used twice');
  });
});
