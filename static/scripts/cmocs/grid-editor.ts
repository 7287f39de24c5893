/** A cell edited where it stands: Enter opens and saves, Tab saves and goes on, Escape leaves everything as it was. */
import htmx from 'htmx.org';
import { paths } from '../../../server/paths.ts';
import { cellOf, fieldOf, focusCell, gridOf, rowOf } from './grid.ts';

interface Editing {
  readonly grid: HTMLTableElement;
  readonly id: string;
  readonly column: number;
  /** What the cell held before. */
  readonly before: readonly Node[];
  readonly text: string;
}

/** Where one goes after the row has come back. */
interface Next {
  readonly id: string;
  readonly column: number;
  readonly isEdited: boolean;
}

let editing: Editing | null = null;
let next: Next | null = null;

export function startGridEditor(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const cell = cellOf(event.target);
    if (!cell) return;
    if (isInput(event.target)) typed(event, event.target);
    else if (event.key === 'Enter' && event.target === cell && fieldOf(cell)) {
      event.preventDefault();
      void open(cell);
    }
  });
  document.addEventListener('dblclick', (event) => {
    const cell = cellOf(event.target);
    if (cell && !isInput(event.target) && fieldOf(cell)) void open(cell);
  });
  document.addEventListener('focusout', (event) => {
    if (isInput(event.target) && editing && !next) leave(event.target);
  });
  document.addEventListener('htmx:afterSettle', () => {
    if (next) arrive(next);
  });
  document.addEventListener('htmx:responseError', () => {
    next = null;
  });
}

const isInput = (target: EventTarget | null): target is HTMLTextAreaElement | HTMLSelectElement =>
  target instanceof HTMLElement && 'cellInput' in target.dataset;

async function open(cell: HTMLTableCellElement): Promise<void> {
  const grid = gridOf(cell);
  const id = cell.parentElement?.dataset['id'];
  const field = fieldOf(cell);
  if (!grid || !id || !field || editing) return;
  const before = [...cell.childNodes];
  const address = paths.cmocCell(grid.dataset['review'] ?? '', id, { field, columns: grid.dataset['columns'] ?? '' });
  await htmx.ajax('get', address, { target: cell, swap: 'innerHTML' });
  const input = cell.querySelector<HTMLTextAreaElement | HTMLSelectElement>('[data-cell-input]');
  if (!input) return;
  editing = { grid, id, column: cell.cellIndex, before, text: input.value };
  input.focus();
  if (input instanceof HTMLTextAreaElement) input.select();
}

function typed(event: KeyboardEvent, input: HTMLTextAreaElement | HTMLSelectElement): void {
  if (event.key === 'Enter' && !event.shiftKey) save(input, 0);
  else if (event.key === 'Tab') save(input, event.shiftKey ? -1 : 1);
  else if (event.key === 'Escape') cancel();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Sends what was typed; what was not changed is not sent. */
function save(input: HTMLTextAreaElement | HTMLSelectElement, step: -1 | 0 | 1): void {
  if (!editing) return;
  const { id, column } = editing;
  const to = { id, column: column + step, isEdited: step !== 0 };
  if (input.value === editing.text) {
    putBack();
    arrive(to);
    return;
  }
  next = to;
  input.form?.requestSubmit();
}

function cancel(): void {
  const was = editing;
  putBack();
  if (was) focusCell(rowOf(was.grid, was.id), was.column);
}

/** One clicked elsewhere: what was typed is kept. */
function leave(input: HTMLTextAreaElement | HTMLSelectElement): void {
  if (!editing || !input.isConnected) return;
  if (input.value === editing.text) putBack();
  else {
    editing = null;
    input.form?.requestSubmit();
  }
}

function putBack(): void {
  const was = editing;
  editing = null;
  if (was) rowOf(was.grid, was.id)?.cells[was.column]?.replaceChildren(...was.before);
}

function arrive({ id, column, isEdited }: Next): void {
  next = null;
  editing = null;
  const grid = document.querySelector<HTMLTableElement>('table[data-grid]');
  const row = grid ? rowOf(grid, id) : undefined;
  if (!row) return;
  focusCell(row, Math.max(1, column));
  const cell = row.cells[column];
  if (isEdited && cell && fieldOf(cell)) void open(cell);
}
