/** Merged cells, as in printed case tables: neighbouring rows that share a value share its cell. */
import type { TableRow } from './table.ts';

/**
 * Merges equal, filled neighbours downwards. `groups` are columns that nest: a cell of the second group column never
 * reaches over two cells of the first, and `others` never reach over a border of the last group. An empty cell stays by
 * itself: nothing reported is not the same as above.
 */
export function mergeDown(rows: readonly TableRow[], groups: readonly number[], others: readonly number[] = []): readonly TableRow[] {
  const width = rows[0]?.cells.length ?? 0;
  const spans = rows.map(() => Array.from({ length: width }, () => 1));
  const isNew = rows.map(() => false);
  for (const column of groups) {
    for (const [at, row] of rows.entries()) if (!sameAsAbove(rows, at, column) && row) isNew[at] = true;
    span(rows, spans, column, isNew);
  }
  for (const column of others) span(rows, spans, column, isNew);
  return rows.map((row, at) => ({ ...row, spans: spans[at] }));
}

function span(rows: readonly TableRow[], spans: readonly number[][], column: number, isNew: readonly boolean[]): void {
  let top = 0;
  for (const at of rows.keys()) {
    const joins = at > 0 && !isNew[at] && sameAsAbove(rows, at, column);
    const mine = spans[at];
    const first = spans[top];
    if (joins && mine && first) {
      mine[column] = 0;
      first[column] = at - top + 1;
    } else top = at;
  }
}

function sameAsAbove(rows: readonly TableRow[], at: number, column: number): boolean {
  const cell = rows[at]?.cells[column];
  return at > 0 && cell !== '' && cell !== null && cell === rows[at - 1]?.cells[column];
}
