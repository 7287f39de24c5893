import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesFrom, numberFrom, numbersFrom } from '../../../../server/reports/flow/entered.ts';

describe('numbers typed by hand', () => {
  it('are read grouped or not, and nothing else is', () => {
    expect(['2769', '2,769', '2 769', ' 12 ', '-3', '1.5', 'many', ''].map(numberFrom)).toEqual([
      2769,
      2769,
      2769,
      12,
      null,
      null,
      null,
      null,
    ]);
  });

  it('stand behind their source or reason, whatever separates them', () => {
    expect(numbersFrom('3,400', 'MEDLINE: 1,200\nEmbase, 900\nPsycINFO\t800\nWeb of Science 500\nScopus')).toEqual({
      numbers: [
        { label: '', n: 3400 },
        { label: 'MEDLINE', n: 1200 },
        { label: 'Embase', n: 900 },
        { label: 'PsycINFO', n: 800 },
        { label: 'Web of Science', n: 500 },
      ],
      unread: ['Scopus'],
    });
  });

  it('come back as they were typed', () => {
    const label = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[a-z]$/);
    fc.assert(
      fc.property(fc.array(fc.record({ label, n: fc.nat(999_999) })), (numbers) => {
        expect(numbersFrom('', linesFrom(numbers))).toEqual({ numbers, unread: [] });
      }),
    );
  });
});
