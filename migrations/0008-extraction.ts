/** Custom extraction forms and appraisal. */
import { type Kysely, sql } from 'kysely';
import { keptTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(db, 'template', { name: 'text', subject: 'text', position: 'integer', draft: 'text' }, { exchanged: true });
  await keptTable(
    db,
    'template_version',
    { template_id: '→template', number: 'integer', design: 'text', note: 'text' },
    { unique: [['template_id', 'number']] },
  );
  await keptTable(
    db,
    'answer',
    {
      template_id: '→template',
      template_version_id: '→template_version',
      question: 'text',
      reference_id: '→reference?',
      case_id: '→case?',
      line: 'text',
      line_position: 'integer',
      column: 'text',
      state: 'text',
      value: 'text',
    },
    { coderMade: true, index: [['reference_id'], ['case_id'], ['template_id']] },
  );
  await sql`create unique index answer_one_place on answer (review_id, template_id, question, coalesce(reference_id, ''), coalesce(case_id, ''), line, "column", set_id)
    where trashed_at is null`.execute(db);
  await keptTable(
    db,
    'answer_excerpt',
    { answer_id: '→answer', excerpt_id: '→excerpt' },
    { unique: [['answer_id', 'excerpt_id']], index: [['excerpt_id'], ['answer_id']] },
  );
  await keptTable(
    db,
    'scale',
    { name: 'text', kind: 'text', subjects: 'text', position: 'integer', is_hidden: 'flag' },
    { exchanged: true },
  );
  await keptTable(db, 'scale_version', { scale_id: '→scale', number: 'integer', design: 'text' }, { unique: [['scale_id', 'number']] });
  await keptTable(
    db,
    'judgement',
    {
      scale_id: '→scale',
      scale_version_id: '→scale_version',
      reference_id: '→reference?',
      excerpt_id: '→excerpt?',
      evidence_link_id: '→evidence_link?',
      cmoc_id: '→cmoc?',
      phase_id: '→phase?',
      theory_id: '→theory?',
      level: 'text',
      answers: 'text',
      reason: 'text',
    },
    { coderMade: true, index: [['reference_id'], ['excerpt_id'], ['evidence_link_id'], ['cmoc_id'], ['scale_id']] },
  );
}
