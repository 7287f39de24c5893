import { describe, expect, it } from 'vitest';
import { pageCited, quoted, wordsOf } from '../../../server/reports/page-cited.ts';

describe('a passage as it is cited', () => {
  it('has its printed page, both where it crosses a border, and what was typed where it was typed', () => {
    const labelOf = (sheet: number) => String(sheet + 86);
    const passage = { kind: 'text', sheet: 2, lastSheet: 2, typedLabel: '' };
    expect(pageCited(passage, labelOf)).toBe('88');
    expect(pageCited({ ...passage, lastSheet: 3 }, labelOf)).toBe('88–89');
    expect(pageCited({ ...passage, kind: 'typed', typedLabel: 'xii' }, labelOf)).toBe('xii');
  });

  it('keeps the quotation marks that are in it, between marks of the other kind', () => {
    expect(quoted('Trust grew', 'Smith 2019', '5')).toBe('“Trust grew” (Smith 2019, p. 5)');
    expect(quoted('“I thought so,” she said', 'Smith 2019', '')).toBe('‘“I thought so,” she said’ (Smith 2019)');
  });

  it('says so when nobody checked it against the file', () => {
    expect(wordsOf({ kind: 'typed', quote: 'Trust' })).toBe('Trust [typed by hand, not checked against the file]');
    expect(wordsOf({ kind: 'text', quote: 'Trust' })).toBe('Trust');
  });
});
