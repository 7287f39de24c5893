/** The accounts of this server, for those who run it. */
import type { Reader } from '../platform/database.ts';

export interface AccountListed {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly isClosed: boolean;
  readonly hasFactor: boolean;
  readonly sessions: number;
  /** When a session of theirs was last used; null: none is open. */
  readonly seenAt: string | null;
  readonly madeAt: string;
}

export async function accountsListed(db: Reader, now: string): Promise<readonly AccountListed[]> {
  const rows = await db
    .selectFrom('account as a')
    .leftJoin('second_factor as f', (join) => join.onRef('f.account_id', '=', 'a.id').on('f.confirmed_at', 'is not', null))
    .leftJoin('session as s', (join) => join.onRef('s.account_id', '=', 'a.id').on('s.expires_at', '>', now).on('s.awaits', '=', ''))
    .select((eb) => [
      'a.id',
      'a.name',
      'a.email',
      'a.is_admin',
      'a.disabled_at',
      'a.made_at',
      'f.confirmed_at',
      eb.fn.count<number>('s.id_hash').as('sessions'),
      eb.fn.max('s.seen_at').as('seen_at'),
    ])
    .where('a.is_operator', '=', 0)
    .where('a.email', '!=', '')
    .groupBy('a.id')
    .orderBy('a.name')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    isAdmin: row.is_admin === 1,
    isClosed: row.disabled_at !== null,
    hasFactor: row.confirmed_at !== null,
    sessions: row.sessions,
    seenAt: row.seen_at,
    madeAt: row.made_at,
  }));
}
