/** Taking back the decision one made last, while screening. */
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import { nextUndo } from '../platform/undo.ts';
import { operationsOf, takeBack } from '../platform/undo.queries.ts';
import { notUndone } from '../reversals.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { deciding } from './decisions.service.ts';
import type { At } from './queue.ts';

const kept = new Set(Object.keys(notUndone));

/**
 * Takes back this person's last step when it was a decision in this stage. Returns the id of its reference.
 * @throws Refused when their last step was something else, which would be lost to view if it were undone from here.
 */
export async function takeBackDecision(ctx: Context, scope: Scope, at: At): Promise<string> {
  const { undo } = nextUndo(await operationsOf(scope.db, scope), kept);
  if (!undo) throw new Refused('There is nothing to take back.');
  const decision = undo.verb === deciding ? await decisionOf(scope, undo.operation) : undefined;
  if (decision?.phase_id !== at.phaseId || decision.stage !== at.stage)
    throw new Refused(`Your last step was not a decision here: “${undo.verb}”. Ctrl Z takes that back.`);
  await takeBack(ctx, scope, undo);
  return decision.reference_id;
}

const decisionOf = (scope: Scope, operation: string) =>
  scope.db
    .selectFrom('activity as a')
    .innerJoin('decision as d', 'd.id', 'a.object_id')
    .select(['d.reference_id', 'd.phase_id', 'd.stage'])
    .where('a.review_id', '=', scope.reviewId)
    .where('a.operation', '=', operation)
    .where('a.object', '=', 'decision')
    .executeTakeFirst();
