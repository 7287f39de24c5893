import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printed, retroduceHere } from '../../support/command.ts';
import { temporaryFolder, testContext } from '../../support/context.ts';
import { readDocx } from '../../support/office.ts';
import { partnership } from '../../support/partnership.ts';
import { reviewOfAda } from '../../support/people.ts';

/** A data folder with the partnership review in it, open as under a running server. */
async function dataFolder(): Promise<string> {
  const folder = temporaryFolder();
  const ctx = await testContext(folder);
  await partnership(ctx, (await reviewOfAda(ctx)).scope);
  return folder;
}

describe('export', { timeout: 90_000 }, () => {
  it('writes tables to standard output and to files, with the scope beside them', async () => {
    const data = await dataFolder();
    const words = (...own: string[]) => ['export', ...own, '--review', 'partnership-working', '--data', data];
    const tsv = await retroduceHere(words('demi-regularities', '--format', 'tsv'));
    expect(tsv).toMatchObject({ code: 0, err: 'Scope: extracted CMOCs, not retired; excluded documents left out; working set.\n' });
    expect(tsv.out.split('\n').map((line) => line.split('\t')[0])).toEqual(['mechanism', 'Conflict', 'Distrust', 'Trust', '']);
    const json = printed<{ rows: { mechanism: string; cmocs: number }[]; scope: { level: string } }>(
      await retroduceHere(words('demi-regularities', '--json', '--as', 'ada@example.org')),
    );
    expect([json.scope.level, json.rows.map((row) => row.cmocs)]).toEqual(['extracted', [1, 1, 1]]);
    const theory = await retroduceHere(words('cmocs', '--format', 'csv', '--level', 'theory'));
    expect([theory.out.split('\n').length, theory.err]).toEqual([2, expect.stringContaining('CMOCs of the theory')]);

    const folder = temporaryFolder();
    const file = join(folder, 'cmocs.docx');
    const saved = printed(await retroduceHere(words('cmocs', '-o', file, '--json')));
    expect(saved).toMatchObject({ table: 'cmocs', format: 'docx', file, bytes: readFileSync(file).length });
    expect((await readDocx(readFileSync(file))).rows).toHaveLength(5);
    expect(readdirSync(folder)).toEqual(['cmocs.docx']);
  });

  it('says what it can’t do, and writes nothing then', async () => {
    const data = await dataFolder();
    const words = (...own: string[]) => ['export', ...own, '--review', 'partnership-working', '--data', data];
    expect(await retroduceHere(words('cmocs', '--format', 'pdf'))).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('csv, tsv'),
    });
    expect(await retroduceHere(words('cmocs', '--format', 'csv', '--level', 'both'))).toMatchObject({ code: 2, out: '' });
    expect(await retroduceHere(words('nonsense', '--format', 'csv'))).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('There is no table “nonsense”'),
    });
    const nowhere = join(data, 'none', 'table.csv');
    expect(await retroduceHere(words('cmocs', '-o', nowhere))).toMatchObject({
      code: 1,
      err: expect.stringContaining(`${nowhere} can’t be written`),
    });
    expect(existsSync(nowhere)).toBe(false);
  });
});
