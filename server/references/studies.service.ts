/** Sibling papers: several references that report one study. Joining and leaving are one action each. */
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import { change, create, liveRow, operate, type Operation, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { citationOf } from './citation.ts';
import { citedOf } from './references.queries.ts';

/** Makes these references one study; the studies that some of them were in are joined. Returns the study's id. */
export async function joinStudy(ctx: Context, scope: Scope, ids: readonly string[]): Promise<string> {
  if (new Set(ids).size < 2) throw new Refused('Tick at least two references that report the same study.');
  return operate(ctx, scope, { verb: 'make one study of references' }, async (op) => {
    const rows = await Promise.all(ids.map((id) => liveRow(op, 'reference', id)));
    const [first] = rows;
    const known = [...new Set(rows.flatMap((row) => (row.study_id ? [row.study_id] : [])))];
    const study = known[0] ?? (await create(op, 'study', { name: first ? citationOf(citedOf(first)) : '' }));
    for (const row of rows) if (row.study_id !== study) await change(op, 'reference', { id: row.id }, { study_id: study });
    for (const other of known.slice(1)) await moveMembers(op, other, study);
    return study;
  });
}

async function moveMembers(op: Operation, from: string, to: string): Promise<void> {
  for (const id of await membersOf(op, from)) await change(op, 'reference', { id }, { study_id: to });
  await trash(op, 'study', from);
}

/** Takes a reference out of its study; a study that would keep a single reference is dissolved. */
export async function leaveStudy(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'take a reference out of its study' }, async (op) => {
    const { study_id } = await liveRow(op, 'reference', id);
    if (!study_id) return null;
    await change(op, 'reference', { id }, { study_id: null });
    const left = await membersOf(op, study_id);
    if (left.length > 1) return null;
    for (const last of left) await change(op, 'reference', { id: last }, { study_id: null });
    await trash(op, 'study', study_id);
    return null;
  });
}

async function membersOf(op: Operation, study: string): Promise<readonly string[]> {
  const rows = await op.tx
    .selectFrom('reference')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('study_id', '=', study)
    .where('trashed_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}
