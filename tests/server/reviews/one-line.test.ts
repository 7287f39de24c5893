import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortened } from '../../../server/coding/memo.ts';
import { oneLine } from '../../../server/reviews/one-line.ts';

const texts = fc
  .array(fc.constantFrom('a', 'word', ' ', '  ', '\n', '\t', '\u00a0', '🙂'), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('a text on one line', () => {
  it('has single spaces between its words and none around them', () => {
    fc.assert(fc.property(texts, (text) => oneLine(text) === text.split(/\s+/).filter(Boolean).join(' ')));
  });

  it('is shortened by letters, not by their halves', () => {
    expect(shortened('🙂'.repeat(20), 20)).toBe('🙂'.repeat(20));
    expect(shortened('🙂'.repeat(21), 20)).toMatch(/^🙂+…$/u);
    expect(shortened('as short as this', 20)).toBe('as short as this');
  });
});
