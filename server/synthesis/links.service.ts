/** Evidence: passages linked to an element, to a relation between two, or to the whole configuration, with a stance. */
import type { Context } from '../platform/context.ts';
import { Invalid, NotFound } from '../platform/errors.ts';
import { change, create, liveRow, type Operation, operate, type Seen, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Basis } from '../reviews/vocabulary.ts';
import type { Clarity } from './cmoc.ts';

/** What a passage speaks of: one element, two (a relation), or none (the whole). */
export interface TargetGiven {
  readonly elementId?: string | null | undefined;
  readonly otherElementId?: string | null | undefined;
}

export interface LinkGiven extends TargetGiven {
  readonly cmocId: string;
  readonly excerptIds: readonly string[];
  /** Key of one of the review's stances. */
  readonly stance: string;
  readonly basis?: Basis | undefined;
  readonly clear?: Clarity | undefined;
}

/** Links passages; one that is linked to the same target already takes the new stance. Returns the links' ids. */
export async function linkPassages(ctx: Context, scope: Scope, given: LinkGiven): Promise<readonly string[]> {
  return operate(ctx, scope, { verb: 'link a passage' }, (op) => addLinks(op, scope, given));
}

export async function addLinks(op: Operation, scope: Scope, given: LinkGiven): Promise<string[]> {
  await liveRow(op, 'cmoc', given.cmocId);
  await assertStance(op, given.stance);
  const target = await targetOf(op, given.cmocId, given);
  const ids: string[] = [];
  for (const excerptId of new Set(given.excerptIds)) ids.push(await addLink(op, scope, { ...given, excerptId, target }));
  return ids;
}

interface Target {
  readonly target: string;
  readonly element_id: string | null;
  readonly other_element_id: string | null;
}

async function targetOf(op: Operation, cmocId: string, given: TargetGiven): Promise<Target> {
  const ids = [...new Set([given.elementId, given.otherElementId].filter((id): id is string => Boolean(id)))];
  for (const id of ids) if ((await liveRow(op, 'element', id)).cmoc_id !== cmocId) throw new NotFound();
  const [element_id = null, other_element_id = null] = ids;
  return { target: (['whole', 'element', 'relation'] as const)[ids.length] ?? 'whole', element_id, other_element_id };
}

async function addLink(op: Operation, scope: Scope, of: LinkGiven & { excerptId: string; target: Target }): Promise<string> {
  const excerpt = await liveRow(op, 'excerpt', of.excerptId);
  if (excerpt.set_id !== scope.setId) throw new NotFound();
  const same = await sameLink(op, of);
  if (same) {
    await change(op, 'evidence_link', { id: same }, { stance: of.stance, ...(of.clear ? { clear: of.clear } : {}) });
    return same;
  }
  const judged = of.clear ? { clear: of.clear, clear_reason: '' } : await lastJudgement(op, of.excerptId);
  const own = { cmoc_id: of.cmocId, excerpt_id: of.excerptId, ...of.target, stance: of.stance, basis: of.basis ?? 'stated', ...judged };
  return create(op, 'evidence_link', { ...own, note: '', set_id: scope.setId });
}

async function sameLink(op: Operation, of: { cmocId: string; excerptId: string; target: Target }): Promise<string | null> {
  const rows = await op.tx
    .selectFrom('evidence_link')
    .select(['id', 'element_id', 'other_element_id'])
    .where('cmoc_id', '=', of.cmocId)
    .where('excerpt_id', '=', of.excerptId)
    .where('target', '=', of.target.target)
    .where('trashed_at', 'is', null)
    .execute();
  const wanted = [of.target.element_id, of.target.other_element_id].sort().join();
  return rows.find((row) => [row.element_id, row.other_element_id].sort().join() === wanted)?.id ?? null;
}

/** An excerpt has no clarity of its own: the last judgement of the same passage pre-fills the next. */
async function lastJudgement(op: Operation, excerptId: string): Promise<{ clear: string; clear_reason: string }> {
  const row = await op.tx
    .selectFrom('evidence_link')
    .select(['clear', 'clear_reason'])
    .where('review_id', '=', op.reviewId)
    .where('excerpt_id', '=', excerptId)
    .where('clear', '!=', 'not_judged')
    .where('trashed_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? { clear: 'not_judged', clear_reason: '' };
}

async function assertStance(op: Operation, key: string): Promise<void> {
  const known = await op.tx
    .selectFrom('stance')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('key', '=', key)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  if (!known) throw new Invalid({ stance: 'This review has no such stance.' });
}

export interface LinkPatch {
  readonly stance?: string | undefined;
  readonly basis?: Basis | undefined;
  readonly clear?: Clarity | undefined;
  readonly clearReason?: string | undefined;
  readonly note?: string | undefined;
  readonly target?: TargetGiven | undefined;
}

export async function changeLink(ctx: Context, scope: Scope, seen: Seen, patch: LinkPatch): Promise<number> {
  return operate(ctx, scope, { verb: 'change a link' }, async (op) => {
    const link = await liveRow(op, 'evidence_link', seen.id);
    if (patch.stance) await assertStance(op, patch.stance);
    const target = patch.target && (await targetOf(op, link.cmoc_id, patch.target));
    const { stance, basis, clear, clearReason, note } = patch;
    const columns = { stance, basis, clear, clear_reason: clearReason, note, ...target };
    return change(op, 'evidence_link', seen, Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)));
  });
}

/** The passage stays marked and coded; only this link goes. */
export async function removeLink(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'unlink a passage' }, async (op) => {
    await trash(op, 'evidence_link', id);
    return null;
  });
}
