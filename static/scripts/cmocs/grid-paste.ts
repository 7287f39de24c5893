/** Cells pasted from a spreadsheet: shown first in the sheet as what would change, from the focused cell down and to the right. */
import htmx from 'htmx.org';
import { paths } from '../../../server/paths.ts';
import { cellOf, fieldOf, gridOf, rowsOf } from './grid.ts';

export function startGridPaste(): void {
  document.addEventListener('paste', (event) => {
    const cell = cellOf(document.activeElement);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!cell || cell !== document.activeElement || !text.trim()) return;
    event.preventDefault();
    void preview(cell, text);
  });
  document.addEventListener('copy', (event) => {
    const cell = cellOf(document.activeElement);
    if (!cell || cell !== document.activeElement || !getSelection()?.isCollapsed) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', cell.innerText.replace(/\s+/g, ' ').trim());
  });
}

async function preview(cell: HTMLTableCellElement, text: string): Promise<void> {
  const grid = gridOf(cell);
  if (!grid || !fieldOf(cell)) return;
  const rows = rowsOf(grid);
  const from = rows.findIndex((row) => row.contains(cell));
  await htmx.ajax('post', paths.cmocsPaste(grid.dataset['review'] ?? ''), {
    source: cell,
    target: '#sheet',
    swap: 'innerHTML',
    values: {
      list: listShown(),
      text,
      cmoc: rows.slice(from).map((row) => row.dataset['id'] ?? ''),
      field: fieldsFrom(grid, cell.cellIndex),
    },
  });
  document.querySelector<HTMLElement>('#paste button[type="submit"]')?.focus();
}

const listShown = (): string => document.querySelector<HTMLInputElement>('#selected input[name="list"]')?.value ?? '';

const fieldsFrom = (grid: HTMLTableElement, column: number): readonly string[] =>
  [...(grid.tHead?.rows[0]?.cells ?? [])].slice(column).flatMap((head) => head.dataset['f'] ?? []);
