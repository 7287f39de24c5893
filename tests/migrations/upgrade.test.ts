/**
 * Data of every kept schema come up to the newest one whole (reliability R-36). The fixtures are the product's own backups;
 * before a schema is released, keep one of it: `KEEP_SCHEMA=1 npx vitest run … tests/migrations/upgrade.test.ts`.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';
import { type Database, openDatabase } from '../../server/platform/database.ts';
import { migrate, newestSchema, schemaOf } from '../../server/platform/migrate.ts';
import { backUp } from '../../server/upkeep/backup.ts';
import { examine } from '../../server/upkeep/doctor.ts';
import { tablesOf } from '../../server/upkeep/manifest.queries.ts';
import { restoreInto } from '../../server/upkeep/restore.ts';
import { temporaryFolder, testContext } from '../support/context.ts';
import { reviewOfAda } from '../support/people.ts';
import { worldOf } from '../support/world.ts';

const kept = join(projectRoot, 'tests/fixtures/schemas');
const nameOf = (schema: number): string => `${String(schema).padStart(4, '0')}.zip`;

type Rows = readonly Readonly<Record<string, unknown>>[];

async function everything(db: Database): Promise<ReadonlyMap<string, Rows>> {
  const all = new Map<string, Rows>();
  for (const table of await tablesOf(db.read))
    all.set(table, (await sql<Record<string, unknown>>`select * from ${sql.table(table)} order by rowid`.execute(db.read)).rows);
  return all;
}

/** Rows as far as the older schema had columns for them. */
const within = (rows: Rows, columns: readonly string[]): Rows =>
  rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));

describe('an upgrade', { timeout: 60_000 }, () => {
  it.each(readdirSync(kept).filter((name) => name.endsWith('.zip')))('of the schema in %s keeps every row and value', async (name) => {
    const folder = join(temporaryFolder(), 'data');
    const restored = await restoreInto(join(kept, name), folder);
    const db = openDatabase(join(folder, 'retroduce.db'), { process: 'command', mustExist: true });
    const from = await schemaOf(db);
    const before = await everything(db);
    expect(await migrate(db)).toEqual({ from, to: newestSchema });
    const after = await everything(db);
    db.close();
    expect(from).toBe(Number(name.slice(0, 4)));
    expect(restored.rows).toBeGreaterThan(50);
    for (const [table, rows] of before) expect(within(after.get(table) ?? [], Object.keys(rows[0] ?? {})), table).toEqual(rows);
    expect((await examine(await testContext(folder))).findings).toEqual([]);
  });

  it.runIf(process.env['KEEP_SCHEMA'])('can be tried later on what there is today', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { scope: other } = await reviewOfAda(ctx, 'Another review');
    await worldOf(ctx, scope);
    await worldOf(ctx, other);
    mkdirSync(kept, { recursive: true });
    rmSync(join(kept, nameOf(newestSchema)), { force: true });
    await backUp(ctx, join(kept, nameOf(newestSchema)));
  });
});
