/** Notes whether full texts could be had, and how papers came into a phase when no search tells. */
import type { Context } from '../platform/context.ts';
import { change, create, liveRow, operate, type Operation, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Arrival, RetrievalState } from './getting.ts';

export interface RetrievalGiven {
  /** '' lets go of what was said. */
  readonly state: RetrievalState | '';
  readonly reason: string;
  readonly version?: number | undefined;
}

export async function setRetrieval(
  ctx: Context,
  scope: Scope,
  references: readonly string[],
  { state, reason, version }: RetrievalGiven,
): Promise<null> {
  return operate(ctx, scope, { verb: 'note whether full texts could be had' }, async (op) => {
    for (const reference_id of references) {
      await liveRow(op, 'reference', reference_id);
      const known = await rowOf(op, 'retrieval', reference_id);
      const own = { state, reason: state === 'not_retrieved' ? reason : '' };
      if (known && state) await change(op, 'retrieval', { id: known, version }, own);
      else if (known) await trash(op, 'retrieval', known);
      else if (state) await create(op, 'retrieval', { reference_id, ...own });
    }
    return null;
  });
}

export interface ArrivalGiven {
  readonly phase: string;
  /** '' lets the searches tell again. */
  readonly kind: Arrival | '';
}

export async function setArrival(ctx: Context, scope: Scope, references: readonly string[], { phase, kind }: ArrivalGiven): Promise<null> {
  return operate(ctx, scope, { verb: 'note how papers came in' }, async (op) => {
    await liveRow(op, 'phase', phase);
    for (const reference_id of references) {
      await liveRow(op, 'reference', reference_id);
      const known = await rowOf(op, 'arrival', reference_id, phase);
      if (known && kind) await change(op, 'arrival', { id: known }, { kind });
      else if (known) await trash(op, 'arrival', known);
      else if (kind) await create(op, 'arrival', { reference_id, phase_id: phase, kind });
    }
    return null;
  });
}

async function rowOf(op: Operation, table: 'retrieval' | 'arrival', referenceId: string, phase?: string): Promise<string | undefined> {
  let query = op.tx
    .selectFrom(table as 'arrival')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', referenceId)
    .where('trashed_at', 'is', null);
  if (phase) query = query.where('phase_id', '=', phase);
  return (await query.executeTakeFirst())?.id;
}
