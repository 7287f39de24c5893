/**
 * Joining references that are the same work. The joined one goes to the trash and keeps its records, so that counts per
 * database stay right and taking it apart is putting it back.
 */
import type { Context } from '../platform/context.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import { change, create, liveRow, operate, type Operation, restore, trash } from '../platform/operation.ts';
import type { Own } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { doiKey } from './reference.ts';
import { duplicatesFound } from './duplicate-search.service.ts';
import { inUse, keptApart } from './duplicates.queries.ts';
import { setPhases } from './phases.service.ts';

/** Joins these references into the one that people have worked with, or else the first. Returns its id. */
export async function joinReferences(ctx: Context, scope: Scope, ids: readonly string[]): Promise<string> {
  return operate(ctx, scope, { verb: 'join references' }, (op) => join(op, ids, 'person'));
}

async function join(op: Operation, ids: readonly string[], how: string): Promise<string> {
  const used = await inUse({ db: op.tx, reviewId: op.reviewId }, ids);
  const kept = ids.find((id) => used.has(id)) ?? ids[0];
  if (!kept || ids.length < 2) throw new Refused('Choose two references at least.');
  if (used.size > 1)
    throw new Refused(
      'Files or decisions hang on more than one of them. Move what hangs on one to the other first, or make them one study.',
    );
  for (const id of ids) if (id !== kept) await joinInto(op, { id, kept, how });
  return kept;
}

/** What the kept one lacks it gets from the other. */
const filled = ['doi', 'pmid', 'abstract', 'container', 'volume', 'issue', 'pages', 'url', 'language'] as const;

async function joinInto(
  op: Operation,
  { id, kept, how }: { readonly id: string; readonly kept: string; readonly how: string },
): Promise<void> {
  const [other, into] = [await liveRow(op, 'reference', id), await liveRow(op, 'reference', kept)];
  const missing = Object.fromEntries(filled.filter((field) => !into[field] && other[field]).map((field) => [field, other[field]]));
  const patch: Partial<Own<'reference'>> = { ...missing, ...(into.year === null ? { year: other.year } : {}) };
  await change(op, 'reference', { id: kept }, missing['doi'] ? { ...patch, doi_key: doiKey(other.doi) } : patch);
  await setPhases(op, kept, [...new Set([...(await phasesOf(op, kept)), ...(await phasesOf(op, id))])]);
  await create(op, 'duplicate_verdict', { reference_id: id, other_id: kept, verdict: 'same', how });
  await trash(op, 'reference', id);
}

async function phasesOf(op: Operation, reference: string): Promise<readonly string[]> {
  const rows = await op.tx
    .selectFrom('reference_phase')
    .select('phase_id')
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', reference)
    .where('trashed_at', 'is', null)
    .execute();
  return rows.map((row) => row.phase_id);
}

/** Says of every two of these that they are not the same: they are not proposed again. */
export async function keepApart(ctx: Context, scope: Scope, ids: readonly string[]): Promise<null> {
  return operate(ctx, scope, { verb: 'keep references apart' }, async (op) => {
    const known = await keptApart({ db: op.tx, reviewId: op.reviewId });
    for (const [at, id] of ids.entries()) {
      await liveRow(op, 'reference', id);
      for (const other_id of ids.slice(at + 1))
        if (!known.has([id, other_id].sort().join(' ')))
          await create(op, 'duplicate_verdict', { reference_id: id, other_id, verdict: 'apart', how: 'person' });
    }
    return null;
  });
}

const groupsAtOnce = 50;

/** Joins every group whose members are certainly the same; groups with work on more than one wait for a person. Returns how many. */
export async function joinCertain(ctx: Context, scope: Scope): Promise<number> {
  const { groups } = (await duplicatesFound(scope)).duplicates;
  const certain = groups.filter(({ certainty }) => certainty === 'certain');
  const author = { reviewId: scope.reviewId, actorId: scope.actorId };
  let joined = 0;
  for (let from = 0; from < certain.length; from += groupsAtOnce)
    joined += await operate(ctx, author, { verb: 'join references' }, async (op) => {
      let done = 0;
      for (const { ids } of certain.slice(from, from + groupsAtOnce)) {
        if ((await inUse({ db: op.tx, reviewId: op.reviewId }, ids)).size > 1) continue;
        await join(op, ids, 'certain');
        done += 1;
      }
      return done;
    });
  return joined;
}

/** Takes a joined reference out again, and keeps the two apart from now on. */
export async function splitReference(ctx: Context, scope: Scope, verdict: string): Promise<null> {
  return operate(ctx, scope, { verb: 'take joined references apart' }, async (op) => {
    const row = await liveRow(op, 'duplicate_verdict', verdict);
    if (row.verdict !== 'same') throw new NotFound();
    await restore(op, 'reference', row.reference_id);
    await change(op, 'duplicate_verdict', { id: verdict }, { verdict: 'apart', how: 'person' });
    return null;
  });
}
