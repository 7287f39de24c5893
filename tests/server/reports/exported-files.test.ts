/** Every table of the example review as a Word and as an Excel file, read back cell by cell by programs that aren't ours. */
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportTable } from '../../../server/reports/export.service.ts';
import { headings, type Table, textOf } from '../../../server/reports/table.ts';
import { tableNames } from '../../../server/reports/table-name.ts';
import { tableNow } from '../../../server/reports/tables.queries.ts';
import { wholeReview } from '../../../server/reports/table-scope.ts';
import { usualView } from '../../../server/reports/table-view.ts';
import { demoReview, warmDemo } from '../../support/demo.ts';
import { allThroughLibreOffice, hasLibreOffice, readDocx, readXlsx, tableIn } from '../../support/office.ts';

const asked = { scope: wholeReview, view: usualView };
const folded = (cell: unknown): string =>
  String(cell ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** What somebody reads who reads the table row by row: merged cells once. */
function readAloud({ columns, rows, totals }: Table): readonly (readonly string[])[] {
  const over = headings(columns).map((one) => one.title);
  return [
    ...(over.some(Boolean) ? [over] : []),
    columns.map((column) => column.title),
    ...rows.map(({ cells, spans }) => cells.map(textOf).filter((_, at) => spans?.[at] !== 0)),
    ...(totals ? [totals.map(textOf)] : []),
  ].map((row) => row.map(folded));
}

describe('the files of the example review', { timeout: 400_000 }, () => {
  beforeAll(warmDemo, 180_000);

  it('hold in every cell what the table holds, for a second reader and for LibreOffice', async () => {
    const { ctx, scopes } = await demoReview();
    const files = new Map<string, Uint8Array>();
    for (const table of tableNames)
      for (const format of ['docx', 'xlsx'])
        files.set(
          `${table}-${format}.${format}`,
          await buffer((await exportTable(ctx, scopes.marit, { table, format, ...asked })).content),
        );
    const read = (name: string): Uint8Array => files.get(name) ?? new Uint8Array();
    const inOffice = hasLibreOffice ? allThroughLibreOffice(files, 'html') : null;
    for (const table of tableNames) {
      const word = readAloud((await tableNow(scopes.marit, { table, ...asked, style: 'print' }, null)).table);
      const docx = `${table}-docx.docx`;
      const found = (await readDocx(read(docx))).rows.map((row) => row.map((cell) => folded(cell.text)));
      if (table === 'excerpts') expect(found.length, docx).toBeGreaterThan(100);
      else expect(found, docx).toEqual(word);
      const sheet = (await readXlsx(read(`${table}-xlsx.xlsx`))).map((row) => row.map(folded));
      // the example review has no check round
      if (table !== 'agreement') expect(sheet.length, table).toBeGreaterThan(2);
      if (!inOffice) continue;
      const texts = (name: string) => tableIn(inOffice.get(name) ?? '').rows.map((row) => row.map((cell) => folded(cell.text)));
      expect(texts(docx), `${docx} in LibreOffice`).toEqual(found);
      const filled = (rows: readonly (readonly string[])[]) => rows.slice(0, sheet.length).map((row) => row.filter(Boolean));
      expect(filled(texts(`${table}-xlsx.xlsx`)), `${table}.xlsx in LibreOffice`).toEqual(filled(sheet));
    }
  });
});
