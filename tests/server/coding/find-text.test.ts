import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slice } from '../../../server/documents/code-points.ts';
import { findIn } from '../../../server/coding/find-text.ts';

const found = (text: string, typed: string) => findIn(text, typed).map(([start, end]) => slice(text, start, end));

describe('finding in a document', () => {
  it('sets case, accents, ligatures and line ends aside', () => {
    const text = 'Évaluation of eﬀective\npartnerships. An EVALUATION 😀 of effective partnerships.';
    expect(found(text, 'evaluation')).toEqual(['Évaluation', 'EVALUATION']);
    expect(found(text, 'effective partnerships')).toEqual(['eﬀective\npartnerships', 'effective partnerships']);
  });

  it('finds words that are broken at the end of a line, with their own hyphen or without', () => {
    expect(found('the collab-\noration of long-\nterm partners', 'collaboration')).toEqual(['collab-\noration']);
    expect(found('the collab-\noration of long-\nterm partners', 'long-term')).toEqual(['long-\nterm']);
    expect(found('co\u00adoperation', 'cooperation')).toEqual(['co\u00adoperation']);
  });

  it('takes what is typed literally', () => {
    expect(found('p < .05 (n=3) c++', '(n=3)')).toEqual(['(n=3)']);
    expect(found('p < .05 (n=3) c++', 'c++')).toEqual(['c++']);
    expect(found('anything', '   ')).toEqual([]);
  });

  it('stops at a limit', () => {
    expect(findIn('a '.repeat(1000), 'a', { most: 7, offset: 100 }).at(-1)).toEqual([112, 113]);
  });

  it('finds every piece of a text in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'é', 'ﬁ', ' ', '\n', 'B', '😀', '.'), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (letters, a, b) => {
          const [start, end] = [a % letters.length, b % letters.length].toSorted((x, y) => x - y) as [number, number];
          const piece = letters
            .slice(start, end + 1)
            .join('')
            .replaceAll('-\n', '-');
          if (!piece.trim()) return;
          expect(findIn(letters.join(''), piece).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
