/**
 * Work on a sample can change hands: whoever takes over sits in the seat of the one who left, and judges what nobody in it has.
 * `seat_id` is the account that had the seat first. Accounts are of no review, so no parent guards these columns.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const reviewer = db.schema.alterTable('check_round_reviewer');
  await reviewer.addColumn('seat_id', 'text', (c) => c.notNull().defaultTo('')).execute();
  await reviewer.addColumn('handed_to_id', 'text').execute();
  await reviewer.addColumn('handed_over_at', 'text').execute();
  const rows = db as Kysely<{ check_round_reviewer: { seat_id: string; account_id: string } }>;
  await rows
    .updateTable('check_round_reviewer')
    .set((eb) => ({ seat_id: eb.ref('account_id') }))
    .execute();
}
