/** A file of references, whatever it is: encoding and format are found by its content, its records come one by one. */
import { isSpreadsheet, readSpreadsheet } from '../../platform/spreadsheet.adapter.ts';
import { readBibtex } from './bibtex.ts';
import { readCslJson } from './csl-json.ts';
import { delimitedRows, type TextRow } from './delimited-rows.ts';
import { decode } from './encoding.ts';
import type { Found } from './found.ts';
import { readNbib } from './nbib.ts';
import { readEndnoteXml, readPubmedXml } from './read-xml.adapter.ts';
import { readRis } from './ris.ts';
import { formatOf, type TextFormat } from './sniff-format.ts';
import type { ColumnMapping } from './table-columns.ts';
import { type Columns, delimiterOf, readRows } from './table-rows.ts';
import { readWebOfScience } from './web-of-science.ts';

export interface OpenedFile {
  /** As people call it. */
  readonly format: string;
  readonly encoding: string;
  /** Of a table only. */
  readonly columns: Columns | null;
  /** To be gone through once. */
  readonly found: Iterable<Found>;
}

/** @throws UnreadableTable when a spreadsheet can't be opened; nothing else is refused. */
export async function openReferences(bytes: Uint8Array, mapping: ColumnMapping | null = null): Promise<OpenedFile> {
  if (isSpreadsheet(bytes)) return { format: 'XLSX', encoding: 'XLSX', ...readRows(sheetRows(await readSpreadsheet(bytes)), mapping) };
  const { text, encoding } = decode(bytes);
  const format = formatOf(text);
  if (format !== 'Table') return { format, encoding, columns: null, found: readers[format](text) };
  const delimiter = delimiterOf(text);
  const names: Readonly<Record<string, string>> = { '\t': 'TSV', ';': 'CSV (semicolons)', ',': 'CSV' };
  return { format: names[delimiter] ?? 'CSV', encoding, ...readRows(delimitedRows(text, delimiter), mapping) };
}

const readers: Readonly<Record<Exclude<TextFormat, 'Table'>, (text: string) => Iterable<Found>>> = {
  RIS: readRis,
  PubMed: readNbib,
  'Web of Science': readWebOfScience,
  'EndNote XML': readEndnoteXml,
  'PubMed XML': readPubmedXml,
  BibTeX: readBibtex,
  JSON: readCslJson,
};

/** Cells in a row of their own each, as text; empty rows are left out. */
const sheetRows = (rows: readonly (readonly string[])[]): readonly TextRow[] =>
  rows.map((cells, at) => ({ line: at + 1, cells, raw: cells.join('\t') })).filter(({ cells }) => cells.some((cell) => cell.trim()));
