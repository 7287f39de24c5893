/** Codes, passages, codings, memos. */
import type { Kysely } from 'kysely';
import { keptTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(
    db,
    'code',
    {
      name: 'text',
      name_key: 'text',
      aliases: 'text',
      parent_id: '→code?',
      definition: 'text',
      mechanism_types: 'text',
      mechanism_words: 'text',
      level: 'text',
      merged_into_id: '→code?',
      merged_inverse: 'flag',
    },
    { exchanged: true, unique: [['name_key']], index: [['merged_into_id'], ['parent_id']] },
  );
  await keptTable(
    db,
    'excerpt',
    {
      document_version_id: '→document_version',
      kind: 'text',
      ranges: 'text',
      start_at: 'integer',
      end_at: 'integer',
      sheet: 'integer',
      last_sheet: 'integer',
      quote: 'text',
      prefix: 'text',
      suffix: 'text',
      typed_label: 'text',
      area: 'text',
      note: 'text',
      pass: 'integer',
    },
    {
      coderMade: true,
      exchanged: true,
      index: [
        ['document_version_id', 'start_at'],
        ['review_id', 'made_at'],
      ],
    },
  );
  await keptTable(
    db,
    'coding',
    {
      excerpt_id: '→excerpt',
      role_id: '→role?',
      code_id: '→code?',
      direction: 'text',
      depends_on: 'text',
      basis: 'text',
      basis_document_id: '→document?',
      note: 'text',
      pass: 'integer',
    },
    { coderMade: true, exchanged: true, index: [['excerpt_id'], ['code_id'], ['review_id', 'role_id']] },
  );
  await keptTable(
    db,
    'memo',
    { object: 'text', object_id: 'text', text: 'text' },
    { exchanged: true, index: [['review_id', 'object_id']] },
  );
}
