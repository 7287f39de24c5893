/** Screening by phase and stage: how the team does it, who takes which records, what enters late, and who agreed an outcome. */
import type { Kysely } from 'kysely';
import { keptTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await keptTable(
    db,
    'screening_stage',
    {
      phase_id: '→phase',
      stage: 'text',
      mode: 'text',
      criteria: 'text',
      include_terms: 'text',
      exclude_terms: 'text',
      sample_percent: 'integer',
      maybe_goes_on: 'flag',
    },
    { unique: [['phase_id', 'stage']] },
  );
  await keptTable(
    db,
    'screening_share',
    { phase_id: '→phase', stage: 'text', account_id: 'text', from_number: 'integer', to_number: 'integer' },
    { index: [['phase_id', 'stage']] },
  );
  await keptTable(
    db,
    'screening_entry',
    { reference_id: '→reference', phase_id: '→phase', stage: 'text', from_phase_id: '→phase?', entered_on: 'text', reason: 'text' },
    { unique: [['reference_id', 'phase_id']], index: [['phase_id', 'stage']] },
  );
  for (const column of ['people', 'decided_on'])
    await db.schema
      .alterTable('standing_decision')
      .addColumn(column, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  await queueIndexes(db);
}

/**
 * A queue is read from indexes alone: what is used in a phase, what was decided and what stands on each record of a stage. A
 * record's own row holds its abstract, so that reading 20,000 of them only to see that they are not in the trash takes long.
 */
async function queueIndexes(db: Kysely<unknown>): Promise<void> {
  const index = async (name: string, table: string, columns: readonly string[]): Promise<void> =>
    db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  await index('decision_on_record', 'decision', ['phase_id', 'stage', 'reference_id', 'trashed_at', 'set_id', 'author_id', 'choice']);
  await index('decision_of_reviewer', 'decision', [
    'phase_id',
    'stage',
    'author_id',
    'trashed_at',
    'id',
    'reference_id',
    'set_id',
    'choice',
  ]);
  await index('standing_on_record', 'standing_decision', ['phase_id', 'stage', 'reference_id', 'trashed_at', 'choice']);
  await index('standing_by_choice', 'standing_decision', ['phase_id', 'stage', 'trashed_at', 'choice', 'reference_id']);
  await index('reference_phase_live', 'reference_phase', ['phase_id', 'trashed_at', 'reference_id']);
  await index('reference_in_order', 'reference', ['review_id', 'trashed_at', 'number', 'id']);
  await index('reference_live', 'reference', ['id', 'review_id', 'trashed_at', 'number']);
}
