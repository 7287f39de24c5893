/** Takes an operation back: each of its rows, latest first, as a new operation that names what it undoes. */
import { type Action, textsOf, type Values } from './activity.queries.ts';
import type { Author, Context } from './context.ts';
import type { Reader } from './database.ts';
import { NotFound, Refused } from './errors.ts';
import { anyRow, operate, type Operation, reverse } from './operation.ts';
import type { KeptTable } from './schema/index.ts';
import type { Done } from './undo.ts';

/** A person's latest operations in a review, oldest first. */
export async function operationsOf(db: Reader, author: Author, rows = 400): Promise<readonly Done[]> {
  const latest = await db
    .selectFrom('activity')
    .select(['operation', 'verb', 'undoes'])
    .where('review_id', '=', author.reviewId)
    .where('actor_id', '=', author.actorId)
    .orderBy('seq', 'desc')
    .limit(rows)
    .execute();
  return [...new Map(latest.map((row) => [row.operation, row])).values()].reverse();
}

interface Step {
  readonly action: Action;
  readonly object: string;
  readonly objectId: string;
  readonly objectVersion: number;
  readonly before: Values | null;
}

/** @throws Refused naming the person when somebody changed one of the objects since. */
export async function takeBack(ctx: Context, author: Author, done: Done): Promise<null> {
  return operate(ctx, author, { verb: done.verb, undoes: done.operation }, async (op) => {
    const steps = await stepsOf(op, done.operation);
    if (!steps.length) throw new Refused('This can no longer be undone.');
    await assertUntouched(op, steps);
    for (const step of steps) await reverse(op, step.object as KeptTable, step.objectId, inverseOf(step));
    return null;
  });
}

async function stepsOf(op: Operation, operation: string): Promise<readonly Step[]> {
  const rows = await op.tx
    .selectFrom('activity as a')
    .leftJoin('activity_payload as p', 'p.activity_id', 'a.id')
    .select(['a.action', 'a.object', 'a.object_id', 'a.object_version', 'p.payload'])
    .where('a.review_id', '=', op.reviewId)
    .where('a.operation', '=', operation)
    .orderBy('a.seq', 'desc')
    .execute();
  return rows.map((row) => ({
    action: row.action as Action,
    object: row.object,
    objectId: row.object_id,
    objectVersion: row.object_version,
    before: textsOf(row.payload).before,
  }));
}

/** The patch that brings a row back to what it was before the step. */
function inverseOf(step: Step): { readonly action: Action; readonly patch: (at: string) => Values } {
  switch (step.action) {
    case 'create':
    case 'restore':
      return { action: 'trash', patch: (at) => ({ trashed_at: at }) };
    case 'trash':
      return { action: 'restore', patch: () => ({ trashed_at: null }) };
    case 'change':
      return { action: 'change', patch: () => step.before ?? {} };
    case 'purge':
      throw new Refused('What was removed for good can’t be brought back.');
  }
}

async function assertUntouched(op: Operation, steps: readonly Step[]): Promise<void> {
  const seen = new Set<string>();
  for (const step of steps) {
    if (seen.has(step.objectId)) continue;
    seen.add(step.objectId);
    const row = await anyRow(op, step.object as KeptTable, step.objectId).catch(gone);
    if (row.version !== step.objectVersion)
      throw new Refused(`${await lastHand(op, step.objectId)} changed this since, so it is not undone.`);
  }
}

const gone = (error: unknown): never => {
  throw error instanceof NotFound ? new Refused('What this changed has been removed for good since, so it is not undone.') : error;
};

async function lastHand(op: Operation, objectId: string): Promise<string> {
  const row = await op.tx
    .selectFrom('activity as a')
    .innerJoin('account', 'account.id', 'a.actor_id')
    .select('account.name')
    .where('a.review_id', '=', op.reviewId)
    .where('a.object_id', '=', objectId)
    .orderBy('a.seq', 'desc')
    .executeTakeFirst();
  return row?.name ?? 'Somebody';
}
