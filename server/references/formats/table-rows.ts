/** References from the rows of a table. */
import { type Found, foundRecord } from './found.ts';
import { type ColumnMapping, headingRow, isClear, mappingFor, rowFields } from './table-columns.ts';
import { delimitedRows, type TextRow } from './delimited-rows.ts';

export interface Columns {
  readonly names: readonly string[];
  readonly mapping: ColumnMapping;
  /** False: a person must say which column is what. */
  readonly isClear: boolean;
}

export interface TableFound {
  readonly columns: Columns;
  readonly found: Generator<Found>;
}

/** The mark by which the headings tell the most; where none tells anything, the one that makes the most columns. */
export function delimiterOf(text: string): string {
  const scores = [',', ';', '\t'].map((mark) => {
    const rows: (readonly string[])[] = [];
    for (const row of delimitedRows(text.slice(0, 100_000), mark)) if (rows.push(row.cells) === 10) break;
    const heading = rows[headingRow(rows)] ?? [];
    return { mark, score: Object.keys(mappingFor(heading)).length * 1000 + heading.length };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).mark;
}

/** Looks for the headings first; `given` is a person's own mapping. */
export function readRows(rows: Iterable<TextRow>, given: ColumnMapping | null): TableFound {
  const iterator = rows[Symbol.iterator]();
  const head: TextRow[] = [];
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    head.push(next.value);
    if (head.length === 10) break;
  }
  const at = headingRow(head.map((row) => row.cells));
  const names = head[at]?.cells ?? [];
  const mapping = given ?? mappingFor(names);
  const columns = { names: names.map((name) => name.trim()), mapping, isClear: given !== null || isClear(mapping) };
  return { columns, found: foundIn({ head, at, rest: iterator }, columns) };
}

interface Rows {
  readonly head: readonly TextRow[];
  /** Which of the head holds the headings. */
  readonly at: number;
  readonly rest: Iterator<TextRow>;
}

function* foundIn({ head, at, rest }: Rows, columns: Columns): Generator<Found> {
  for (const row of head.slice(0, at)) yield { is: 'stray', line: row.line, text: row.raw };
  for (const row of head.slice(at + 1)) yield fromRow(row, columns);
  for (let next = rest.next(); !next.done; next = rest.next()) yield fromRow(next.value, columns);
}

/** A line of one cell among wide rows is a remark. */
const fromRow = (row: TextRow, { names, mapping }: Columns): Found =>
  row.cells.length === 1 && names.length > 2
    ? { is: 'stray', line: row.line, text: row.raw }
    : foundRecord(row.line, row.raw, rowFields(row.cells, mapping));
