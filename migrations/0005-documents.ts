/** Files, their frozen text with pages, readings, uploads, and the index that finds words. */
import type { Kysely } from 'kysely';
import { keptTable, pageSearch, plainTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(
    db,
    'document',
    {
      number: 'integer',
      reference_id: '→reference',
      file_name: 'text',
      media_type: 'text',
      sha256: 'text',
      size: 'integer',
      first_label: 'text',
      position: 'integer',
    },
    { exchanged: true, index: [['reference_id'], ['review_id', 'sha256']] },
  );
  await keptTable(
    db,
    'document_version',
    {
      document_id: '→document',
      number: 'integer',
      is_current: 'flag',
      extractor: 'text',
      extractor_version: 'text',
      text_sha256: 'text',
      characters: 'integer',
      pages: 'integer',
      warnings: 'text',
      outline: 'text',
    },
    { unique: [['document_id', 'number']], index: [['document_id', 'is_current']] },
  );
  await plainTable(
    db,
    'page',
    {
      document_version_id: '→document_version',
      sheet: 'integer',
      review_id: 'text',
      label: 'text',
      start_at: 'integer',
      end_at: 'integer',
      box: 'text',
      rotation: 'integer',
      text: 'text',
    },
    { key: ['document_version_id', 'sheet'] },
  );
  await plainTable(
    db,
    'page_layout',
    { document_version_id: '→document_version', sheet: 'integer', pieces: 'text' },
    { key: ['document_version_id', 'sheet'] },
  );
  await keptTable(
    db,
    'reading',
    { document_id: '→document', pass: 'integer', started_at: 'text', finished_at: 'text?' },
    { unique: [['document_id', 'author_id', 'pass']], index: [['document_id']] },
  );
  await plainTable(
    db,
    'upload',
    {
      id: 'text',
      review_id: 'text',
      account_id: '→account',
      batch: 'text',
      position: 'integer',
      file_name: 'text',
      size: 'integer',
      sha256: 'text?',
      state: 'text',
      document_id: 'text?',
      reference_id: 'text?',
      reason: 'text?',
      warnings: 'text',
      made_at: 'text',
      changed_at: 'text',
      seen_at: 'text?',
    },
    {
      key: ['id'],
      index: [
        ['review_id', 'batch'],
        ['review_id', 'account_id', 'state'],
      ],
    },
  );
  await pageSearch(db);
}
