/**
 * Brings a database to the newest schema: forward only, one transaction each, the list read again inside the lock.
 * Kysely's own Migrator has neither transaction nor lock on SQLite (measured), hence these lines.
 */
import { type Kysely, sql } from 'kysely';
import { type Migration, migrations } from '../../migrations/index.ts';
import { applicationId, type Database } from './database.ts';
import { Refused } from './errors.ts';
import type { Schema } from './schema/index.ts';

export const newestSchema = migrations.at(-1)?.number ?? 0;

export interface Migrated {
  readonly from: number;
  readonly to: number;
}

/**
 * Applies what is missing. `beforeUpgrade` runs once before the first statement on a database that already holds data.
 * @throws Refused when the file is another program's, or comes from a newer Retroduce; nothing is touched then.
 */
export async function migrate(db: Database, beforeUpgrade: (from: number) => Promise<void> = async () => {}): Promise<Migrated> {
  const from = await schemaOf(db);
  const missing = migrations.filter((migration) => migration.number > from);
  if (missing.length && from > 0) await beforeUpgrade(from);
  for (const migration of missing) await apply(db, migration);
  return { from, to: newestSchema };
}

/** The schema number of an opened database, 0 when it is empty. */
export async function schemaOf(db: Database): Promise<number> {
  const owner = Number(db.pragma('application_id'));
  const version = Number(db.pragma('user_version'));
  if (owner === applicationId) return known(version);
  const { rows } = await sql<{ n: number }>`select count(*) as n from sqlite_schema`.execute(db.writer);
  if (owner === 0 && version === 0 && rows[0]?.n === 0) return 0;
  throw new Refused('This file is a database of another program. Nothing was changed. Choose another data folder.');
}

function known(version: number): number {
  if (version <= newestSchema) return version;
  throw new Refused(
    `This database has schema ${version}; this Retroduce knows schemas up to ${newestSchema}. Nothing was changed. Install a newer Retroduce, or restore a backup made by this one.`,
  );
}

async function apply(db: Database, migration: Migration): Promise<void> {
  await sql`pragma foreign_keys = off`.execute(db.writer);
  try {
    await db.write((tx) => applyInside(tx, db, migration));
  } finally {
    await sql`pragma foreign_keys = on`.execute(db.writer);
  }
  if (db.pragmas()['foreign_keys'] !== 1) throw new Refused('Foreign keys could not be switched on again.');
}

async function applyInside(tx: Kysely<Schema>, db: Database, migration: Migration): Promise<void> {
  if (Number(db.pragma('user_version')) >= migration.number) return;
  await migration.up(tx as unknown as Kysely<unknown>);
  const { rows } = await sql`pragma foreign_key_check`.execute(tx);
  if (rows.length)
    throw new Refused(
      `Migration ${migration.number} (${migration.name}) would leave ${rows.length} rows without their parent. Nothing was changed.`,
    );
  await sql`pragma application_id = ${sql.raw(String(applicationId))}`.execute(tx);
  await sql`pragma user_version = ${sql.raw(String(migration.number))}`.execute(tx);
}
