import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printed, retroduceHere as retroduce } from '../../support/command.ts';
import { temporaryFolder } from '../../support/context.ts';
import { hasShared, sharedFile } from '../../support/gold.ts';

async function review() {
  const data = temporaryFolder();
  await retroduce(['review', 'create', '--title', 'Trust', '--data', data]);
  const call = (file: string, ...options: readonly string[]) =>
    retroduce(['import', 'cmocs', '--review', 'trust', file, ...options, '--data', data, '--json']);
  const write = (name: string, text: string | Uint8Array) => {
    const path = join(data, name);
    writeFileSync(path, text);
    return path;
  };
  const table = (name: string) => retroduce(['export', name, '--review', 'trust', '--format', 'tsv', '--data', data]);
  return { call, write, table };
}

describe('import cmocs', () => {
  it('prints what was read, imported and skipped, each with its line and reason', async () => {
    const { call, write, table } = await review();
    const file = write('theory.tsv', 'context\tmechanism\toutcome\tmood\nHistory\tTrust\tCommitment\tsunny\n\t\t\tgrey\n');
    const done = await call(file, '--theory', 'Partnership theory');
    expect(done.code).toBe(0);
    expect(printed(done)).toEqual({
      read: 2,
      imported: 1,
      skipped: [expect.objectContaining({ line: 3, reason: expect.any(String) as string, text: expect.any(String) as string })],
      unknown_columns: ['mood'],
    });
    expect(done.err).toContain('left out: mood');
    expect((await table('cmocs')).out).toContain('History\tTrust\tCommitment');
  }, 60_000);

  it('keeps a row without directions when there are too few or too many signs, and lists it', async () => {
    const { call, write, table } = await review();
    const file = write('theory.tsv', 'context\tmechanism\tmechanism_direction\nHistory\tTrust\t+; +\n');
    const done = printed<{ imported: number; skipped: unknown[]; notes: { line: number }[] }>(await call(file));
    expect(done).toMatchObject({ imported: 1, skipped: [], notes: [{ line: 2 }] });
    expect((await table('demi-regularities')).out).toMatch(/^Trust\t/m);
  }, 60_000);

  it('says what does not fit: an option, a file, a table without known columns', async () => {
    const { call, write } = await review();
    const odd = write('odd.csv', 'mood,colour\nsunny,red\n');
    expect(await call(odd, '--blank', 'below')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--blank is one of nothing, above') as string,
    });
    expect(await call(odd)).toMatchObject({ code: 1, err: expect.stringContaining('No column is called context') as string });
    expect(await call('/no/such/file.csv')).toMatchObject({ code: 1, err: expect.stringContaining('There is no file') as string });
  }, 60_000);

  it.skipIf(!hasShared)(
    'reads the reference report and rolls it up, from the command line',
    async () => {
      const { call, write, table } = await review();
      const done = await call(write('box1-cmocs.tsv', sharedFile('gold', 'box1-cmocs.tsv')));
      expect(printed(done)).toEqual({ read: 39, imported: 39, skipped: [] });
      const columns = (text: string, names: readonly string[]) => {
        const [head = '', ...lines] = text.trimEnd().split('\n');
        const at = names.map((name) => head.split('\t').indexOf(name));
        return lines.map((line) => at.map((n) => line.split('\t')[n]));
      };
      const expected = new TextDecoder().decode(sharedFile('gold', 'box1-rollup-expected.tsv'));
      const names = ['mechanism', 'cmocs', 'most_frequent_outcome', 'times', 'increases', 'reduces', 'varies'];
      const rows = columns((await table('demi-regularities')).out, names);
      expect(rows).toEqual(
        columns(
          expected,
          names.map((name) => (name === 'most_frequent_outcome' ? 'most_frequent_outcomes' : name)),
        ),
      );
    },
    60_000,
  );

  it.skipIf(!hasShared)(
    'reads a table with blank cells both ways',
    async () => {
      for (const [blank, like] of [
        ['nothing', 'seed-table6-ipt1.tsv'],
        ['above', 'seed-table6-ipt1-above.tsv'],
      ] as const) {
        const { call, write, table } = await review();
        const done = await call(write('table6.tsv', sharedFile('gold', 'seed-table6-ipt1.tsv')), '--blank', blank);
        const expected = new TextDecoder().decode(sharedFile('gold', like)).trimEnd().split('\n').slice(1);
        expect(printed<{ imported: number }>(done).imported).toBe(expected.length);
        const shown = (await table('cmocs')).out;
        for (const cell of expected.flatMap((line) => line.split('\t')).filter(Boolean)) expect(shown).toContain(cell.slice(0, 40));
      }
    },
    60_000,
  );
});
