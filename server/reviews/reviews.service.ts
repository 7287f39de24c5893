/** Making a review and changing what it is. People: members.service. Vocabularies: vocabulary.service. */
import type { Author, Context } from '../platform/context.ts';
import { change, create, operate, type Operation } from '../platform/operation.ts';
import { nameKey, slugOf } from './name-key.ts';
import { exclusionReasonPresets, levelPresets, mechanismTypePresets, phasePresets, rolePresets, stancePresets } from './preset.ts';
import { slugTaken } from './reviews.queries.ts';
import type { Scope } from './scope.queries.ts';

export interface NewReview {
  readonly title: string;
  readonly question: string;
}

/** Makes a review with the reference report's presets; its maker leads it. */
export async function createReview(ctx: Context, actorId: string, input: NewReview): Promise<{ id: string; slug: string }> {
  const id = ctx.newId();
  const author: Author = { reviewId: id, actorId };
  return operate(ctx, author, { verb: 'make the review' }, async (op) => {
    const slug = await freeSlug(op, slugOf(input.title));
    await create(op, 'review', {
      id,
      slug,
      title: input.title,
      question: input.question,
      levels: JSON.stringify(levelPresets),
      clear_links_needed: 1,
      studies_needed: 2,
      rank_by: 'cmocs',
    });
    await create(op, 'member', { account_id: actorId, role: 'lead' });
    const setId = await create(op, 'work_set', { kind: 'working', name: 'Working set', check_round_id: null });
    await addPresets(op);
    for (const react of ctx.reactions.reviewMade) await react(op, setId);
    return { id, slug };
  });
}

async function freeSlug(op: Operation, wanted: string): Promise<string> {
  let slug = wanted;
  for (let n = 2; await slugTaken(op.tx, slug); n++) slug = `${wanted}-${n}`;
  return slug;
}

async function addPresets(op: Operation): Promise<void> {
  for (const [position, name] of phasePresets.entries()) await create(op, 'phase', { name, name_key: nameKey(name), position });
  for (const [position, { isSlot, isHidden, ...role }] of rolePresets.entries())
    await create(op, 'role', { ...role, position, is_slot: isSlot ? 1 : 0, is_hidden: isHidden ? 1 : 0 });
  for (const [position, stance] of stancePresets.entries()) await create(op, 'stance', { ...stance, position });
  for (const [position, name] of mechanismTypePresets.entries())
    await create(op, 'mechanism_type', { name, name_key: nameKey(name), position });
  for (const [position, name] of exclusionReasonPresets.entries())
    await create(op, 'exclusion_reason', { name, name_key: nameKey(name), position });
}

export interface ReviewPatch {
  readonly version?: number | undefined;
  readonly title: string;
  readonly question: string;
  readonly clear_links_needed: number;
  readonly studies_needed: number;
  readonly rank_by: string;
}

export async function changeReview(ctx: Context, scope: Scope, { version, ...patch }: ReviewPatch): Promise<number> {
  return operate(ctx, scope, { verb: 'change the review' }, (op) => change(op, 'review', { id: scope.reviewId, version }, patch));
}
