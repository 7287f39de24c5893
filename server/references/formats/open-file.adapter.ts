/** A file of references, whatever it is: encoding and format are found by its content, its records come one by one. */
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { isSpreadsheet, readSpreadsheet } from '../../platform/spreadsheet.adapter.ts';
import { readBibtex } from './bibtex.ts';
import { readCslJson } from './csl-json.ts';
import { delimitedRows, type TextRow } from './delimited-rows.ts';
import { decode, encodingOf, firstBytes, type Source, textOf } from './encoding.ts';
import type { Found } from './found.ts';
import { nbib } from './nbib.ts';
import { readEndnoteXml, readPubmedXml } from './read-xml.adapter.ts';
import { ris } from './ris.ts';
import { formatOf, type TextFormat } from './sniff-format.ts';
import type { ColumnMapping } from './table-columns.ts';
import { type Columns, delimiterOf, readRows } from './table-rows.ts';
import { beginningLength, readTagged, streamTagged, type TaggedFormat } from './tagged.ts';
import { webOfScience } from './web-of-science.ts';

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

const tagged: Partial<Readonly<Record<TextFormat, TaggedFormat>>> = { RIS: ris, PubMed: nbib, 'Web of Science': webOfScience };

const readers: Readonly<Record<Exclude<TextFormat, 'Table'>, (text: string) => Iterable<Found>>> = {
  RIS: (text) => readTagged(ris, text),
  PubMed: (text) => readTagged(nbib, text),
  'Web of Science': (text) => readTagged(webOfScience, text),
  'EndNote XML': readEndnoteXml,
  'PubMed XML': readPubmedXml,
  BibTeX: readBibtex,
  JSON: readCslJson,
};

export interface StreamedFile extends Omit<OpenedFile, 'found'> {
  readonly found: Iterable<Found> | AsyncIterable<Found>;
}

/**
 * The same of a file that need not be held in memory: formats of tagged lines are read as they come, whatever their size; the
 * others are read whole. @throws UnreadableTable as above.
 */
export async function streamReferences(source: Source, mapping: ColumnMapping | null = null): Promise<StreamedFile> {
  const whole = async () => openReferences(await buffer(Readable.from(source())), mapping);
  if (isSpreadsheet(await firstBytes(source(), 2))) return whole();
  const encoding = await encodingOf(source);
  const beginning = await beginningOf(textOf(source(), encoding));
  const format = formatOf(beginning);
  const syntax = tagged[format];
  return syntax ? { format, encoding, columns: null, found: streamTagged(syntax, textOf(source(), encoding), beginning) } : whole();
}

async function beginningOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length >= beginningLength) break;
  }
  return text.slice(0, beginningLength);
}

/** Cells in a row of their own each, as text; empty rows are left out. */
const sheetRows = (rows: readonly (readonly string[])[]): readonly TextRow[] =>
  rows.map((cells, at) => ({ line: at + 1, cells, raw: cells.join('\t') })).filter(({ cells }) => cells.some((cell) => cell.trim()));
