/** What people decided about references that look alike: the same, or kept apart. */
import type { Kysely } from 'kysely';
import { keptTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(
    db,
    'duplicate_verdict',
    { reference_id: '→reference', other_id: '→reference', verdict: 'text', how: 'text' },
    { unique: [['reference_id', 'other_id']], index: [['reference_id'], ['other_id']] },
  );
}
