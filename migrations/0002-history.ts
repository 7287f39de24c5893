/** The append-only activity and the counters of a review. */
import type { Kysely } from 'kysely';
import { appendOnly, plainTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await plainTable(db, 'counter', { review_id: 'text', kind: 'text', last: 'integer' }, { key: ['review_id', 'kind'] });
  await plainTable(db, 'activity_head', { review_id: 'text', seq: 'integer', hash: 'text' }, { key: ['review_id'] });
  await plainTable(
    db,
    'activity',
    {
      review_id: 'text',
      seq: 'integer',
      id: 'text',
      actor_id: '→account',
      at: 'text',
      operation: 'text',
      verb: 'text',
      action: 'text',
      object: 'text',
      object_id: 'text',
      object_version: 'integer',
      undoes: 'text?',
      reason: 'text?',
      digest: 'text',
      previous_hash: 'text',
      hash: 'text',
    },
    { key: ['review_id', 'seq'], index: [['object_id', 'object_version'], ['operation'], ['review_id', 'actor_id', 'seq']] },
  );
  await plainTable(db, 'activity_payload', { activity_id: 'text', salt: 'text', payload: 'text' }, { key: ['activity_id'] });
  await appendOnly(db, 'activity', ['review_id', 'seq']);
}
