import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { Refused } from '../platform/errors.ts';

/** @throws Refused when SQLite finds the database file damaged. */
export async function assertSound(db: Database): Promise<void> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db.writer);
  if (rows[0]?.integrity_check !== 'ok') throw new Refused(`The database is damaged: ${rows.map((row) => row.integrity_check).join('; ')}`);
}

/** The quick look at every start, 0.1 s for 90 MB. @throws Refused when pages are damaged: writing on would make it worse, and backups bad. */
export async function assertOpenable(db: Database): Promise<void> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db.writer);
  if (rows[0]?.quick_check !== 'ok')
    throw new Refused(
      `The database is damaged (${rows[0]?.quick_check ?? 'unreadable'}). Nothing was changed. Look with “retroduce doctor”, and restore the newest good backup into a new folder: “retroduce restore FILE --data NEWDIR”.`,
    );
}
