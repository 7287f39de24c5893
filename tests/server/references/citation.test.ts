import { describe, expect, it } from 'vitest';
import { citationLabels, citationOf } from '../../../server/references/citation.ts';

const work = (id: string, authors: readonly string[], year: number | null, title = `Title ${id}`) => ({ id, authors, year, title });

describe('a citation label', () => {
  it.each([
    [['Smith, Jo'], 2019, 'Smith 2019'],
    [['Smith, Jo', 'Jones, Kim'], 2019, 'Smith & Jones 2019'],
    [['Smith, Jo', 'Jones, Kim', 'Lee, A'], 2019, 'Smith et al. 2019'],
    [['van der Berg, L'], null, 'van der Berg n.d.'],
    [['Department of Health'], 2004, 'Department of Health 2004'],
    [[], 2001, 'A long title that goes … 2001'],
  ])('of %j, %s is %s', (authors, year, label) => {
    expect(citationOf({ authors, year, title: 'A long title that goes on and on' })).toBe(label);
  });

  it('tells namesakes of one year apart in the order of their titles, and only them', () => {
    const labels = citationLabels([
      work('1', ['Smith, Jo'], 2019, 'Trust'),
      work('2', ['SMITH, Ann'], 2019, 'Budgets'),
      work('3', ['Smith, Jo'], 2020, 'Later'),
      work('4', [], 2019, ''),
    ]);
    expect([...labels]).toEqual([
      ['2', 'SMITH 2019a'],
      ['1', 'Smith 2019b'],
      ['3', 'Smith 2020'],
      ['4', 'Untitled 2019'],
    ]);
  });

  it('goes on after z', () => {
    const labels = citationLabels(
      Array.from({ length: 28 }, (_, n) => work(String(n).padStart(2, '0'), ['Ng, X'], 2000, String(n).padStart(2, '0'))),
    );
    expect(labels.get('25')).toBe('Ng 2000z');
    expect(labels.get('27')).toBe('Ng 2000ab');
  });
});
