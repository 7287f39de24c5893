/** Rows of a CSV, TSV or XLSX file, with the line each began on. The content decides the format, not the name. */
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { isSpreadsheet, readSpreadsheet, UnreadableTable } from '../platform/spreadsheet.adapter.ts';
import type { TableRow } from './cmoc-table.ts';

const mostRows = 50_000;

/** @throws UnreadableTable */
export async function readTableFile(bytes: Uint8Array, fileName: string): Promise<readonly TableRow[]> {
  if (bytes.byteLength === 0) throw new UnreadableTable('The file is empty.');
  const rows = isSpreadsheet(bytes) ? await sheetRows(bytes) : readText(decoded(bytes), /\.(tsv|tab|txt)$/i.test(fileName) ? '\t' : null);
  if (rows.length > mostRows) throw new UnreadableTable(`The table has more than ${mostRows.toLocaleString('en-GB')} rows. Split it.`);
  return rows;
}

/** A table pasted from a spreadsheet: columns separated by tabs. */
export const readPasted = (text: string): readonly TableRow[] => readText(text, '\t');

const sheetRows = async (bytes: Uint8Array): Promise<readonly TableRow[]> =>
  (await readSpreadsheet(bytes)).map((cells, at) => ({ line: at + 1, cells: cells.map(clean) }));

function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) throw new UnreadableTable('This is not a table: save it as CSV, TSV or XLSX.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(Buffer.from(bytes), 'windows-1252');
  }
}

function readText(text: string, delimiter: string | null): readonly TableRow[] {
  const separator = delimiter ?? sniffed(text);
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: separator,
      quote: separator === '\t' && !/(^|\t)"/m.test(text) ? null : '"',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    return parsed.map(({ record, info }) => ({ line: info.lines - linesIn(record), cells: record.map(clean) }));
  } catch (error) {
    throw new UnreadableTable(`The table could not be read: ${(error as Error).message}`);
  }
}

/** The parser tells the line a record ends on. */
const linesIn = (record: readonly string[]): number => record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

const sniffed = (text: string): string => {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  const counts = ['\t', ';', ','].map((mark) => [mark, heading.split(mark).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
};

const clean = (cell: string): string => cell.replaceAll('\u0000', '').toWellFormed().replace(/\r\n?/g, '\n').trim();
