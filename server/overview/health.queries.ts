import type { Reader } from '../platform/database.ts';

/** False when the database can't be read: a disk that is gone, a damaged file. */
export const isReadable = (db: Reader): Promise<boolean> =>
  db
    .selectFrom('account')
    .select('id')
    .where('is_operator', '=', 1)
    .executeTakeFirst()
    .then(
      (operator) => operator !== undefined,
      () => false,
    );
