/** The passages that answers rest on. */
import type { Context } from '../platform/context.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import { create, liveRow, operate, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { answerAt, createAnswer, openPlace, type Place } from './answer-place.service.ts';

/** Lets an answer rest on passages. Returns how many were new to it. */
export async function cite(ctx: Context, scope: Scope, place: Place, excerptIds: readonly string[]): Promise<number> {
  if (!excerptIds.length) throw new Refused('Select one or more passages first, then press “Cite here”.');
  return operate(ctx, scope, { verb: 'cite a passage' }, async (op) => {
    const { latest } = await openPlace(op, place);
    const row = await answerAt(op, scope, place);
    const own = { state: 'blank', value: '', template_version_id: latest.id };
    const answer_id = row?.id ?? (await createAnswer(op, scope, place, own));
    const cited = await op.tx
      .selectFrom('answer_excerpt')
      .select('excerpt_id')
      .where('answer_id', '=', answer_id)
      .where('trashed_at', 'is', null)
      .execute();
    const fresh = [...new Set(excerptIds)].filter((id) => !cited.some((one) => one.excerpt_id === id));
    for (const excerpt_id of fresh) {
      const excerpt = await liveRow(op, 'excerpt', excerpt_id);
      if (excerpt.set_id !== scope.setId) throw new NotFound();
      await create(op, 'answer_excerpt', { answer_id, excerpt_id });
    }
    return fresh.length;
  });
}

/** Removes a passage from the answer that cited it; the passage stays. */
export async function uncite(ctx: Context, scope: Scope, citationId: string): Promise<null> {
  return operate(ctx, scope, { verb: 'remove a citation' }, async (op) => {
    const { answer_id } = await liveRow(op, 'answer_excerpt', citationId);
    const answer = await liveRow(op, 'answer', answer_id);
    if (answer.set_id !== scope.setId) throw new NotFound();
    await trash(op, 'answer_excerpt', citationId);
    return null;
  });
}
