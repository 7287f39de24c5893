/** Taking an import back. */
import type { Context } from '../platform/context.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import { operate, type Operation, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { importKind } from './import.service.ts';
import { searchById } from './searches.queries.ts';
import { untouchedOf, usesBroughtBy, usesOf } from './taking-back.queries.ts';

const verb = 'take an import back';
const batch = 50;

/**
 * References that only this search brought and nobody has worked with go to the trash, their uses in phases with them; so do the
 * uses that it made of references that were here before; last, the search. In small writes, so that nobody waits for it: taken
 * back again, an interrupted one goes on.
 */
export async function takeImportBack(ctx: Context, scope: Scope, id: string): Promise<{ readonly gone: number; readonly kept: number }> {
  const search = await searchById(scope, id);
  if (!search) throw new NotFound();
  if (search.state === 'importing') throw new Refused('It is being imported just now. Take it back when that is done.');
  const { ids, kept } = await untouchedOf(scope, id);
  await inBatches(ctx, scope, ids, async (op, some) => {
    for (const use of await usesOf({ db: op.tx, reviewId: op.reviewId }, some)) await trash(op, 'reference_phase', use);
    for (const reference of some) await trash(op, 'reference', reference);
  });
  await inBatches(ctx, scope, await usesBroughtBy(scope, search, importKind), async (op, some) => {
    for (const use of some) await trash(op, 'reference_phase', use);
  });
  await inBatches(ctx, scope, [id], (op) => trash(op, 'search', id));
  return { gone: ids.length, kept };
}

async function inBatches(
  ctx: Context,
  { reviewId, actorId }: Scope,
  ids: readonly string[],
  work: (op: Operation, some: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < ids.length; from += batch)
    await operate(ctx, { reviewId, actorId }, { verb }, async (op) => {
      await work(op, ids.slice(from, from + batch));
      return null;
    });
}
