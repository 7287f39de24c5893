/** What a document flow needs beyond searches and decisions: numbers from elsewhere, full texts sought, how papers came in, files matched. */
import type { Kysely } from 'kysely';
import { keptTable, plainTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(db, 'flow_number', { phase_id: '→phase?', box: 'text', numbers: 'text', note: 'text' }, { index: [['review_id']] });
  await keptTable(
    db,
    'retrieval',
    { reference_id: '→reference', state: 'text', reason: 'text' },
    { unique: [['reference_id']], index: [['reference_id']] },
  );
  await keptTable(
    db,
    'arrival',
    { reference_id: '→reference', phase_id: '→phase', kind: 'text' },
    { unique: [['reference_id', 'phase_id']], index: [['reference_id']] },
  );
  await keptTable(
    db,
    'file_match',
    { document_id: '→document', reference_id: '→reference', how: 'text', confidence: 'integer', state: 'text' },
    { unique: [['document_id']], index: [['document_id'], ['reference_id']] },
  );
  await plainTable(
    db,
    'duplicate_search',
    { review_id: '→review', state: 'text', found: 'text', compared: 'integer', begun_at: 'text', done_at: 'text?' },
    { key: ['review_id'] },
  );
}
