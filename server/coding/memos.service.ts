/** Writing memos. Anybody who codes may continue a colleague's memo; the earlier text is kept. */
import type { Context } from '../platform/context.ts';
import { change, create, liveRow, operate, trash } from '../platform/operation.ts';
import type { Seen } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { MemoPlace } from './memo.ts';

/** @throws NotFound when the object is not in this review. */
export async function writeMemo(ctx: Context, scope: Scope, place: MemoPlace, text: string): Promise<string> {
  return operate(ctx, scope, { verb: 'write a memo' }, async (op) => {
    const object = await liveRow(op, place.object, place.objectId);
    return create(op, 'memo', { object: place.object, object_id: object.id, text });
  });
}

/** Returns the new version. */
export async function changeMemo(ctx: Context, scope: Scope, seen: Seen, text: string): Promise<number> {
  return operate(ctx, scope, { verb: 'change a memo' }, (op) => change(op, 'memo', seen, { text }));
}

export async function trashMemo(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'delete a memo' }, async (op) => {
    await trash(op, 'memo', id);
    return null;
  });
}
