import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termFinder, termsIn } from '../../../server/screening/terms.ts';

const marked = (text: string, include: string, exclude = '') =>
  termFinder(
    termsIn(include),
    termsIn(exclude),
  )(text)
    .map(({ text: words, kind }) => (kind ? `[${kind[0]}:${words}]` : words))
    .join('');

describe('terms of the team', () => {
  it('are found as whole words, whatever their case, with * for any ending', () => {
    expect(marked('Trust and Trusted partners distrust.', 'trust')).toBe('[i:Trust] and Trusted partners distrust.');
    expect(marked('Trust and Trusted partners distrust.', 'trust*')).toBe('[i:Trust] and [i:Trusted] partners distrust.');
  });

  it('may be phrases over a line break, and the longer one wins', () => {
    expect(marked('a walking\ngroup walked', 'walking, walking group')).toBe('a [i:walking\ngroup] walked');
  });

  it('are told apart: for taking in, and against', () => {
    expect(marked('Mice in walking groups', 'walking group*', 'mice; rats')).toBe('[e:Mice] in [i:walking groups]');
  });

  it('are taken literally, brackets and dots included', () => {
    expect(marked('C++ (or c++) and U.S. policy', 'c++\nU.S.')).toBe('[i:C++] (or [i:c++]) and [i:U.S.] policy');
  });

  it('know letters of any script', () => {
    expect(marked('Größe und größer', 'größe')).toBe('[i:Größe] und größer');
  });

  it('leave every letter of the text in place, whatever the terms', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (text, include, exclude) => {
        const parts = termFinder(termsIn(include), termsIn(exclude))(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        expect(parts.every((part) => part.text !== '')).toBe(true);
      }),
    );
  });

  it('are read from lines, commas and semicolons, each once', () => {
    expect(termsIn(' trust ,Trust;\n\n history  of working**; ,')).toEqual(['Trust', 'history of working*']);
  });
});
