/** Walking through the grid: one cell has the focus, arrows move it, letters act on its row. */
import { isTyping, lettersOn } from '../behaviours/hotkeys.ts';

export const gridOf = (element: Element): HTMLTableElement | null => element.closest<HTMLTableElement>('table[data-grid]');

/** Rows of CMOCs as they are shown; headings and "the next ones" are none. */
export const rowsOf = (grid: HTMLTableElement): readonly HTMLTableRowElement[] => [
  ...grid.querySelectorAll<HTMLTableRowElement>('tbody tr[data-id]'),
];

/** The cell one is in, or null while one types or is elsewhere. */
export function cellOf(target: EventTarget | null): HTMLTableCellElement | null {
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('tr[data-id] > td, tr[data-id] > th') : null;
  return cell && gridOf(cell) ? cell : null;
}

/** What a column's cells are: "slot:<role>", "status"; null for what is not edited in place. */
export const fieldOf = (cell: HTMLTableCellElement): string | null =>
  gridOf(cell)?.tHead?.rows[0]?.cells[cell.cellIndex]?.dataset['f'] ?? null;

export function focusCell(row: HTMLTableRowElement | undefined, column: number): void {
  const cell = row?.cells[Math.max(0, Math.min(row.cells.length - 1, column))];
  if (!cell) return;
  for (const other of gridOf(cell)?.querySelectorAll<HTMLElement>('[tabindex="0"]') ?? []) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The row of a CMOC after it was replaced; `step` rows further on. */
export function rowOf(grid: HTMLTableElement, id: string, step = 0): HTMLTableRowElement | undefined {
  const rows = rowsOf(grid);
  const at = rows.findIndex((row) => row.dataset['id'] === id);
  return rows[Math.max(0, Math.min(rows.length - 1, at + step))];
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageDown: [15, 0],
  PageUp: [-15, 0],
  Home: [0, -99],
  End: [0, 99],
  j: [1, 0],
  k: [-1, 0],
};

export function startGrid(): void {
  enter(document);
  document.addEventListener('htmx:load', (event) => enter((event as CustomEvent<{ elt: HTMLElement }>).detail.elt));
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const cell = cellOf(event.target);
    if (cell ? inCell(event, cell) : fromOutside(event)) event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const cell = cellOf(event.target);
    if (cell && !(event.target as Element).closest('a, button, input, select, textarea, details')) focusCell(rowIn(cell), cell.cellIndex);
  });
}

/** Tab comes into the grid at one cell. */
function enter(root: ParentNode): void {
  const grid = root.querySelector<HTMLTableElement>('table[data-grid]');
  const first = grid && rowsOf(grid)[0]?.cells[1];
  if (grid && first && !grid.querySelector('[tabindex="0"]')) first.tabIndex = 0;
}

const rowIn = (cell: HTMLTableCellElement): HTMLTableRowElement => cell.parentElement as HTMLTableRowElement;

/** What keys do on the row or the cell; Enter on a cell that is edited belongs to the editor. */
const onCell: Readonly<Record<string, (cell: HTMLTableCellElement) => void>> = {
  x: (cell) => rowIn(cell).querySelector<HTMLInputElement>('.pick input')?.click(),
  ' ': (cell) => rowIn(cell).querySelector<HTMLInputElement>('.pick input')?.click(),
  o: (cell) => rowIn(cell).querySelector<HTMLAnchorElement>('th.number a')?.click(),
  Enter: (cell) => cell.querySelector<HTMLElement>('a, input')?.click(),
};

function inCell(event: KeyboardEvent, cell: HTMLTableCellElement): boolean {
  if (event.key.length === 1 && !lettersOn()) return false;
  const step = steps[event.key];
  if (step) move(cell, step);
  const does = event.key === 'Enter' && (event.target !== cell || fieldOf(cell)) ? undefined : onCell[event.key];
  does?.(cell);
  return Boolean(step ?? does);
}

function move(cell: HTMLTableCellElement, [rows, columns]: readonly [number, number]): void {
  const grid = gridOf(cell);
  if (!grid) return;
  const all = rowsOf(grid);
  const at = all.indexOf(rowIn(cell));
  focusCell(all[Math.max(0, Math.min(all.length - 1, at + rows))], Math.max(1, cell.cellIndex + columns));
}

/** j goes to the first row from anywhere on the page. */
function fromOutside(event: KeyboardEvent): boolean {
  const grid = document.querySelector<HTMLTableElement>('table[data-grid]');
  if (!grid || !lettersOn() || (event.key !== 'j' && event.key !== 'k')) return false;
  focusCell(rowsOf(grid)[0], 2);
  return true;
}
