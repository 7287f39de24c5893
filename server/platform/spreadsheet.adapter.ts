/** Reads XLSX files that people send. The reader is loaded with the first of them: a server starts without its 20 MB. */
import { assertModest, UnreadableTable } from './spreadsheet-check.adapter.ts';

export { UnreadableTable } from './spreadsheet-check.adapter.ts';

export const isSpreadsheet = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The cells of the first sheet as text, row by row; dates are ISO. @throws UnreadableTable */
export async function readSpreadsheet(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  await assertModest(bytes);
  const { default: readXlsxFile } = await import('read-excel-file/node');
  try {
    const sheets = await readXlsxFile(Buffer.from(bytes));
    const rows = sheets[0]?.data ?? [];
    return rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''))));
  } catch {
    throw new UnreadableTable('The spreadsheet could not be read. Open it, save it as XLSX or CSV, and choose it again.');
  }
}
