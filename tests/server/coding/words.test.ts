import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as words from '../../../server/coding/words.ts';

const over = (text: string, offset = 0): words.LetterAt => {
  const letters = [...text];
  return (position) => letters[position - offset] ?? '';
};
const text = 'The team’s co-operation (in 2019) grew – 😀 slowly.';
const at = over(text);
const cut = ([start, end]: readonly [number, number]) => [...text].slice(start, end).join('');

describe('selecting by words', () => {
  it('grows to whole words and leaves white space out', () => {
    expect(cut(words.snappedToWords(at, [6, 13]))).toBe('team’s co-operation');
    expect(cut(words.snappedToWords(at, [3, 11]))).toBe('team’s');
    expect(cut(words.snappedToWords(at, [10, 23]))).toBe('co-operation');
    expect(words.snappedToWords(at, [3, 4])).toEqual([4, 4]);
  });

  it('takes the word under a double click', () => {
    expect(cut(words.wordAround(at, 12))).toBe('co-operation');
    expect(cut(words.wordAround(at, 10))).toBe('team’s');
    expect(cut(words.wordAround(at, 28))).toBe('2019');
  });

  it('makes a selection one word longer or shorter at either end', () => {
    expect(cut([4, words.nextWordEnd(at, 10)])).toBe('team’s co-operation');
    expect(cut([4, words.previousWordEnd(at, 23)])).toBe('team’s');
    expect(cut([words.previousWordStart(at, 11), 23])).toBe('team’s co-operation');
    expect(cut([words.nextWordStart(at, 4), 23])).toBe('co-operation');
    expect(words.nextWordEnd(at, [...text].length)).toBe([...text].length);
    expect(words.previousWordStart(at, 0)).toBe(0);
  });

  it('never leaves the letters at hand and never cuts a word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', '-', ' ', '\n', '’', '😀'), maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (sample, a, b) => {
          const length = [...sample].length;
          const [start, end] = [a % (length + 1), b % (length + 1)].toSorted((x, y) => x - y) as [number, number];
          const letterAt = over(sample, 100);
          const snapped = words.snappedToWords(letterAt, [100 + start, 100 + end]);
          expect(snapped[0]).toBeGreaterThanOrEqual(100);
          expect(snapped[1]).toBeLessThanOrEqual(100 + length);
          expect(snapped[0]).toBeLessThanOrEqual(snapped[1]);
          if (snapped[0] < snapped[1]) expect(words.snappedToWords(letterAt, snapped)).toEqual(snapped);
        },
      ),
      { numRuns: 300 },
    );
  });
});
