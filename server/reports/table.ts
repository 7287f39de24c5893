/** The one model of a table: pages and all seven file formats are written from it, so that they show the same. */

/** text: words, several lines allowed; number: counted, right-aligned. */
export type ColumnKind = 'text' | 'number';

export interface Column {
  /** What scripts rely on (csv, tsv, xlsx, json). */
  readonly name: string;
  /** What people read (page, html, docx, md). */
  readonly title: string;
  /** A shorter title where space is scarce. */
  readonly short?: string;
  readonly kind: ColumnKind;
  /** About how many characters wide. */
  readonly width: number;
  /** Columns side by side with the same heading stand under it: "Against". */
  readonly under?: string;
}

export type Cell = string | number | null;

export interface TableRow {
  /** Names the row for its links; not written to files. */
  readonly key: string;
  readonly cells: readonly Cell[];
  /**
   * Merged cells, one number per column: how many rows the cell covers, 0 when it is covered by the one above. Left out:
   * nothing is merged. A covered cell still holds its value, for formats that can't merge.
   */
  readonly spans?: readonly number[] | undefined;
}

/** A table but for its rows. */
export interface TableHead {
  /** As the command line calls it. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  /** Distinct things over all rows, never sums; null when the table has none. */
  readonly totals: readonly Cell[] | null;
  /** Sentences under the table: scope, what counts mean, abbreviations. */
  readonly notes: readonly string[];
  /** The scope as data, for JSON. */
  readonly scope: Readonly<Record<string, unknown>>;
}

export interface Table extends TableHead {
  readonly rows: readonly TableRow[];
}

/** A table whose rows come in pieces: large ones are never held whole. */
export interface TableFlow extends TableHead {
  readonly pieces: AsyncIterable<readonly TableRow[]>;
}

const rowsAtOnce = 500;

/** A whole table in pieces. */
export const flowOf = ({ rows, ...head }: Table): TableFlow => ({ ...head, pieces: inPieces(rows) });

async function* inPieces(rows: readonly TableRow[]): AsyncGenerator<readonly TableRow[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}

/** Leaves out columns that are not shown. */
export function withColumns(table: Table, shown: (column: Column) => boolean): Table {
  const kept = table.columns.flatMap((column, at) => (shown(column) ? [at] : []));
  if (kept.length === table.columns.length) return table;
  const pick = <T>(list: readonly T[]): readonly T[] => kept.map((at) => list[at] as T);
  return {
    ...table,
    columns: pick(table.columns),
    totals: table.totals && pick(table.totals),
    rows: table.rows.map((row) => ({ ...row, cells: pick(row.cells), spans: row.spans && pick(row.spans) })),
  };
}

/** Text of a cell where everything is text. */
export const textOf = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));

/** True for a column set in figures. */
export const isNumber = (column: Column): boolean => column.kind === 'number';

/** Characters across all columns. */
export const charactersAcross = (columns: readonly Column[]): number => columns.reduce((sum, column) => sum + column.width, 0);

/** Wide tables are set on a page turned sideways. */
export const isWide = (columns: readonly Column[]): boolean => charactersAcross(columns) > 100;

/** The headings over groups of columns: each with the number of columns it spans; '' over those that have none. */
export function headings(columns: readonly Column[]): readonly { readonly title: string; readonly columns: number }[] {
  const found: { title: string; columns: number }[] = [];
  for (const { under = '' } of columns) {
    const last = found.at(-1);
    if (last?.title === under) last.columns += 1;
    else found.push({ title: under, columns: 1 });
  }
  return found;
}
