/** upgrades that are killed (of R-06, too), and databases that are damaged. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';
import { openDatabase } from '../../server/platform/database.ts';
import { newestSchema, schemaOf } from '../../server/platform/migrate.ts';
import { figuresOf } from '../../server/upkeep/manifest.queries.ts';
import { restoreInto } from '../../server/upkeep/restore.ts';
import { temporaryFolder } from '../support/context.ts';
import { assertInvariants } from './support/invariants.ts';
import { command, serve } from './support/server.ts';
import { prepare } from './support/stage.ts';
import { times } from './support/tier.ts';
import { product } from '../support/product.ts';

const oldest = join(projectRoot, 'tests/fixtures/schemas/0008.zip');

async function figures(folder: string) {
  const db = openDatabase(join(folder, 'retroduce.db'), { process: 'command', mustExist: true });
  try {
    return { schema: await schemaOf(db), tables: await figuresOf(db.read) };
  } finally {
    db.close();
  }
}

async function killedUpgrade(folder: string, after: number): Promise<void> {
  const file = join(temporaryFolder(), 'built.json');
  writeFileSync(file, JSON.stringify(await product()));
  const child = spawn(process.execPath, [join(projectRoot, 'tests/reliability/support/serve.mjs'), file, 'migrate', '--data', folder], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  setTimeout(() => child.kill('SIGKILL'), after);
  await ended;
}

describe('R-36: an upgrade', () => {
  it('killed at any moment leaves the old or a newer schema, whole, and goes on from there', { timeout: 1_800_000 }, async () => {
    const runs = times({ commit: 3, nightly: 20, release: 40 });
    for (let run = 0; run < runs; run++) {
      const folder = join(temporaryFolder(), 'data');
      await restoreInto(oldest, folder);
      const before = await figures(folder);
      await killedUpgrade(folder, 200 + Math.random() * 2500);
      const between = await figures(folder);
      expect(between.schema).toBeGreaterThanOrEqual(before.schema);
      expect((await command(['migrate', '--data', folder])).code).toBe(0);
      const after = await figures(folder);
      expect(after.schema).toBe(newestSchema);
      for (const [table, { rows }] of Object.entries(before.tables)) expect([table, after.tables[table]?.rows]).toEqual([table, rows]);
      (await assertInvariants(folder)).db.close();
    }
  });

  it('by two processes at once happens once', { timeout: 300_000 }, async () => {
    const folder = join(temporaryFolder(), 'data');
    await restoreInto(oldest, folder);
    const ran = await Promise.all([command(['migrate', '--data', folder]), command(['migrate', '--data', folder])]);
    expect(ran.map(({ code }) => code)).toContain(0);
    expect((await figures(folder)).schema).toBe(newestSchema);
    (await assertInvariants(folder)).db.close();
  });
});

const hashesOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile() && !/-(wal|shm)$/.test(name))
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    );

/** Ways to damage a database file. */
const damages: Readonly<Record<string, (file: string) => void>> = {
  'its first page zeroed': (file) => overwrite(file, 0, Buffer.alloc(4096)),
  'cut to two thirds': (file) => truncateSync(file, Math.floor((statSync(file).size * 2) / 3)),
  'every third page overwritten': (file) => {
    for (let at = 4096 * 3; at < statSync(file).size - 4096; at += 4096 * 3) overwrite(file, at, Buffer.alloc(4096, 0xa5));
  },
};

function overwrite(file: string, at: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

describe('R-40: a damaged database', () => {
  it.each(Object.entries(damages))(
    'with %s is not served and not backed up, and left as it is',
    { timeout: 120_000 },
    async (_how, damage) => {
      const { folder } = await prepare();
      damage(join(folder, 'retroduce.db'));
      const before = hashesOf(folder);
      await expect(serve(folder)).rejects.toThrow(/damaged|not a database|another program/);
      const backup = await command(['backup', '-o', join(temporaryFolder(), 'b.zip'), '--data', folder]);
      expect(backup.code).toBe(1);
      expect(hashesOf(folder)).toEqual(before);
    },
  );
});
