import fc from 'fast-check';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../../../server/reports/delimited.ts';
import { type Format, formats } from '../../../server/reports/formats.ts';
import { mergeDown } from '../../../server/reports/merged-cells.ts';
import { type Cell, flowOf, type Table, textOf } from '../../../server/reports/table.ts';
import { tableFile } from '../../../server/reports/table-file.adapter.ts';
import { xlsxParts } from '../../../server/reports/xlsx.ts';
import { hasLibreOffice, libreOffice, readCsv, readDocx, readXlsx, tableIn } from '../../support/office.ts';

const column = (name: string, kind: 'text' | 'number' = 'text', width = 20) => ({ name, title: `${name} title`, kind, width });

const tableOf = (rows: readonly (readonly Cell[])[], own: Partial<Table> = {}): Table => ({
  name: 'cmocs',
  caption: 'Table 1. What we found',
  columns: [column('first'), column('second'), column('n', 'number', 8)],
  rows: rows.map((cells, at) => ({ key: String(at), cells })),
  totals: null,
  notes: ['Do not add the rows.', 'GM, Greater Manchester.'],
  scope: { level: 'theory' },
  ...own,
});

const written = async (table: Table, format: Format): Promise<Uint8Array> => buffer(tableFile(flowOf(table), format));
const writtenText = (table: Table, format: Format): Promise<string> => text(tableFile(flowOf(table), format));

/** Cells that try to be a formula, to end a cell, to be markup, to break a parser (S-14 and S-03). */
const payloads: readonly string[] = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  ' =1',
  '"=1',
  "'=1",
  "''=1",
  ',=1',
  ';=1',
  '";=1',
  '",=1',
  'a\n=1',
  'a\r\n=1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://x/?"&A1,"x")',
  '=DDE("cmd";"/C calc";"!A0")',
  "-2+3+cmd|' /C calc'!A0",
  '=IMPORTXML("http://x","//a")',
  '%0A-1',
  '|=1',
  'x|y',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</td></tr></table>',
  '&amp; & &#60;',
  '[link](javascript:alert(1))',
  '![x](http://x)',
  '**bold** _it_ `code`',
  '_x0041_',
  'é 漢字 𝔄 😀',
  ' leading and trailing ',
  '<w:p/>',
  ']]>',
  '--',
  'it\'s "quoted"',
  '',
];

describe('a table as a file', () => {
  const awkward = tableOf(payloads.map((payload, at) => [payload, `plain ${at}`, at % 2 ? at : 1 - at]));

  it('is read back cell by cell from Excel, with numbers as numbers and no formula', async () => {
    const bytes = await written(awkward, 'xlsx');
    const rows = await readXlsx(bytes);
    expect(rows[0]).toEqual(['first', 'second', 'n']);
    const normal = (cell: Cell) => (typeof cell === 'string' ? cell.replace(/\r\n?/g, '\n') || null : cell);
    expect(rows.slice(1)).toEqual(awkward.rows.map((row) => row.cells.map(normal)));
    expect(await readXlsx(bytes, 'About')).toEqual([['Table 1. What we found'], ['Do not add the rows.'], ['GM, Greater Manchester.']]);
  });

  it('holds every text of a workbook as a shared string', async () => {
    const parts = xlsxParts(flowOf(awkward));
    const sheet = parts.find((part) => part.path === 'xl/worksheets/sheet1.xml');
    if (!sheet || typeof sheet.content === 'string') throw new Error('no sheet');
    const xml = await text(Readable.from(sheet.content()));
    expect(xml).not.toMatch(/<f[ >]/);
    expect([...xml.matchAll(/<c [^>]*>(?=<v>)/g)].filter(([cell]) => !/t="s"/.test(cell))).toHaveLength(awkward.rows.length);
    expect(xml).toContain('state="frozen"');
  });

  it('is read back cell by cell from Word, header and caption included', async () => {
    const { rows, paragraphs } = await readDocx(await written(awkward, 'docx'));
    expect(rows[0]?.map((cell) => cell.text)).toEqual(['first title', 'second title', 'n title']);
    expect(rows.slice(1).map((row) => row.map((cell) => cell.text))).toEqual(
      awkward.rows.map((row) => row.cells.map((cell) => textOf(cell).replace(/\r\n?/g, '\n').replace(/^\n/, ''))),
    );
    expect(paragraphs).toEqual(['Table 1. What we found', 'Do not add the rows.', 'GM, Greater Manchester.']);
  });

  it('is read back from CSV after taking the guards away, and nothing in it starts like a formula', async () => {
    const csv = await writtenText(awkward, 'csv');
    const rows = readCsv(csv);
    for (const cell of rows.slice(1).map((row) => row[0] ?? '')) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠\t\r]/);
    expect(rows.slice(1).map((row) => [unguarded(row[0] ?? ''), row[1], Number(row[2])])).toEqual(
      awkward.rows.map((row) => row.cells.map((cell) => (cell === 0 ? 0 : cell))),
    );
    expect(csv).not.toMatch(/\r(?!\n)\n/);
  });

  it('has one line a row in tab-separated text, tabs and line breaks as spaces', async () => {
    const lines = (await writtenText(awkward, 'tsv')).split('\n');
    expect(lines).toHaveLength(awkward.rows.length + 2);
    expect(lines[6]).toBe(' =1\tplain 5\t5');
    expect(lines.slice(0, -1).map((line) => line.split('\t').length)).toEqual(Array(awkward.rows.length + 1).fill(3));
  });

  it('is the same in JSON, by column name, with its scope', async () => {
    const parsed = JSON.parse(await writtenText(awkward, 'json')) as Record<string, unknown>;
    expect(parsed).toMatchObject({ table: 'cmocs', scope: { level: 'theory' }, columns: ['first', 'second', 'n'], totals: null });
    expect(parsed['rows']).toEqual(awkward.rows.map((row) => ({ first: row.cells[0], second: row.cells[1], n: row.cells[2] })));
  });

  it('is inert as a web page: cells are text, nothing is loaded', async () => {
    const html = await writtenText(awkward, 'html');
    const { rows } = tableIn(html);
    expect(rows.slice(1).map((row) => row.map((cell) => cell.text))).toEqual(
      awkward.rows.map((row) => row.cells.map((cell) => textOf(cell).replace(/\r\n?/g, '\n'))),
    );
    expect(html).not.toMatch(/<(script|img|link|iframe|a)\b/);
    expect(html).toContain("default-src 'none'");
  });

  it('is one pipe table in Markdown, whatever the cells hold', async () => {
    const lines = (await writtenText(awkward, 'md')).split('\n').filter((line) => line.startsWith('|'));
    expect(lines).toHaveLength(awkward.rows.length + 2);
    for (const line of lines) expect(line.replaceAll('\\\\', '').replaceAll('\\|', '').split('|')).toHaveLength(5);
    expect(lines.join('\n')).not.toMatch(/<(script|img)|(?<!\\)\]\(/);
  });

  it.each(formats)('can be empty as %s', async (format) => {
    expect((await written(tableOf([]), format)).length).toBeGreaterThan(10);
  });

  it('cuts what an Excel cell can’t hold, with a mark, never inside a character', async () => {
    const rows = await readXlsx(await written(tableOf([[`${'a'.repeat(32_699)}${'😀'.repeat(200)}`, 'x', 1]]), 'xlsx'));
    const cell = String(rows[1]?.[0]);
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell).toMatch(/😀 … \[cut: an Excel cell holds 32,767 characters\]$/u);
    expect(cell.isWellFormed()).toBe(true);
  });

  it('drops control characters that office files can’t hold', async () => {
    const table = tableOf([['a\u0000b\u0007c\u001fd\ufffee', 'x', 1]]);
    expect((await readXlsx(await written(table, 'xlsx')))[1]?.[0]).toBe('abcde');
    expect((await readDocx(await written(table, 'docx'))).rows[1]?.[0]?.text).toBe('abcde');
  });

  it('sets totals and headings over columns where they are read, not in data', async () => {
    const table = tableOf([['a', 'b', 2]], { totals: ['All rows', null, 2] });
    const grouped = { ...table, columns: table.columns.map((one, at) => (at ? { ...one, under: 'Evidence' } : one)) };
    const { rows } = await readDocx(await written(grouped, 'docx'));
    expect(rows[0]?.map((cell) => [cell.text, cell.columns])).toEqual([
      ['', 1],
      ['Evidence', 2],
    ]);
    expect(rows.at(-1)?.map((cell) => cell.text)).toEqual(['All rows', '', '2']);
    expect(await writtenText(grouped, 'tsv')).toBe('first\tsecond\tn\na\tb\t2\n');
    expect(await readXlsx(await written(grouped, 'xlsx'), 'About')).toContainEqual(['Evidence: n title, distinct over all rows', 2]);
  });
});

describe('merged cells', () => {
  const rows = mergeDown(
    [
      ['GM', 'Introduced MoU', 'signed', 'Helped'],
      ['GM', 'Introduced MoU', 'history', 'Helped'],
      ['GM', 'Introduced MoU', 'close', ''],
      ['GM', 'Introduced MoU', 'close', ''],
      ['GK', 'Introduced MoU', 'close', 'Helped'],
    ].map((cells, at) => ({ key: String(at), cells })),
    [0, 1],
    [2, 3],
  );

  it('cover equal neighbours inside a group, and leave empty cells alone', () => {
    expect(rows.map((row) => row.spans)).toEqual([
      [4, 4, 1, 2],
      [0, 0, 1, 0],
      [0, 0, 2, 1],
      [0, 0, 0, 1],
      [1, 1, 1, 1],
    ]);
  });

  const table = tableOf([], { columns: ['case', 'strategy', 'context', 'outcome'].map((name) => column(name)), rows });

  it('are merged in Word, Excel and web pages, and repeated where nothing can be merged', async () => {
    const merged = [
      [
        ['GM', 4],
        ['Introduced MoU', 4],
        ['signed', 1],
        ['Helped', 2],
      ],
      [['history', 1]],
      [
        ['close', 2],
        ['', 1],
      ],
      [['', 1]],
      [
        ['GK', 1],
        ['Introduced MoU', 1],
        ['close', 1],
        ['Helped', 1],
      ],
    ];
    const docx = await readDocx(await written(table, 'docx'));
    expect(docx.rows.slice(1).map((row) => row.map((cell) => [cell.text, cell.rows]))).toEqual(merged);
    expect(
      tableIn(await writtenText(table, 'html'))
        .rows.slice(1)
        .map((row) => row.map((cell) => [cell.text, cell.rows])),
    ).toEqual(merged);
    expect((await readXlsx(await written(table, 'xlsx')))[2]).toEqual([null, null, 'history', null]);
    expect((await writtenText(table, 'tsv')).split('\n')[2]).toBe('GM\tIntroduced MoU\thistory\tHelped');
  });

  it.skipIf(!hasLibreOffice)('and cells are the same in LibreOffice', { timeout: 120_000 }, async () => {
    const inWord = tableIn(libreOffice(await written(table, 'docx'), 'docx', 'html').replace(/\n\s*/g, ' '));
    expect(inWord.rows[1]?.map((cell) => [cell.text.trim(), cell.rows])).toEqual([
      ['GM', 4],
      ['Introduced MoU', 4],
      ['signed', 1],
      ['Helped', 2],
    ]);
    const asText = tableOf(payloads.filter((one) => !/[\r\n\t]/.test(one)).map((one) => [one, 'x', 1]));
    const cells = readCsv(libreOffice(await written(asText, 'xlsx'), 'xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76'));
    expect(cells.slice(1).map((row) => row[0])).toEqual(asText.rows.map((row) => row.cells[0]));
  });
});

describe('the guard against formulas', () => {
  it('is taken away exactly, whatever the text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(...payloads),
      fc.string({ unit: fc.constantFrom("'", '=', '+', ' ', 'a', '\t', '＝') }),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(unguarded(guarded(one))).toBe(one);
      }),
    );
  });
});
