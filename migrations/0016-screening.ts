/** Screening by phase and stage: how the team does it, who takes which records, what enters late, and who agreed an outcome. */
import { type Kysely, sql } from 'kysely';
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

/** A queue is read from an index: who decided what in a stage, what stands there, what is used in a phase, what is in the trash. */
async function queueIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('decision_live_by_stage')
    .on('decision')
    .columns(['phase_id', 'stage', 'author_id', 'id', 'set_id', 'reference_id'])
    .where(sql.ref('trashed_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('standing_live_by_stage')
    .on('standing_decision')
    .columns(['phase_id', 'stage', 'choice', 'reference_id'])
    .where(sql.ref('trashed_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('reference_phase_live')
    .on('reference_phase')
    .columns(['phase_id', 'reference_id'])
    .where(sql.ref('trashed_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('reference_live_by_number')
    .on('reference')
    .columns(['review_id', 'number', 'id'])
    .where(sql.ref('trashed_at'), 'is', null)
    .execute();
}
