/**
 * A verified copy while the server runs (reliability D12): VACUUM INTO from this process's own connection, the files the
 * copy needs, a manifest; then the archive is read again and compared before it counts as a backup.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { Refused } from '../platform/errors.ts';
import { schemaOf } from '../platform/migrate.ts';
import { type ArchiveFile, hashStream, readArchive, writeArchive } from './archive.adapter.ts';
import { figuresOf, lastActivityOf, type Manifest, neededBlobs } from './manifest.queries.ts';
import { assertSound } from './sound.ts';

/** The part of a context that a backup is made from. */
export type Store = Pick<Context, 'db' | 'blobs' | 'now'>;

export interface BackupMade {
  readonly file: string;
  /** Bytes of the archive. */
  readonly size: number;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly madeAt: string;
}

/** Writes and verifies a backup. @throws Refused naming what is missing or differs; no file is left then. */
export async function backUp(ctx: Store, target: string): Promise<BackupMade> {
  const file = resolve(target);
  if (await exists(file)) throw new Refused(`${file} exists already. Choose another name; a backup is never overwritten.`);
  if (!(await exists(dirname(file)))) throw new Refused(`The folder ${dirname(file)} does not exist.`);
  const scratch = await mkdtemp(join(tmpdir(), 'retroduce-backup-'));
  try {
    const manifest = await copyInto(ctx, join(scratch, 'retroduce.db'));
    await writeArchive(file, JSON.stringify(manifest, null, 1), archiveFiles(ctx, manifest, scratch));
    await verify(file, manifest);
    return await summary(file, manifest);
  } catch (error) {
    await rm(file, { force: true });
    await rm(`${file}.partial`, { force: true });
    throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function copyInto(ctx: Store, path: string): Promise<Manifest> {
  await sql`vacuum into ${path}`.execute(ctx.db.writer);
  const copy = openDatabase(path, { process: 'command', mustExist: true });
  let manifest: Omit<Manifest, 'database'>;
  try {
    await assertSound(copy);
    manifest = await manifestOf(ctx, copy);
  } finally {
    copy.close();
  }
  return { ...manifest, database: await hashStream(createReadStream(path)) };
}

async function manifestOf(ctx: Store, copy: Database): Promise<Omit<Manifest, 'database'>> {
  const blobs = [];
  for (const sha256 of await neededBlobs(copy.read)) {
    const size = await ctx.blobs.size(sha256);
    if (size === null) throw new Refused(`A stored file is missing (${sha256}). Run doctor: it names the document.`);
    blobs.push({ sha256, size });
  }
  return {
    format: 'retroduce-backup',
    version: 1,
    schema: await schemaOf(copy),
    madeAt: ctx.now(),
    tables: await figuresOf(copy.read),
    lastActivity: await lastActivityOf(copy.read),
    blobs,
  };
}

const archiveFiles = (ctx: Store, manifest: Manifest, scratch: string): readonly ArchiveFile[] => [
  { name: 'retroduce.db', path: join(scratch, 'retroduce.db'), compress: true },
  ...manifest.blobs.map(({ sha256 }) => ({ name: `blobs/${sha256}`, path: ctx.blobs.pathOf(sha256), compress: false })),
];

/** Reads the archive back: each file has the hash it is named by, the database the bytes it was packed from. */
async function verify(file: string, manifest: Manifest): Promise<void> {
  const seen = new Set<string>();
  await readArchive(file, async (name, content) => {
    const hash = await hashStream(content);
    if (name.startsWith('blobs/') && name.slice(6) !== hash)
      throw new Refused(`The stored file ${name.slice(6)} is damaged, so no backup was made. Run doctor.`);
    if (name === 'retroduce.db' && hash !== manifest.database)
      throw new Refused('The backup could not be read back as it was written. Is the disk sound? No backup was made.');
    seen.add(name);
  });
  const missing = ['manifest.json', 'retroduce.db', ...manifest.blobs.map((blob) => `blobs/${blob.sha256}`)].filter(
    (name) => !seen.has(name),
  );
  if (missing.length) throw new Refused(`The backup is not complete: ${missing[0] ?? ''} is missing.`);
}

async function summary(file: string, manifest: Manifest): Promise<BackupMade> {
  const tables = Object.values(manifest.tables);
  const { size } = await stat(file);
  return {
    file,
    size,
    tables: tables.length,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    files: manifest.blobs.length,
    madeAt: manifest.madeAt,
  };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
