import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphabetically, byCodePoint, nameKey, slugOf } from '../../../server/reviews/name-key.ts';

describe('names', () => {
  it('are compared without case, width and extra space', () => {
    expect(nameKey('  Ｔrust   in\tothers ')).toBe('trust in others');
    const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
    const spaced = fc.array(fc.constantFrom('Trust', 'in', ' ', '\t', 'É', '')).map((parts) => parts.join(' '));
    fc.assert(fc.property(fc.oneof(fc.string(), spaced), (name) => nameKey(name) === folded(name)));
  });

  it('are sorted by code point, whatever the language of the machine', () => {
    const names = ['zebra', 'Äpfel', 'apple', '𝒶lpha', 'Éclair', 'ﬁsh'].map((name) => ({ name }));
    expect(names.sort(alphabetically).map(({ name }) => name)).toEqual(['𝒶lpha', 'apple', 'ﬁsh', 'zebra', 'Äpfel', 'Éclair']);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (a, b) => Math.sign(byCodePoint(a, b)) === -Math.sign(byCodePoint(b, a)),
      ),
    );
    const behind = ['a', 'ab', '\uE000', '\uFF21', '𝒶', '𝒶b', '𝒷'];
    expect(behind.toReversed().sort(byCodePoint)).toEqual(behind);
  });

  it('make slugs that are never empty', () => {
    expect(slugOf('Smith & Jones: Café “IOC”')).toBe('smith-jones-cafe-ioc');
    expect(slugOf('治疗')).toBe('review');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (title) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugOf(title))));
  });
});
