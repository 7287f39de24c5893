/**
 * Check rounds of screening: where a round is held, who reads its sample, what was drawn; and how conflicts were resolved.
 * A column can't be added with a parent within the review, so `phase_id` names the phase alone; the service checks whose it is.
 */
import type { Kysely } from 'kysely';
import { keptTable, plainTable } from './support/dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const round = db.schema.alterTable('check_round');
  await round.addColumn('number', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await round.addColumn('phase_id', 'text', (c) => c.references('phase.id')).execute();
  for (const column of ['stage', 'size', 'stratify']) await round.addColumn(column, 'text', (c) => c.notNull().defaultTo('')).execute();
  await keptTable(
    db,
    'check_round_reviewer',
    { check_round_id: '→check_round', account_id: 'text' },
    { unique: [['check_round_id', 'account_id']], index: [['account_id']] },
  );
  await plainTable(
    db,
    'check_round_unit',
    { check_round_id: '→check_round', review_id: '→review', reference_id: '→reference' },
    { key: ['check_round_id', 'reference_id'], index: [['reference_id']] },
  );
  await keptTable(
    db,
    'resolution',
    {
      reference_id: '→reference',
      phase_id: '→phase',
      stage: 'text',
      check_round_id: '→check_round?',
      how: 'text',
      people: 'text',
      resolved_on: 'text',
      choice: 'text',
      why: 'text',
      originals: 'text',
    },
    { unique: [['reference_id', 'phase_id', 'stage']], index: [['check_round_id']] },
  );
}
