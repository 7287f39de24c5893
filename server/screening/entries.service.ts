/** References that come back later, into another phase: "brought over from gleaning". */
import type { Context } from '../platform/context.ts';
import { change, create, liveRow, operate, type Operation } from '../platform/operation.ts';
import { useInPhase } from '../references/phases.service.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Stage } from './stage.ts';

export interface BroughtOver {
  readonly references: readonly string[];
  readonly fromPhaseId: string;
  readonly phaseId: string;
  /** Where they enter the phase. */
  readonly stage: Stage;
  /** ISO date. */
  readonly on: string;
  readonly reason: string;
}

/** Brings references into a phase at a stage, with day and reason. Decisions of the other phase stay as they are. */
export async function bringOver(ctx: Context, scope: Scope, given: BroughtOver): Promise<number> {
  return operate(ctx, scope, { verb: 'bring references over', reason: given.reason }, async (op) => {
    await liveRow(op, 'phase', given.phaseId);
    await liveRow(op, 'phase', given.fromPhaseId);
    for (const reference of new Set(given.references)) {
      await liveRow(op, 'reference', reference);
      await useInPhase(op, reference, given.phaseId);
      await enter(op, reference, given);
    }
    return new Set(given.references).size;
  });
}

async function enter(op: Operation, reference_id: string, given: BroughtOver): Promise<void> {
  const own = { stage: given.stage, from_phase_id: given.fromPhaseId, entered_on: given.on, reason: given.reason };
  const known = await op.tx
    .selectFrom('screening_entry')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', reference_id)
    .where('phase_id', '=', given.phaseId)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  if (known) await change(op, 'screening_entry', { id: known.id }, own);
  else await create(op, 'screening_entry', { reference_id, phase_id: given.phaseId, ...own });
}
