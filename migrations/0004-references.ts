/** Studies, references, cases, and the decisions on references. */
import type { Kysely } from 'kysely';
import { keptTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(db, 'study', { name: 'text' });
  await keptTable(
    db,
    'reference',
    {
      number: 'integer',
      kind: 'text',
      title: 'text',
      title_key: 'text',
      authors: 'text',
      year: 'integer?',
      container: 'text',
      volume: 'text',
      issue: 'text',
      pages: 'text',
      doi: 'text',
      doi_key: 'text',
      pmid: 'text',
      url: 'text',
      abstract: 'text',
      language: 'text',
      countries: 'text',
      used_as: 'text',
      study_id: '→study?',
      note: 'text',
      guessed: 'text',
    },
    { exchanged: true, index: [['review_id', 'doi_key'], ['review_id', 'number'], ['study_id']] },
  );
  await keptTable(
    db,
    'reference_phase',
    { reference_id: '→reference', phase_id: '→phase' },
    { unique: [['reference_id', 'phase_id']], index: [['reference_id']] },
  );
  await keptTable(
    db,
    'case',
    { name: 'text', name_key: 'text', abbreviation: 'text', attributes: 'text', position: 'integer' },
    { exchanged: true, unique: [['name_key']] },
  );
  await keptTable(
    db,
    'case_reference',
    { case_id: '→case', reference_id: '→reference' },
    { unique: [['case_id', 'reference_id']], index: [['reference_id']] },
  );
  await keptTable(
    db,
    'decision',
    {
      reference_id: '→reference',
      phase_id: '→phase',
      stage: 'text',
      choice: 'text',
      reasons: 'text',
      primary_reason_id: '→exclusion_reason?',
      note: 'text',
    },
    { coderMade: true, unique: [['reference_id', 'phase_id', 'stage', 'author_id', 'set_id']], index: [['reference_id']] },
  );
  await keptTable(
    db,
    'standing_decision',
    {
      reference_id: '→reference',
      phase_id: '→phase',
      stage: 'text',
      choice: 'text',
      reasons: 'text',
      primary_reason_id: '→exclusion_reason?',
      note: 'text',
      made_how: 'text',
    },
    { unique: [['reference_id', 'phase_id', 'stage']], index: [['reference_id']] },
  );
}
