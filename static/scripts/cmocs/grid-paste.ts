/** Cells pasted from a spreadsheet: shown first in the sheet as what would change, from the focused cell down and to the right. */
import htmx from 'htmx.org';
import { paths } from '../../../server/paths.ts';
import { cellOf, fieldOf, focusCell, gridOf, rowOf, rowsOf } from './grid.ts';

/** Where the paste began. */
let from: { readonly id: string; readonly column: number } | null = null;

export function startGridPaste(): void {
  document.addEventListener('htmx:afterSettle', comeBack);
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
  const at = rows.findIndex((row) => row.contains(cell));
  from = { id: rows[at]?.dataset['id'] ?? '', column: cell.cellIndex };
  await htmx.ajax('post', paths.cmocsPaste(grid.dataset['review'] ?? ''), {
    source: cell,
    target: '#sheet',
    swap: 'innerHTML',
    values: {
      list: listShown(),
      text,
      cmoc: rows.slice(at).map((row) => row.dataset['id'] ?? ''),
      field: fieldsFrom(grid, cell.cellIndex),
    },
  });
  document.querySelector<HTMLElement>('#paste button[type="submit"]')?.focus();
}

const listShown = (): string => document.querySelector<HTMLInputElement>('#selected input[name="list"]')?.value ?? '';

const fieldsFrom = (grid: HTMLTableElement, column: number): readonly string[] =>
  [...(grid.tHead?.rows[0]?.cells ?? [])].slice(column).flatMap((head) => head.dataset['f'] ?? []);

/** Pasted: the sheet goes, and one is where one was. */
function comeBack(event: Event): void {
  const { target } = (event as CustomEvent<{ target: Element }>).detail;
  if (!from || target.id !== 'cmoc-list' || !document.getElementById('paste')) return;
  document.getElementById('sheet')?.replaceChildren();
  const grid = document.querySelector<HTMLTableElement>('table[data-grid]');
  if (grid) focusCell(rowOf(grid, from.id), from.column);
  from = null;
}
