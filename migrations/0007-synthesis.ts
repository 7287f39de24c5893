/** Programme theories and their versions. CMOCs, their elements and evidence, demi-regularities. */
import type { Kysely } from 'kysely';
import { keptTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(db, 'theory', { number: 'integer', title: 'text', kind: 'text', text: 'text', position: 'integer' }, { exchanged: true });
  await keptTable(
    db,
    'theory_version',
    { theory_id: '→theory', number: 'integer', text: 'text', agreed_by: 'text', agreed_at: 'text?', note: 'text', purpose: 'text' },
    { unique: [['theory_id', 'number']] },
  );

  await keptTable(
    db,
    'cmoc',
    {
      number: 'integer',
      label: 'text',
      level: 'text',
      origin: 'text',
      reference_id: '→reference?',
      case_id: '→case?',
      phase_id: '→phase?',
      group_name: 'text',
      strategy: 'text',
      slot_modes: 'text',
      filed_under_id: '→code?',
      status: 'text',
      verdict: 'text',
      agreed_by: 'text',
      agreed_at: 'text?',
      status_note: 'text',
      retired_because: 'text',
      merged_into_id: '→cmoc?',
      statement: 'text',
      statement_of: 'text',
      pass: 'integer',
      position: 'integer',
    },
    { coderMade: true, exchanged: true, index: [['review_id', 'number'], ['reference_id'], ['review_id', 'filed_under_id']] },
  );
  await keptTable(
    db,
    'element',
    {
      cmoc_id: '→cmoc',
      role_id: '→role',
      code_id: '→code?',
      wording: 'text',
      direction: 'text',
      depends_on: 'text',
      basis: 'text',
      basis_document_id: '→document?',
      facet: 'text',
      actor: 'text',
      level: 'text',
      position: 'integer',
    },
    { index: [['cmoc_id'], ['code_id']] },
  );
  await keptTable(
    db,
    'evidence_link',
    {
      cmoc_id: '→cmoc',
      excerpt_id: '→excerpt',
      target: 'text',
      element_id: '→element?',
      other_element_id: '→element?',
      stance: 'text',
      basis: 'text',
      clear: 'text',
      clear_reason: 'text',
      note: 'text',
    },
    { coderMade: true, index: [['cmoc_id'], ['excerpt_id']] },
  );
  await keptTable(
    db,
    'cmoc_theory',
    { cmoc_id: '→cmoc', theory_id: '→theory' },
    { unique: [['cmoc_id', 'theory_id']], index: [['theory_id'], ['cmoc_id']] },
  );
  await keptTable(
    db,
    'cmoc_assignment',
    { extracted_id: '→cmoc', theory_cmoc_id: '→cmoc' },
    { unique: [['extracted_id', 'theory_cmoc_id']], index: [['theory_cmoc_id'], ['extracted_id']] },
  );
  await keptTable(
    db,
    'cmoc_relation',
    { kind: 'text', from_id: '→cmoc', to_id: '→cmoc', from_element_id: '→element?', to_element_id: '→element?', reason: 'text' },
    { index: [['from_id'], ['to_id']] },
  );
  await keptTable(
    db,
    'cmoc_test',
    {
      theory_cmoc_id: '→cmoc',
      theory_cmoc_version: 'integer',
      extracted_id: '→cmoc?',
      reference_id: '→reference?',
      phase_id: '→phase?',
      finding: 'text',
      novel_in: 'text',
      circumstances: 'text',
      reason: 'text',
    },
    { coderMade: true, index: [['theory_cmoc_id'], ['extracted_id']] },
  );
  await keptTable(
    db,
    'demi_regularity',
    {
      number: 'integer',
      code_id: '→code',
      statement: 'text',
      explanation: 'text',
      moderators: 'text',
      counter_examples: 'text',
      team_outcome: 'text',
      team_outcome_reason: 'text',
      agreed_by: 'text',
      agreed_at: 'text?',
      joined_into_id: '→demi_regularity?',
      is_split: 'flag',
    },
    { exchanged: true, index: [['code_id']] },
  );
  await keptTable(
    db,
    'demi_regularity_member',
    { demi_regularity_id: '→demi_regularity', cmoc_id: '→cmoc' },
    { unique: [['demi_regularity_id', 'cmoc_id']], index: [['cmoc_id'], ['demi_regularity_id']] },
  );
}
