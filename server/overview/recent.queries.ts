/** What happened lately: one line per click, however many rows it changed. */
import { visibleActivity } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';

export interface Happened {
  readonly operation: string;
  readonly at: string;
  readonly who: string;
  readonly verb: string;
  readonly isUndo: boolean;
  /** The first object that was changed: what the line links to. */
  readonly object: string;
  readonly objectId: string;
  readonly rows: number;
}

/** The latest operations, newest first. Reads the last `depth` rows of the activity, so a large import shows as one line. */
export async function recentOperations(scope: Scope, limit = 120, depth = 600): Promise<readonly Happened[]> {
  const rows = await scope.db
    .selectFrom('activity as a')
    .innerJoin('account', 'account.id', 'a.actor_id')
    .select(['a.operation', 'a.at', 'account.name as who', 'a.verb', 'a.undoes', 'a.object', 'a.object_id'])
    .where('a.review_id', '=', scope.reviewId)
    .where(visibleActivity(scope, 'a'))
    .orderBy('a.seq', 'desc')
    .limit(depth)
    .execute();
  const operations = new Map<string, Happened>();
  for (const row of rows) {
    const known = operations.get(row.operation);
    operations.set(row.operation, {
      operation: row.operation,
      at: row.at,
      who: row.who,
      verb: row.verb,
      isUndo: row.undoes !== null,
      object: row.object,
      objectId: row.object_id,
      rows: (known?.rows ?? 0) + 1,
    });
  }
  return [...operations.values()].slice(0, limit);
}
