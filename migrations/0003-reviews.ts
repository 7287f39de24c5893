/** The review itself, its people and its vocabularies. What a team may extend (role, direction, stance, status, kind, level) has no CHECK list. */
import type { Kysely } from 'kysely';
import { keptTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(db, 'review', {
    slug: 'text',
    title: 'text',
    question: 'text',
    levels: 'text',
    clear_links_needed: 'integer',
    studies_needed: 'integer',
    rank_by: 'text',
  });
  await db.schema.createIndex('review_one_slug').on('review').column('slug').unique().execute();
  await keptTable(db, 'member', { account_id: 'text', role: 'text' }, { unique: [['account_id']], index: [['account_id']] });
  await keptTable(
    db,
    'invitation',
    { email: 'text', role: 'text', token_hash: 'text', expires_at: 'text', accepted_at: 'text?', accepted_by: 'text?' },
    { index: [['token_hash']] },
  );
  await keptTable(db, 'phase', { name: 'text', name_key: 'text', position: 'integer' }, { unique: [['name_key']] });
  await keptTable(db, 'role', {
    kind: 'text',
    name: 'text',
    letter: 'text',
    key: 'text',
    style: 'integer',
    position: 'integer',
    is_slot: 'flag',
    is_hidden: 'flag',
  });
  await keptTable(db, 'stance', { key: 'text', name: 'text', letter: 'text', counts: 'text', position: 'integer' }, { unique: [['key']] });
  await keptTable(db, 'mechanism_type', { name: 'text', name_key: 'text', position: 'integer' }, { unique: [['name_key']] });
  await keptTable(db, 'exclusion_reason', { name: 'text', name_key: 'text', position: 'integer' }, { unique: [['name_key']] });
  await keptTable(db, 'saved_scope', { name: 'text', report: 'text', choice: 'text' });
  await keptTable(db, 'check_round', {
    name: 'text',
    subject: 'text',
    mode: 'text',
    seed: 'text',
    frame: 'text',
    drawn: 'text',
    state: 'text',
    closed_at: 'text?',
    statistics: 'text?',
  });
  await keptTable(db, 'work_set', { kind: 'text', name: 'text', check_round_id: '→check_round?' });
}
