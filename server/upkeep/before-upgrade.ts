/** No migration touches data that has not been backed up and read back first (reliability R-36). */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isStorageFull, Refused } from '../platform/errors.ts';
import { newestSchema } from '../platform/migrate.ts';
import { backUp, type BackupMade, type Store } from './backup.ts';

/** Backups before upgrades lie here, in the data folder. They are never removed by the product. */
export const backupsFolder = (data: string): string => join(data, 'backups');

/** @throws Refused when no verified backup could be made; nothing was changed then. */
export async function backUpBeforeUpgrade(store: Store, data: string, from: number): Promise<BackupMade> {
  const folder = backupsFolder(data);
  const at = store.now().replace(/\..*$/, '').replaceAll(':', '');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Two processes that upgrade in the same second must not write, or clear away, one file.
    return await backUp(store, join(folder, `before-upgrade-from-${from}-${at}Z-${randomUUID().slice(0, 8)}.zip`));
  } catch (error) {
    const because = isStorageFull(error) ? 'The disk is full.' : (error as Error).message;
    throw new Refused(
      `The data could not be backed up before its upgrade from schema ${from} to ${newestSchema}, so nothing was changed. ${because}`,
    );
  }
}
