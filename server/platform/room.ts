/**
 * Room on the disk that holds the data. Files are refused while there still is some, so that what people type can always be kept:
 * a file can be sent again tomorrow, a thought can not.
 */
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { LowStorage } from './errors.ts';
import type { Settings } from './settings.ts';

export interface Room {
  /** Bytes that this process may still write. */
  readonly free: number;
  /** Bytes that files leave to what is typed; 0: they may take all. */
  readonly kept: number;
}

export type Storage = Pick<Settings, 'data' | 'keepFree' | 'maxUpload'>;

/** A database of the size it has may need as much again for its log, and as much for a copy of itself. */
export async function roomIn({ data, keepFree, maxUpload }: Storage): Promise<Room> {
  const [disk, database] = await Promise.all([statfs(data), sizeOf(join(data, 'retroduce.db'))]);
  return { free: disk.bavail * disk.bsize, kept: keepFree && Math.max(keepFree, 2 * database + maxUpload) };
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

export const isLow = ({ free, kept }: Room): boolean => free < kept;

/** @throws LowStorage with the figures, when a file must not come in. */
export async function assertRoom(storage: Storage): Promise<void> {
  const room = await roomIn(storage);
  if (isLow(room))
    throw new LowStorage(
      `Storage is almost full: ${inWords(room.free)} are free, and ${inWords(room.kept)} stay free for what people type. The file was not taken. Ask the person who runs this server to free some space, then send it again. Coding and writing go on.`,
    );
}

/** "0.3 GB". */
export const inWords = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

const freshFor = 30_000;

/** The sentence above every page while storage is low; asked of the disk twice a minute at most. */
export function storageAlarm(storage: Storage): () => Promise<string | null> {
  let known: { readonly at: number; readonly words: Promise<string | null> } | null = null;
  return () => {
    const at = performance.now();
    if (!known || at - known.at > freshFor) known = { at, words: wordsFor(storage) };
    return known.words;
  };
}

async function wordsFor(storage: Storage): Promise<string | null> {
  const room = await roomIn(storage).catch(() => null);
  return room && isLow(room)
    ? `Storage is almost full: ${inWords(room.free)} are free. New files are refused until the person who runs this server makes room; coding and writing go on.`
    : null;
}
