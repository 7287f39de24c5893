/** Rows of a CSV, TSV or XLSX file, with the line each began on. The content decides the format, not the name. */
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import readXlsxFile from 'read-excel-file/node';
import yauzl from 'yauzl';
import type { TableRow } from './cmoc-table.ts';

/** What a spreadsheet may weigh: it is a zip, and zips can be bombs. */
const most = { entries: 2000, inflated: 200 * 1024 * 1024, ratio: 100, rows: 50_000 };

/** The file can't be read as a table; the message says why and what to do. */
export class UnreadableTable extends Error {}

/** @throws UnreadableTable */
export async function readTableFile(bytes: Uint8Array, fileName: string): Promise<readonly TableRow[]> {
  if (bytes.byteLength === 0) throw new UnreadableTable('The file is empty.');
  const rows = isZip(bytes) ? await readSheet(bytes) : readText(decoded(bytes), /\.(tsv|tab|txt)$/i.test(fileName) ? '\t' : null);
  if (rows.length > most.rows) throw new UnreadableTable(`The table has more than ${most.rows.toLocaleString('en-GB')} rows. Split it.`);
  return rows;
}

/** A table pasted from a spreadsheet: columns separated by tabs. */
export const readPasted = (text: string): readonly TableRow[] => readText(text, '\t');

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

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

async function readSheet(bytes: Uint8Array): Promise<readonly TableRow[]> {
  await assertModest(bytes);
  try {
    const sheets = await readXlsxFile(Buffer.from(bytes));
    const rows = sheets[0]?.data ?? [];
    return rows.map((row, at) => ({
      line: at + 1,
      cells: row.map((cell) => clean(cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''))),
    }));
  } catch {
    throw new UnreadableTable('The spreadsheet could not be read. Open it, save it as XLSX or CSV, and choose it again.');
  }
}

/** Looks at the zip's directory before anything is inflated. */
function assertModest(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => new UnreadableTable('The spreadsheet holds more than a table of CMOCs can: choose a smaller one.');
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(new UnreadableTable('The file is damaged: it is not a whole spreadsheet.'));
      let inflated = 0;
      const refuse = (why: Error) => {
        zip.close();
        reject(why);
      };
      if (zip.entryCount > most.entries) return refuse(tooLarge());
      zip.on('error', () => refuse(new UnreadableTable('The file is damaged: it is not a whole spreadsheet.')));
      zip.on('end', () => resolve());
      zip.on('entry', (entry: yauzl.Entry) => {
        inflated += entry.uncompressedSize;
        const isBomb = entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * most.ratio;
        if (isBomb || inflated > most.inflated) refuse(tooLarge());
        else zip.readEntry();
      });
      zip.readEntry();
    });
  });
}
