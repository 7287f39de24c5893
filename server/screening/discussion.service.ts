/** Outcomes of discussions. */
import type { Context } from '../platform/context.ts';
import { liveRow, operate } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { assertGrounded, type DecisionGiven, recordStanding } from './recording.service.ts';

export interface Discussed extends DecisionGiven {
  /** Who took part, in words. */
  readonly people: string;
  /** ISO date. */
  readonly on: string;
}

/** Makes the outcome of a discussion stand, with who took part and when. */
export async function recordDiscussion(ctx: Context, scope: Scope, given: Discussed): Promise<null> {
  assertGrounded(given);
  return operate(ctx, scope, { verb: 'record a discussion' }, async (op) => {
    await liveRow(op, 'reference', given.referenceId);
    await liveRow(op, 'phase', given.phaseId);
    await recordStanding(op, given, { how: 'discussion', people: given.people, on: given.on });
    return null;
  });
}
