/**
 * The file store: content-addressed, immutable, durable before any row points at it (reliability D3).
 * A file lies at `blobs/ab/cd/<sha256>`; while it arrives it is `tmp/<random>`.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { TooLarge } from './errors.ts';

export interface Stored {
  /** SHA-256, lower-case hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface Blobs {
  /** Streams a file in; it is on disk when the promise is kept. @throws TooLarge above `limit` bytes. */
  readonly put: (source: Readable | Uint8Array, limit?: number) => Promise<Stored>;
  readonly open: (sha256: string, range?: { readonly start: number; readonly end: number }) => Readable;
  readonly pathOf: (sha256: string) => string;
  readonly size: (sha256: string) => Promise<number | null>;
  /** Every stored file's name. */
  readonly list: () => AsyncIterable<string>;
  /** Hashes a stored file again; null when it is missing. */
  readonly rehash: (sha256: string) => Promise<string | null>;
  /** Removes a stored file for good. Whoever calls makes sure that no row needs it. */
  readonly remove: (sha256: string) => Promise<void>;
  /** Removes what an interrupted upload left behind. Call at start only. */
  readonly sweepArrivals: () => Promise<number>;
}

export function openBlobs(dataFolder: string): Blobs {
  const root = join(dataFolder, 'blobs');
  const arrivals = join(dataFolder, 'tmp');
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    pathOf,
    put: (source, limit = Number.POSITIVE_INFINITY) => store({ root, arrivals, pathOf }, source, limit),
    open: (sha256, range) => createReadStream(pathOf(sha256), range ? { start: range.start, end: range.end } : {}),
    size: (sha256) => sizeOf(pathOf(sha256)),
    list: () => listAll(root),
    rehash: async (sha256) => ((await sizeOf(pathOf(sha256))) === null ? null : hashFile(pathOf(sha256))),
    remove: async (sha256) => {
      await rm(pathOf(sha256), { force: true });
      await syncFolder(dirname(pathOf(sha256)));
    },
    sweepArrivals: () => sweep(arrivals),
  };
}

interface Place {
  readonly root: string;
  readonly arrivals: string;
  readonly pathOf: (sha256: string) => string;
}

async function store(place: Place, source: Readable | Uint8Array, limit: number): Promise<Stored> {
  await mkdir(place.arrivals, { recursive: true });
  const arriving = join(place.arrivals, randomUUID());
  const file = await open(arriving, 'wx', 0o600);
  try {
    const stored = await receive(file, source, limit);
    await file.sync();
    await file.close();
    await settle(place, arriving, stored.sha256);
    return stored;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(arriving, { force: true });
    throw error;
  }
}

/** When it fails the source is left as it is: whoever sends it decides whether to read it to its end. */
async function receive(file: FileHandle, source: Readable | Uint8Array, limit: number): Promise<Stored> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source instanceof Uint8Array ? [source] : source.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > limit) throw new TooLarge(`The file is larger than ${Math.floor(limit / 1024 / 1024)} MB.`);
    hash.update(bytes);
    await file.writeFile(bytes);
  }
  return { sha256: hash.digest('hex'), size };
}

/**
 * Moves an arrived file under its name and makes the folders that hold it durable, too: also when somebody else has just moved
 * the same file there, because their folders may not be on disk yet.
 */
async function settle(place: Place, arriving: string, sha256: string): Promise<void> {
  const target = place.pathOf(sha256);
  const folder = dirname(target);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await sizeOf(target)) === null) await rename(arriving, target);
  else await rm(arriving, { force: true });
  for (let at = folder; at.startsWith(place.root); at = dirname(at)) await syncFolder(at);
  await syncFolder(dirname(place.root));
}

/** Makes a folder's own entries durable. Not every system lets a folder be opened; those that don't need no sync. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

async function* listAll(root: string): AsyncIterable<string> {
  for (const first of await readdir(root).catch(() => []))
    for (const second of await readdir(join(root, first)).catch(() => [])) yield* await readdir(join(root, first, second)).catch(() => []);
}

async function sweep(arrivals: string): Promise<number> {
  const left = await readdir(arrivals).catch(() => []);
  for (const name of left) await rm(join(arrivals, name), { force: true });
  return left.length;
}
