import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { Refused } from '../platform/errors.ts';

/** @throws Refused when SQLite finds the database file damaged. */
export async function assertSound(db: Database): Promise<void> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db.writer);
  if (rows[0]?.integrity_check !== 'ok') throw new Refused(`The database is damaged: ${rows.map((row) => row.integrity_check).join('; ')}`);
}
