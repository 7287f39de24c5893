/** What people do with a document as a whole. Bringing files in: uploads.service. */
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import { change, liveRow, operate, type Operation, restore, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { isLeftOver, otherDocuments } from './documents.queries.ts';

/** Its passages are hidden with it, and come back with it. A reference that has no other document stays. */
export async function trashDocument(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'put a document in the trash' }, async (op) => {
    await trash(op, 'document', id);
    return null;
  });
}

/** Its reference comes back with it. @throws Refused when the same file has been added again meanwhile. */
export async function restoreDocument(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'take a document out of the trash' }, async (op) => {
    const again = await otherDocuments({ db: op.tx, reviewId: op.reviewId }, id);
    if (again.length) throw new Refused('The same file has been added again since. Put that one in the trash first.');
    const row = await restored(op, id);
    await restore(op, 'reference', row.reference_id);
    return null;
  });
}

async function restored(op: Parameters<typeof restore>[0], id: string) {
  await restore(op, 'document', id);
  return liveRow(op, 'document', id);
}

/** "Sheet 1 is page …"; empty: the file's own labels are right. */
export async function setFirstLabel(
  ctx: Context,
  scope: Scope,
  seen: { readonly id: string; readonly version?: number | undefined },
  firstLabel: string,
): Promise<number> {
  return operate(ctx, scope, { verb: 'correct the page numbers' }, (op) => change(op, 'document', seen, { first_label: firstLabel }));
}

/**
 * Hangs a file on another reference: an appendix, a second report. The record that came with the file goes to the trash when
 * nobody has confirmed it and nothing else is on it.
 */
export async function moveDocument(ctx: Context, scope: Scope, id: string, referenceId: string): Promise<number> {
  return operate(ctx, scope, { verb: 'move a document to another reference' }, async (op) => {
    await closeMatch(op, id, referenceId);
    return move(op, id, referenceId);
  });
}

/** The same inside somebody else's operation. */
export async function move(op: Operation, id: string, referenceId: string): Promise<number> {
  await liveRow(op, 'reference', referenceId);
  const { reference_id: before } = await liveRow(op, 'document', id);
  const version = await change(op, 'document', { id }, { reference_id: referenceId });
  if (before !== referenceId && (await isLeftOver({ db: op.tx, reviewId: op.reviewId }, before))) await trash(op, 'reference', before);
  return version;
}

/** A person has said where a file belongs: nothing waits for an answer any more. */
async function closeMatch(op: Operation, documentId: string, referenceId: string): Promise<void> {
  const open = await op.tx
    .selectFrom('file_match')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('document_id', '=', documentId)
    .where('state', '=', 'open')
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  if (open) await change(op, 'file_match', { id: open.id }, { state: 'accepted', reference_id: referenceId });
}
