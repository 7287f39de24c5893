import { describe, expect, it } from 'vitest';
import { printedLabel, trustedLabels } from '../../../server/documents/page-label.ts';

describe('a printed page label', () => {
  it.each([
    ['', 3, '', '3'],
    ['xii', 12, '', 'xii'],
    ['3', 3, '501', '503'],
    ['', 2, 'S9', 'S10'],
    ['', 1, 'cover', 'cover'],
    ['', 3, 'cover', 'cover+2'],
    ['', 2, '099', '100'],
  ])('label %j of sheet %i, sheet 1 being %j, is %j', (own, sheet, first, printed) => {
    expect(printedLabel(own, sheet, first)).toBe(printed);
  });

  it('is not taken from a file that counts from 0', () => {
    expect(trustedLabels(['0', '1', '2'])).toEqual([]);
    expect(trustedLabels(['i', '1', '2'])).toEqual(['i', '1', '2']);
  });
});
