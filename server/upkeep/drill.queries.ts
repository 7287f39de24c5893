/** Where the outcome of the last drill is kept. */
import type { Reader, Tx } from '../platform/database.ts';
import type { Drilled } from './drilled.ts';

const name = 'drill';

export async function lastDrill(db: Reader): Promise<Drilled | null> {
  const row = await db.selectFrom('instance_setting').select('value').where('name', '=', name).executeTakeFirst();
  return row ? (JSON.parse(row.value) as Drilled) : null;
}

export async function noteDrill(tx: Tx, drilled: Drilled): Promise<void> {
  const row = { value: JSON.stringify(drilled), changed_at: drilled.at };
  await tx
    .insertInto('instance_setting')
    .values({ name, ...row })
    .onConflict((c) => c.column('name').doUpdateSet(row))
    .execute();
}
