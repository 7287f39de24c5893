/** Where a database must not lie: on other machines' disks and in folders that a program copies meanwhile (reliability R-42). */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refused } from './errors.ts';

/** Linux's numbers for file systems that lie elsewhere; other systems are told by path only. */
const elsewhere: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x65735546, 'FUSE (sshfs, rclone and the like)'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
]);

const synchronised =
  /[\\/](Dropbox|OneDrive[^\\/]*|Google Drive|GoogleDrive[^\\/]*|iCloud ?Drive|Mobile Documents|Nextcloud|Syncthing)([\\/]|$)/i;

/** Files by which such programs mark their folders. */
const marks = ['.dropbox', '.dropbox.cache', '.stfolder', '.owncloudsync.log', '.nextcloudsync.log'];

/** What speaks against a folder, or null. `type` is the number of its file system. */
export function reasonAgainst(path: string, type: number, isMarked: boolean): string | null {
  const system = elsewhere.get(type);
  if (system) return `it lies on another machine (${system})`;
  const program = synchronised.exec(path)?.[1];
  if (program) return `it is synchronised by ${program}`;
  return isMarked ? 'a program synchronises it' : null;
}

/** @throws Refused when locks or half-copied files would damage the database there. */
export async function assertGoodPlace(folder: string): Promise<void> {
  const { type } = await statfs(folder).catch(() => ({ type: 0 }));
  const reason = reasonAgainst(folder, type, isMarked(folder));
  if (reason)
    throw new Refused(
      `The data folder ${folder} can’t be used: ${reason}, and SQLite can be damaged there. Choose a folder on a disk of this computer with --data. If you know that it is safe, set RETRODUCE_ANY_FOLDER=1.`,
    );
}

function isMarked(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (marks.some((name) => existsSync(join(at, name)))) return true;
    if (dirname(at) === at) return false;
  }
}
