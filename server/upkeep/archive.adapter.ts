/** A backup is one ZIP file: manifest.json, retroduce.db, blobs/<sha256>. Written with yazl, read with yauzl. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';

export interface ArchiveFile {
  readonly name: string;
  readonly path: string;
  /** Files that are compressed already are stored as they are. */
  readonly compress: boolean;
}

/** Writes an archive beside its name, makes it durable, then gives it its name. */
export async function writeArchive(target: string, manifest: string, files: readonly ArchiveFile[]): Promise<void> {
  const writer = new ZipWriter();
  writer.addBuffer(Buffer.from(manifest), 'manifest.json');
  for (const file of files) writer.addFile(file.path, file.name, { compress: file.compress, forceZip64Format: false });
  writer.end();
  const partial = `${target}.partial`;
  await pipeline(writer.outputStream, createWriteStream(partial, { mode: 0o600 }));
  await syncPath(partial);
  await rename(partial, target);
  await syncPath(dirname(target));
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Visits every entry of an archive in order; the visitor must read or destroy the stream. */
export async function readArchive(path: string, visit: (name: string, content: Readable) => Promise<void>): Promise<void> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
  try {
    for await (const entry of zip.eachEntry()) await visit(entry.fileName, await contentOf(zip, entry));
  } finally {
    zip.close();
  }
}

const contentOf = (zip: ZipFile, entry: Entry): Promise<Readable> => zip.openReadStreamPromise(entry);

/** SHA-256 of a stream, hexadecimal. */
export async function hashStream(content: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
