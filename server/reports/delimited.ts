/** Comma- and tab-separated text. */
import { type TableFlow, textOf } from './table.ts';

/**
 * What spreadsheets may take for a formula: full-width forms, and after blanks, quotes and separators (reliability S-14).
 * Apostrophes in front count, so that a guard can be told from an apostrophe that was there.
 */
const formula = /^(?:'*[\t\r\n]|[\s'",;|]*[=+\-@＝＋－＠])/;

export const looksLikeFormula = (text: string): boolean => formula.test(text);

/** Makes a text harmless in a spreadsheet: an apostrophe in front. `unguarded` takes it away again. */
export const guarded = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);
export const unguarded = (text: string): string => (text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text);

/** RFC 4180 quoting; other separators and quotes are quoted, too, so that no program finds a cell border inside a cell. */
const quoted = (text: string): string => (/[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A line of a CSV file, with its line end. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => (typeof cell === 'string' ? quoted(guarded(cell)) : textOf(cell))).join(',')}\n`;

/** RFC 4180 with LF, UTF-8; texts that look like a formula are guarded, numbers stay numbers. */
export async function* csv(table: TableFlow): AsyncGenerator<string> {
  yield csvLine(table.columns.map((column) => column.name));
  for await (const rows of table.pieces) yield rows.map((row) => csvLine(row.cells)).join('');
}

/** Tab-separated: tabs and line breaks in cells become spaces. */
export async function* tsv(table: TableFlow): AsyncGenerator<string> {
  const line = (cells: readonly (string | number | null)[]): string => `${cells.map((cell) => oneLine(textOf(cell))).join('\t')}\n`;
  yield line(table.columns.map((column) => column.name));
  for await (const rows of table.pieces) yield rows.map((row) => line(row.cells)).join('');
}

const oneLine = (text: string): string => text.replace(/\r\n|[\t\r\n\v\f\u0085\u2028\u2029]/g, ' ');
