/**
 * A table of CMOCs (a sheet, a file, something pasted) read into configurations. Nothing is guessed silently: every row is
 * imported, or listed with its line and the reason; what could not be taken of a kept row is noted.
 */
import type { Direction } from '../reviews/vocabulary.ts';
import { type Column, type ColumnRole, type PlainField, readColumns, type SlotField } from './cmoc-columns.ts';
import { readDirection, splitList } from './element-text.ts';

export const codeRules = ['short', 'all', 'none'] as const;
export const blankRules = ['nothing', 'above'] as const;

export interface TableOptions {
  /** short: cells of up to 60 characters become codes by name; longer ones stay words, "not yet coded". */
  readonly codes: (typeof codeRules)[number];
  /** A blank cell means nothing reported, or the same as above, as in merged cells. */
  readonly blank: (typeof blankRules)[number];
}

export interface TableRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ImportedElement {
  readonly roleId: string;
  readonly wording: string;
  /** The code to find or make by this name. */
  readonly codeName: string | null;
  readonly direction: Direction;
}

export type ImportedCmoc = { readonly line: number; readonly elements: readonly ImportedElement[] } & Readonly<Record<PlainField, string>>;

/** A line that was not taken, or not whole. */
export interface Listed {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

export interface TableReading {
  /** read = cmocs + skipped, always. */
  readonly read: number;
  readonly cmocs: readonly ImportedCmoc[];
  readonly skipped: readonly Listed[];
  /** Rows that were kept, with what was not taken of them. */
  readonly notes: readonly Listed[];
  readonly columns: readonly Column[];
  readonly unknownColumns: readonly string[];
}

const longestCode = 60;
const longestName = 120;

/** Reads the rows below the headings. `isUsable` is false when no column holds a part of a configuration. */
export function readCmocTable(rows: readonly TableRow[], roles: readonly ColumnRole[], options: TableOptions): TableReading {
  const headings = headingsAt(rows, roles);
  const columns = readColumns(rows[headings]?.cells ?? [], roles);
  const below = rows.slice(headings + 1);
  const filled = options.blank === 'above' ? fillDown(below, columns, roles) : below;
  const cmocs: ImportedCmoc[] = [];
  const skipped: Listed[] = [];
  const notes: Listed[] = [];
  for (const row of filled) {
    if (row.cells.every((cell) => !cell.trim())) continue;
    const { cmoc, remarks } = readRow(row, columns, roles, options);
    if (cmoc.elements.length || cmoc.statement) cmocs.push(cmoc);
    else skipped.push(listed(row, 'There is no context, mechanism, outcome or statement in this row.'));
    notes.push(...remarks.map((reason) => listed(row, reason)));
  }
  const unknownColumns = columns.filter((column) => !column.meaning && column.header).map((column) => column.header);
  return { read: cmocs.length + skipped.length, cmocs, skipped, notes, columns, unknownColumns };
}

/** Sheets often begin with a title: the headings are the first of the first ten rows that name a part of a configuration. */
const headingsAt = (rows: readonly TableRow[], roles: readonly ColumnRole[]): number =>
  Math.max(
    0,
    rows.slice(0, 10).findIndex(({ cells }) => isUsable({ columns: readColumns(cells, roles) })),
  );

/** True when the headings name at least one slot or a statement. */
export const isUsable = ({ columns }: Pick<TableReading, 'columns'>): boolean =>
  columns.some(({ meaning }) => meaning && ('roleId' in meaning ? meaning.field === 'words' : meaning.field === 'statement'));

export const listed = (row: TableRow, reason: string): Listed => ({
  line: row.line,
  reason,
  text: row.cells
    .filter((cell) => cell.trim())
    .join(' | ')
    .replace(/\s+/g, ' ')
    .slice(0, 300),
});

function readRow(row: TableRow, columns: readonly Column[], roles: readonly ColumnRole[], options: TableOptions) {
  const cellOf = (field: PlainField): string =>
    textIn(
      row,
      columnsOf(columns, (meaning) => !('roleId' in meaning) && meaning.field === field),
    );
  const slots = roles.map((role) => readSlot(row, columns, role, options));
  const cmoc: ImportedCmoc = {
    line: row.line,
    number: cellOf('number'),
    statement: cellOf('statement'),
    group: cellOf('group'),
    strategy: cellOf('strategy'),
    case: cellOf('case'),
    mechanism_type: cellOf('mechanism_type'),
    reference: cellOf('reference'),
    elements: slots.flatMap((slot) => slot.elements),
  };
  return { cmoc, remarks: slots.flatMap((slot) => slot.remarks) };
}

type Wanted = (meaning: NonNullable<Column['meaning']>) => boolean;
const columnsOf = (columns: readonly Column[], wanted: Wanted): readonly Column[] =>
  columns.filter(({ meaning }) => meaning !== null && wanted(meaning));

const textIn = (row: TableRow, columns: readonly Column[]): string =>
  columns
    .map(({ at }) => (row.cells[at] ?? '').trim())
    .filter(Boolean)
    .join('; ');

function readSlot(row: TableRow, columns: readonly Column[], role: ColumnRole, options: TableOptions) {
  const own = (field: SlotField) =>
    columnsOf(columns, (meaning) => 'roleId' in meaning && meaning.roleId === role.id && meaning.field === field);
  const text = textIn(row, own('words'));
  const words = role.kind === 'mechanism' ? [text.replace(/\s+/g, ' ')].filter(Boolean) : splitList(text);
  const codes = own('codes').length ? splitList(textIn(row, own('codes'))) : null;
  const { parts, remark } = paired(words, codes, role, options);
  const directions = readDirections(splitList(textIn(row, own('directions'))), parts.length, role);
  const elements = parts.map((part, at) => ({ roleId: role.id, ...part, direction: directions.each[at] ?? ('not_stated' as const) }));
  return { elements, remarks: [remark, directions.remark].filter((one) => one !== null) };
}

interface Part {
  readonly wording: string;
  readonly codeName: string | null;
}

/** Words and codes of one slot as elements: one to one, or one sentence for several codes. */
function paired(words: readonly string[], codes: readonly string[] | null, role: ColumnRole, options: TableOptions) {
  if (!codes?.length) return { parts: words.map((wording) => fromCell(wording, codes === null ? options.codes : 'none')), remark: null };
  if (codes.length === words.length || words.length <= 1)
    return {
      parts: codes.map((codeName, at): Part => ({ wording: distinctFrom(codeName, words[at] ?? ''), codeName: cut(codeName) })),
      remark: null,
    };
  const parts = [
    ...words.map((wording): Part => ({ wording, codeName: null })),
    ...codes.map((name): Part => ({ wording: '', codeName: cut(name) })),
  ];
  return { parts, remark: `${role.name}: ${codes.length} codes for ${words.length} elements, so codes and words were kept side by side.` };
}

const distinctFrom = (codeName: string, wording: string): string => (wording === codeName ? '' : wording);
const cut = (name: string): string => name.slice(0, longestName);

function fromCell(wording: string, codes: TableOptions['codes']): Part {
  const isCode = codes === 'all' ? [...wording].length <= longestName : codes === 'short' && [...wording].length <= longestCode;
  return isCode ? { wording: '', codeName: wording } : { wording, codeName: null };
}

function readDirections(signs: readonly string[], elements: number, role: ColumnRole) {
  const none = { each: [] as readonly Direction[] };
  if (!signs.length) return { ...none, remark: null };
  const read = signs.map(readDirection);
  if (read.includes(null))
    return { ...none, remark: `${role.name}: “${signs.join('; ')}” are not directions (+, −, ±), so none were taken.` };
  if (signs.length !== elements)
    return {
      ...none,
      remark: `${role.name}: ${signs.length} directions for ${elements === 1 ? 'one element' : `${elements} elements`}, so none were taken.`,
    };
  return { each: read.filter((one) => one !== null), remark: null };
}

/** Merged cells: a blank takes the value above it. A slot's codes and directions come down with its words, never alone. */
function fillDown(rows: readonly TableRow[], columns: readonly Column[], roles: readonly ColumnRole[]): readonly TableRow[] {
  const mechanism = roles.find((role) => role.kind === 'mechanism')?.id ?? '';
  let above: readonly string[] = [];
  return rows.map((row) => {
    if (row.cells.every((cell) => !cell.trim())) return row;
    const isBlank = ({ at }: Column): boolean => !(row.cells[at] ?? '').trim();
    const isBlankSlot = (roleId: string): boolean => columns.every((column) => !isOfSlot(column, roleId) || isBlank(column));
    const comesDown = (column: Column): boolean => isBlank(column) && inherits(column.meaning, isBlankSlot, mechanism);
    above = columns.map((column) => (comesDown(column) ? above : row.cells)[column.at] ?? '');
    return { ...row, cells: above };
  });
}

function inherits(meaning: Column['meaning'], isBlankSlot: (roleId: string) => boolean, mechanism: string): boolean {
  if (!meaning) return false;
  if ('roleId' in meaning) return isBlankSlot(meaning.roleId);
  if (meaning.field === 'mechanism_type') return isBlankSlot(mechanism);
  return meaning.field !== 'number' && meaning.field !== 'statement';
}

const isOfSlot = ({ meaning }: Column, roleId: string): boolean => meaning !== null && 'roleId' in meaning && meaning.roleId === roleId;
