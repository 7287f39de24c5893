/** The tables of published reports, from import to file. Skipped where the shared folder isn't. */
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { exportTable } from '../../../server/reports/export.service.ts';
import { importCmocs } from '../../../server/synthesis/import.service.ts';
import { printed, retroduceHere } from '../../support/command.ts';
import { temporaryFolder, testContext } from '../../support/context.ts';
import { hasShared, sharedFile } from '../../support/gold.ts';
import { hasLibreOffice, libreOffice, readDocx, tableIn } from '../../support/office.ts';
import { reviewOfAda } from '../../support/people.ts';
import { sharedPath } from '../../support/shared.ts';

const rowsOf = (tsv: string): readonly Readonly<Record<string, string>>[] => {
  const [header = '', ...lines] = tsv.replaceAll('\r', '').trimEnd().split('\n');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(header.split('\t').map((name, at) => [name, cells[at] ?? '']));
  });
};

const shared = (name: string) => ({ bytes: sharedFile('gold', name), fileName: name });

describe.skipIf(!hasShared)('the reference report', () => {
  it('has the roll-up of its 39 CMOCs, row by row', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await importCmocs(ctx, scope, shared('box1-cmocs.tsv'), { level: 'theory', codes: 'short', blank: 'nothing' });
    const exported = await exportTable(ctx, scope, { table: 'demi-regularities', format: 'tsv' });
    const rows = rowsOf(await text(exported.content));
    const expected = rowsOf(new TextDecoder().decode(sharedFile('gold', 'box1-rollup-expected.tsv')));
    expect(
      rows.map((row) => ({
        mechanism: row['mechanism'],
        cmocs: row['cmocs'],
        most_frequent_outcomes: row['most_frequent_outcome'],
        times: row['times'],
        increases: row['increases'],
        reduces: row['reduces'],
        varies: row['varies'],
      })),
    ).toEqual(expected);
    expect(exported.scopeSentence).toContain('CMOCs of the theory');
  });
});

describe.skipIf(!hasShared)('the command line', { timeout: 60_000 }, () => {
  it('imports the CMOCs of the reference report and exports their roll-up, as one would in a script', async () => {
    const data = ['--data', temporaryFolder()];
    await retroduceHere(['review', 'create', '--title', 'Partnerships', ...data]);
    const box1 = sharedPath('gold', 'box1-cmocs.tsv');
    const imported = await retroduceHere(['import', 'cmocs', box1, '--review', 'partnerships', '--json', ...data]);
    expect(printed(imported)).toMatchObject({ read: 39, imported: 39 });
    const out = await retroduceHere(['export', 'demi-regularities', '--review', 'partnerships', '--format', 'tsv', ...data]);
    const named = { most_frequent_outcomes: 'most_frequent_outcome' } as Readonly<Record<string, string>>;
    const expected = rowsOf(new TextDecoder().decode(sharedFile('gold', 'box1-rollup-expected.tsv')));
    expect(
      rowsOf(out.out).map((row) => Object.fromEntries(Object.keys(expected[0] ?? {}).map((name) => [name, row[named[name] ?? name]]))),
    ).toEqual(expected);
  });
});

describe.skipIf(!hasShared)('the table of strategies and cases', () => {
  const review = async (blank: 'nothing' | 'above') => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await importCmocs(ctx, scope, shared('seed-table6-ipt1.tsv'), { level: 'theory', codes: 'short', blank });
    return {
      tsv: async () => rowsOf(await text((await exportTable(ctx, scope, { table: 'cmocs-by-case', format: 'tsv' })).content)),
      docx: async () => buffer((await exportTable(ctx, scope, { table: 'cmocs-by-case', format: 'docx' })).content),
    };
  };
  const columns = ['case', 'strategy', 'context', 'mechanism', 'outcome'];
  const picked = (rows: readonly Readonly<Record<string, string>>[]) => rows.map((row) => columns.map((name) => row[name]));
  const file = (name: string) => picked(rowsOf(new TextDecoder().decode(sharedFile('gold', name))));

  it('keeps its blank cells where blank means nothing reported, in the Word file, too', async () => {
    const { tsv, docx } = await review('nothing');
    expect(picked(await tsv())).toEqual(file('seed-table6-ipt1.tsv'));
    const { rows } = await readDocx(await docx());
    expect(rows.slice(1).map((row) => row.slice(-2, -1).map((cell) => [cell.text.slice(0, 6), cell.rows])[0])).toEqual([
      ['Helped', 1],
      ['', 1],
      ['', 1],
      ['This w', 1],
      ['Commit', 1],
      ['Commit', 1],
      ['', 1],
    ]);
  });

  it('has merged cells where blank means the same as above: outcome over three rows, mechanism and outcome over two', async () => {
    const { tsv, docx } = await review('above');
    expect(picked(await tsv())).toEqual(file('seed-table6-ipt1-above.tsv'));
    const bytes = await docx();
    const spans = [
      [3, 3, 1, 1, 3, 1],
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1, 1, 1, 1],
      [1, 1, 1, 1, 1, 1],
      [2, 2, 1, 2, 2, 1],
      [1, 1],
    ];
    expect((await readDocx(bytes)).rows.slice(1).map((row) => row.map((cell) => cell.rows))).toEqual(spans);
    if (hasLibreOffice)
      expect(
        tableIn(libreOffice(bytes, 'docx', 'html'))
          .rows.slice(1)
          .map((row) => row.map((cell) => cell.rows)),
      ).toEqual(spans);
  });
});
