/** the drill restores the newest backup where nobody works, compares, and says so to whoever runs the server. */
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/bundle.mjs';
import { paths } from '../../../server/paths.ts';
import { daysOld, type Drilled } from '../../../server/upkeep/drilled.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { printed, type Ran, retroduceHere } from '../../support/command.ts';
import { temporaryFolder, testContext } from '../../support/context.ts';
import { person } from '../../support/people.ts';

async function dataWithBackups() {
  const [data, backups] = [join(temporaryFolder(), 'data'), temporaryFolder()];
  await retroduceHere(['review', 'create', '--title', 'Trust', '--data', data]);
  const paper = join(backups, 'talk.md');
  writeFileSync(paper, 'Trust grew slowly, they said.');
  await retroduceHere(['import', 'documents', '--review', 'trust', paper, '--data', data]);
  for (const [n, name] of ['older', 'newer'].entries()) {
    await retroduceHere(['backup', '-o', join(backups, `${name}.zip`), '--data', data]);
    utimesSync(join(backups, `${name}.zip`), 1000 + n, 1000 + n);
  }
  const drill = (...words: readonly string[]): Promise<Ran> => retroduceHere(['drill', ...words, '--data', data, '--json']);
  return { data, backups, drill };
}

/** The page of the server, as whoever runs it sees it. */
async function serverPage(data: string): Promise<string> {
  const ctx = await testContext(data);
  const admin = await person(ctx, `Root ${ctx.newId()}`);
  await ctx.db.writer.updateTable('account').set({ is_admin: 1 }).where('id', '=', admin.accountId).execute();
  const { text } = await (await agentOf(ctx, await testApp(ctx), admin)).get(paths.instance());
  ctx.db.close();
  return text;
}

describe('R-41: the drill', { timeout: 60_000 }, () => {
  it('tries out the newest backup of a folder, and fails aloud for one that is damaged or too old; the page of the server says so', async () => {
    const { data, backups, drill } = await dataWithBackups();
    const ran = await drill(backups);
    expect([ran.code, printed(ran)]).toEqual([
      0,
      {
        at: expect.any(String),
        file: 'newer.zip',
        madeAt: expect.any(String),
        rows: expect.any(Number),
        files: 1,
        took: expect.any(Number),
        failure: '',
      },
    ]);
    expect(printed<Drilled>(ran).rows).toBeGreaterThan(20);
    expect(await serverPage(data)).toMatch(/The backup newer\.zip was restored .* all equal and whole/s);

    const bytes = readFileSync(join(backups, 'newer.zip'));
    writeFileSync(join(backups, 'newer.zip'), bytes.subarray(0, bytes.length / 2));
    const cut = await drill(backups);
    expect([cut.code, printed<Drilled>(cut).failure]).toEqual([1, expect.stringMatching(/damaged|not complete/)]);
    expect(await serverPage(data)).toMatch(/class="alarm">The backup newer\.zip failed/);
    const old = await drill(join(projectRoot, 'tests/fixtures/schemas/0008.zip'), '--max-age', '1');
    expect([old.code, printed<Drilled>(old).failure]).toEqual([1, expect.stringMatching(/hours old, and may be 1/)]);
  });

  it('needs no data folder, and refuses a folder without a backup', async () => {
    const nowhere = join(temporaryFolder(), 'none');
    const backup = join(projectRoot, 'tests/fixtures/schemas/0008.zip');
    expect((await retroduceHere(['drill', backup, '--data', nowhere])).out).toContain('all equal and whole');
    expect(existsSync(nowhere)).toBe(false);
    mkdirSync(nowhere);
    expect(await retroduceHere(['drill', nowhere])).toMatchObject({ code: 1, err: expect.stringContaining('There is no backup in') });
    expect(await retroduceHere(['drill', nowhere, '--max-age', 'soon'])).toMatchObject({ code: 2 });
  });
});

it('a backup ages from the day it was made', () => {
  const drilled = { at: '', file: '', madeAt: '2026-11-01T10:00:00Z', rows: 0, files: 0, took: 0, failure: '' };
  expect(daysOld(drilled, '2026-11-03T09:00:00Z')).toBe(1);
  expect(daysOld({ ...drilled, madeAt: '' }, '2026-11-03T09:00:00Z')).toBe(null);
});
