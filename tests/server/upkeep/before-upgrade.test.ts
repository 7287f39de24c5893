import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/bundle.mjs';
import { openContext, type Upgraded } from '../../../server/main.ts';
import { openDatabase } from '../../../server/platform/database.ts';
import { newestSchema, schemaOf } from '../../../server/platform/migrate.ts';
import { readSettings } from '../../../server/platform/settings.ts';
import { type Restored, restoreInto } from '../../../server/upkeep/restore.ts';
import { printed, retroduce, retroduceHere } from '../../support/command.ts';
import { temporaryFolder } from '../../support/context.ts';
import { product } from '../../support/product.ts';

/** A data folder as the product with schema 8 left it. */
async function oldFolder(): Promise<{ folder: string; restored: Restored }> {
  const folder = join(temporaryFolder(), 'data');
  return { folder, restored: await restoreInto(join(projectRoot, 'tests/fixtures/schemas/0008.zip'), folder) };
}

async function schemaIn(folder: string): Promise<number> {
  const db = openDatabase(join(folder, 'retroduce.db'), { process: 'command', mustExist: true });
  try {
    return await schemaOf(db);
  } finally {
    db.close();
  }
}

async function open(folder: string): Promise<void> {
  const ctx = await openContext(readSettings({ RETRODUCE_DATA: folder, RETRODUCE_LOG: 'silent' }), await product(), { process: 'command' });
  ctx.db.close();
}

const backupsIn = (folder: string): readonly string[] =>
  existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')).map((name) => join(folder, 'backups', name)) : [];

describe('opening data of an older schema', { timeout: 60_000 }, () => {
  it('keeps a backup of them as they were, then upgrades', async () => {
    const { folder, restored } = await oldFolder();
    await open(folder);
    expect(await schemaIn(folder)).toBe(newestSchema);
    const [archive = '', ...others] = backupsIn(folder);
    expect([archive, others]).toEqual([expect.stringMatching(/before-upgrade-from-8-\d{4}-\d\d-\d\dT\d{6}Z-[0-9a-f]{8}\.zip$/), []]);
    const again = join(temporaryFolder(), 'again');
    expect(await restoreInto(archive, again)).toMatchObject({ rows: restored.rows, files: restored.files });
    expect(await schemaIn(again)).toBe(8);
    await open(folder);
    expect(backupsIn(folder), 'nothing to upgrade, nothing to back up').toHaveLength(1);
  });

  it('changes nothing when they can not be backed up', async () => {
    const { folder } = await oldFolder();
    rmSync(join(folder, 'blobs'), { recursive: true });
    await expect(open(folder)).rejects.toThrow(/could not be backed up before its upgrade from schema 8 .*nothing was changed.*is missing/);
    expect(await schemaIn(folder)).toBe(8);
    expect(backupsIn(folder)).toEqual([]);
  });

  it('is not done by looking at them or backing them up', async () => {
    const { folder } = await oldFolder();
    const data = ['--data', folder, '--json'];
    expect(printed(await retroduceHere(['doctor', ...data]))).toMatchObject({ ok: true });
    expect((await retroduceHere(['backup', '-o', join(folder, '..', 'mine.zip'), ...data])).code).toBe(0);
    expect(await schemaIn(folder)).toBe(8);
    const ran = await retroduce(['migrate', ...data]);
    const { from, to, backup } = printed<Upgraded>(ran);
    expect([from, to, backup]).toEqual([8, newestSchema, backupsIn(folder)[0]]);
    expect(ran.err).toContain(`kept in ${backup ?? ''}`);
    expect(printed(await retroduceHere(['migrate', ...data]))).toEqual({ from: newestSchema, to: newestSchema, backup: null });
  });

  it('makes no backup of a folder that is new', async () => {
    const folder = temporaryFolder();
    await open(folder);
    expect(backupsIn(folder)).toEqual([]);
  });
});
