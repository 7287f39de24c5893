import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNamed, matchesOf } from '../../../server/coding/code-match.ts';
import { editDistance } from '../../../server/coding/edit-distance.ts';

const code = (name: string, uses = 0, aliases: readonly string[] = []) => ({ id: name, name, aliases, uses });
const codes = [
  code('Trust', 9, ['Confidence in others']),
  code('Trustworthiness', 2),
  code('Truth', 4),
  code('Mutual trust', 7),
  code('History of working together', 5),
  code('Conflicts', 3),
  code('Faith in partnership', 1, ['Belief']),
];
const names = (typed: string) => matchesOf(codes, typed).map((match) => match.code.name);

describe('the type-ahead', () => {
  it('proposes exact names, beginnings, slips, then word starts', () => {
    expect(names('trust')).toEqual(['Trust', 'Trustworthiness', 'Truth', 'Mutual trust']);
    expect(names('TRUST  ')).toEqual(names('trust'));
  });

  it('finds other names and says by which', () => {
    expect(names('belief')).toEqual(['Faith in partnership']);
    expect(matchesOf(codes, 'conf').map(({ code: { name }, alias, kind }) => [name, alias, kind])).toEqual([
      ['Conflicts', null, 'start'],
      ['Trust', 'Confidence in others', 'alias'],
    ]);
  });

  it('finds plurals, one letter off, and words in any order', () => {
    expect(names('conflict')[0]).toBe('Conflicts');
    expect(names('histories of working together')).toEqual(['History of working together']);
    expect(names('trsut')).toContain('Trust');
    expect(names('tust')[0]).toBe('Trust');
    expect(names('together history')).toEqual(['History of working together']);
  });

  it('proposes the most used when nothing is typed', () => {
    expect(names('').slice(0, 2)).toEqual(['Trust', 'Mutual trust']);
  });

  it('knows when nothing new need be made', () => {
    expect(isNamed(codes[0]!, ' confidence  IN others')).toBe(true);
    expect(isNamed(codes[0]!, 'trusts')).toBe(false);
  });
});

describe('the distance between two words', () => {
  it('counts letters added, left out, changed and swapped', () => {
    expect(['trust', 'rust', 'trusts', 'trast', 'trsut'].map((word) => editDistance('trust', word, 2))).toEqual([0, 1, 1, 1, 1]);
    expect(editDistance('trust', 'history', 2)).toBe(3);
  });

  it('is symmetric, zero for the same word only, and keeps the triangle', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
        expect(editDistance(a, b, 9) === 0).toBe(a === b);
        expect(editDistance(a, b, 9)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(editDistance(a, b, 1)).toBe(Math.min(editDistance(a, b, 9), 2));
      }),
    );
  });
});
