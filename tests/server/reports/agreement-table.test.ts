import { describe, expect, it } from 'vitest';
import { frozenRound } from '../../../server/agreement/frozen.ts';
import { agreementTable, type AgreementRound } from '../../../server/reports/agreement-table.ts';

const names: Readonly<Record<string, string>> = { a: 'Ada', b: 'Ben', c: 'Cleo' };

/** Each row: who chose what, "a:include b:exclude". */
function roundOf(name: string, rows: readonly string[]): AgreementRound {
  const units = rows.map((row, n) => ({
    referenceId: String(n),
    decisions: row.split(' ').map((one) => {
      const [id = '', choice = ''] = one.split(':');
      return { reviewerId: id, reviewer: names[id] ?? '', choice, reasons: [], note: '', at: '' };
    }),
  }));
  return {
    id: name,
    name,
    stage: 'title_abstract',
    drawn: rows.length,
    frozen: frozenRound(units, [{ id: 'b', name: 'Ben' }], (choice) => choice),
  };
}

describe('the agreement table', () => {
  it('has the columns that scripts rely on', () => {
    expect(agreementTable([], 'data').columns.map((column) => column.name)).toEqual([
      'round',
      'stage',
      'reviewer_a',
      'reviewer_b',
      'n',
      'agree',
      'percent',
      'kappa',
      'pabak',
      'ac1',
      'alpha',
      'note',
    ]);
  });

  it('gives a row for each pair, and one for everybody when there were more than two', () => {
    const round = roundOf('Round 1', [
      'a:include b:include',
      'a:exclude b:exclude',
      'c:include b:exclude',
      'c:exclude b:exclude',
      'a:include',
    ]);
    const { rows } = agreementTable([round], 'data');
    expect(rows.map((row) => row.cells.slice(0, 8))).toEqual([
      ['Round 1', 'title_abstract', 'Ada', 'Ben', 2, 2, 100, 1],
      ['Round 1', 'title_abstract', 'Cleo', 'Ben', 2, 1, 50, 0],
      ['Round 1', 'title_abstract', 'all', 'all', 4, 3, 75, null],
    ]);
    expect(rows[0]?.cells.at(-1)).toBe('3 of 5 drawn were not judged by both.');
  });

  it('leaves a figure empty that is not defined, and says why', () => {
    const { rows } = agreementTable([roundOf('Round 1', ['a:exclude b:exclude', 'a:exclude b:exclude'])], 'data');
    expect(rows[0]?.cells.slice(4, 11)).toEqual([2, 2, 100, null, 1, 1, null]);
    expect(rows[0]?.cells.at(-1)).toContain('only one category was used');
  });

  it('tells nothing of an open round but that it is open', () => {
    const table = agreementTable([{ id: '1', name: 'Round 1', stage: 'full_text', drawn: 3, frozen: null }], 'print');
    expect(table.rows).toEqual([]);
    expect(table.notes.at(-1)).toBe('1 round is open: agreement is calculated when a round closes.');
  });
});
