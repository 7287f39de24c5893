/** In which phases a reference is used: many to many, each use a row of its own so that history tells who said so. */
import { create, type Operation, restore, trash } from '../platform/operation.ts';

/** Brings the phases of a reference to exactly these. */
export async function setPhases(op: Operation, referenceId: string, phases: readonly string[]): Promise<void> {
  const rows = await op.tx
    .selectFrom('reference_phase')
    .select(['id', 'phase_id', 'trashed_at'])
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', referenceId)
    .execute();
  const wanted = new Set(phases);
  for (const row of rows) if (row.trashed_at === null && !wanted.has(row.phase_id)) await trash(op, 'reference_phase', row.id);
  for (const phase_id of wanted) {
    const known = rows.filter((row) => row.phase_id === phase_id);
    if (known.some((row) => row.trashed_at === null)) continue;
    if (known[0]) await restore(op, 'reference_phase', known[0].id);
    else await create(op, 'reference_phase', { reference_id: referenceId, phase_id });
  }
}

/** Uses a reference in a phase; nothing happens when it is used there already. */
export async function useInPhase(op: Operation, reference_id: string, phase_id: string): Promise<void> {
  const rows = await op.tx
    .selectFrom('reference_phase')
    .select(['id', 'trashed_at'])
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', reference_id)
    .where('phase_id', '=', phase_id)
    .execute();
  const [removed] = rows;
  if (!removed) await create(op, 'reference_phase', { reference_id, phase_id });
  else if (rows.every((row) => row.trashed_at !== null)) await restore(op, 'reference_phase', removed.id);
}
