/** Brings a backup back into a new data folder and compares every row and file with the manifest before saying so. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openBlobs } from '../platform/blobs.adapter.ts';
import { openDatabase } from '../platform/database.ts';
import { isStorageFull, Refused } from '../platform/errors.ts';
import { newestSchema } from '../platform/migrate.ts';
import { hashStream, readArchive } from './archive.adapter.ts';
import { differences } from './differences.ts';
import { figuresOf, type Manifest } from './manifest.queries.ts';
import { assertSound } from './sound.ts';

export interface Restored {
  readonly folder: string;
  readonly rows: number;
  readonly files: number;
  readonly madeAt: string;
  /** Leftovers that lay in the folder and were moved aside. */
  readonly movedAside: readonly string[];
}

/** @throws Refused when the folder holds data, the archive is not ours, or anything differs from its manifest. */
export async function restoreInto(archive: string, folder: string): Promise<Restored> {
  const target = resolve(folder);
  await assertArchive(archive);
  const movedAside = await prepare(target);
  const partial = join(target, 'retroduce.db.restoring');
  const blobs = openBlobs(target);
  let manifest: Manifest | null = null;
  const take = async (name: string, content: Readable): Promise<void> => {
    if (name === 'manifest.json') manifest = readManifest(await textOf(content));
    else if (name === 'retroduce.db') await writeDurably(partial, content);
    else if (name.startsWith('blobs/')) await takeBlob(name.slice(6), (await blobs.put(content)).sha256);
  };
  await readArchive(archive, take).catch((error: unknown) => {
    throw error instanceof Refused || isStorageFull(error)
      ? error
      : new Refused('The backup is damaged: it can’t be read to its end. Use another backup.');
  });
  const known = asManifest(manifest);
  await compare(partial, known).catch(async (error: unknown) => {
    await rm(partial, { force: true });
    throw error;
  });
  await assertBlobs(known, blobs);
  await rename(partial, join(target, 'retroduce.db'));
  return {
    folder: target,
    rows: Object.values(known.tables).reduce((sum, table) => sum + table.rows, 0),
    files: known.blobs.length,
    madeAt: known.madeAt,
    movedAside,
  };
}

async function assertArchive(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => {
    throw new Refused(`There is no file ${path}.`);
  });
  const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
  await file.close();
  if (buffer.toString('latin1', 0, 2) !== 'PK') throw new Refused(`${path} is not a Retroduce backup.`);
}

/** The folder may be missing or empty. Logs of a database that is gone are moved aside: replayed, they would corrupt this one. */
async function prepare(target: string): Promise<readonly string[]> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const found = await readdir(target);
  if (found.includes('retroduce.db'))
    throw new Refused(
      `${target} holds a database already. Restore into a new folder, look at it, then start the server with --data ${target}.`,
    );
  const stale = found.filter((name) => /^retroduce\.db-(wal|shm|journal)$/.test(name));
  const aside = stale.map((name) => `${name}.aside-${Date.now()}`);
  for (const [at, name] of stale.entries()) await rename(join(target, name), join(target, aside[at] ?? ''));
  await rm(join(target, 'retroduce.db.restoring'), { force: true });
  return aside;
}

async function writeDurably(path: string, content: Readable): Promise<void> {
  await pipeline(content, createWriteStream(path, { mode: 0o600 }));
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

async function takeBlob(name: string, sha256: string): Promise<void> {
  if (name !== sha256) throw new Refused(`The backup is damaged: the file ${name} does not hold what its name says. Use another backup.`);
}

async function textOf(content: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function readManifest(text: string): Manifest {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    throw new Refused('The backup is damaged: its manifest can’t be read.');
  }
}

function asManifest(manifest: Manifest | null): Manifest {
  if (manifest?.format !== 'retroduce-backup') throw new Refused('This archive is not a Retroduce backup: it has no manifest.');
  if (manifest.schema > newestSchema)
    throw new Refused(
      `This backup has schema ${manifest.schema}; this Retroduce knows schemas up to ${newestSchema}. Install a newer Retroduce.`,
    );
  return manifest;
}

async function compare(file: string, manifest: Manifest): Promise<void> {
  if (!(await stat(file).catch(() => null))) throw new Refused('The backup is damaged: it holds no database.');
  if ((await hashStream(createReadStream(file))) !== manifest.database)
    throw new Refused('The backup is damaged: its database is not the one that was packed. Use another backup.');
  const db = openDatabase(file, { process: 'command', mustExist: true });
  try {
    await assertSound(db);
    const found = differences(manifest.tables, await figuresOf(db.read));
    if (found.length) throw new Refused(`The restored database is not what was backed up: ${found.join(' ')}`);
  } finally {
    db.close();
  }
}

async function assertBlobs(manifest: Manifest, blobs: ReturnType<typeof openBlobs>): Promise<void> {
  for (const { sha256, size } of manifest.blobs)
    if ((await blobs.size(sha256)) !== size) throw new Refused(`The backup is not complete: the file ${sha256} is missing or short.`);
}
