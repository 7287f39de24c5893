/** Searches: each file of references that came in, and every record of it as its database wrote it. */
import type { Kysely } from 'kysely';
import { keptTable, plainTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(
    db,
    'search',
    {
      number: 'integer',
      source_kind: 'text',
      source: 'text',
      searched_on: 'text',
      terms: 'text',
      limits: 'text',
      phase_id: '→phase?',
      reason: 'text',
      file_name: 'text',
      file_size: 'integer',
      sha256: 'text',
      mapping: 'text',
      state: 'text',
      format: 'text',
      encoding: 'text',
      findings: 'text',
      imported: 'integer',
      duplicates: 'integer',
      message: 'text',
    },
    { index: [['review_id', 'number']] },
  );
  await plainTable(
    db,
    'search_record',
    {
      search_id: '→search',
      position: 'integer',
      review_id: '→review',
      reference_id: '→reference',
      line: 'integer',
      raw: 'text',
      fields: 'text',
      fingerprint: 'text',
      is_new: 'flag',
    },
    { key: ['search_id', 'position'], index: [['review_id', 'fingerprint'], ['reference_id']] },
  );
}
