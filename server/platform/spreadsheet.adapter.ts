/** Reads XLSX files that people send: a zip that may be a bomb is looked at before anything in it is inflated. */
import readXlsxFile from 'read-excel-file/node';
import yauzl from 'yauzl';

/** What a spreadsheet may weigh. */
const most = { entries: 2000, inflated: 200 * 1024 * 1024, ratio: 100 };

/** The file can't be read as a table; the message says why and what to do. */
export class UnreadableTable extends Error {}

export const isSpreadsheet = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The cells of the first sheet as text, row by row; dates are ISO. @throws UnreadableTable */
export async function readSpreadsheet(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  await assertModest(bytes);
  try {
    const sheets = await readXlsxFile(Buffer.from(bytes));
    const rows = sheets[0]?.data ?? [];
    return rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''))));
  } catch {
    throw new UnreadableTable('The spreadsheet could not be read. Open it, save it as XLSX or CSV, and choose it again.');
  }
}

/** Looks at the zip's directory before anything is inflated. */
function assertModest(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => new UnreadableTable('The spreadsheet holds more than a table can: choose a smaller one.');
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
