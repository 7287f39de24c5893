/** CMOCs that come from, hold, chain into or contradict each other; merging and splitting lose nothing and can be taken back. */
import type { Context } from '../platform/context.ts';
import { Invalid, NotFound } from '../platform/errors.ts';
import { change, create, liveRow, type Operation, operate, trash } from '../platform/operation.ts';
import { pastOf, type Values } from '../platform/activity.queries.ts';
import type { Own, Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type CmocLevel, cmocLevels, among, type RelationKind } from './cmoc.ts';
import { addCmoc, cmocOfLevel, fillCmoc } from './cmocs.service.ts';
import { addLinks } from './links.service.ts';
import { elementsIn, type ElementIn } from './slots.queries.ts';
import { addToTheories } from './theories.service.ts';
import { asBasis, asDirection } from '../reviews/vocabulary.ts';

export interface RelationGiven {
  readonly kind: Exclude<RelationKind, 'merged_into'>;
  readonly fromId: string;
  readonly toId: string;
  /** For *outcome becomes context*: which outcome, and which context. */
  readonly fromElementId?: string | null;
  readonly toElementId?: string | null;
  readonly reason: string;
}

export async function relate(ctx: Context, scope: Scope, given: RelationGiven): Promise<string> {
  return operate(ctx, scope, { verb: 'relate two CMOCs' }, (op) => addRelation(op, given));
}

async function addRelation(op: Operation, given: Omit<RelationGiven, 'kind'> & { readonly kind: RelationKind }): Promise<string> {
  if (given.fromId === given.toId) throw new Invalid({ to: 'A CMOC can’t be related to itself: choose another.' });
  for (const id of [given.fromId, given.toId]) await liveRow(op, 'cmoc', id);
  await assertOwn(op, given.fromElementId, given.fromId);
  await assertOwn(op, given.toElementId, given.toId);
  return create(op, 'cmoc_relation', {
    kind: given.kind,
    from_id: given.fromId,
    to_id: given.toId,
    from_element_id: given.fromElementId ?? null,
    to_element_id: given.toElementId ?? null,
    reason: given.reason,
  });
}

async function assertOwn(op: Operation, elementId: string | null | undefined, cmocId: string): Promise<void> {
  if (elementId && (await liveRow(op, 'element', elementId)).cmoc_id !== cmocId) throw new NotFound();
}

export async function removeRelation(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'remove a relation' }, async (op) => {
    const relation = await liveRow(op, 'cmoc_relation', id);
    if (relation.kind === 'merged_into') await takeOut(op, relation.from_id);
    else await trash(op, 'cmoc_relation', id);
    return null;
  });
}

export interface MergeGiven {
  readonly intoId: string;
  /** Who took part: names, as the team writes them. */
  readonly who: string;
  readonly reason: string;
}

/**
 * Merges theory CMOCs into another: they are retired and point to it; their elements, passages, tests and assigned CMOCs stay
 * with them and count with it. Taking one out again removes the pointer.
 */
export async function mergeCmocs(ctx: Context, scope: Scope, ids: readonly string[], given: MergeGiven): Promise<number> {
  const others = ids.filter((id) => id !== given.intoId);
  if (!others.length) throw new Invalid({ into: 'Choose another CMOC to merge into.' });
  return operate(ctx, scope, { verb: others.length === 1 ? 'merge two CMOCs' : 'merge several CMOCs' }, async (op) => {
    await cmocOfLevel(op, given.intoId, 'theory');
    for (const id of others) await merge(op, id, given);
    return others.length;
  });
}

async function merge(op: Operation, id: string, { intoId, who, reason }: MergeGiven): Promise<void> {
  await cmocOfLevel(op, id, 'theory');
  if (await isMergedInto(op, intoId, id)) throw new Invalid({ into: 'That one was merged into this one. Take it out first.' });
  if ((await liveRow(op, 'cmoc', id)).merged_into_id) await takeOut(op, id);
  await change(
    op,
    'cmoc',
    { id },
    {
      merged_into_id: intoId,
      status: 'retired',
      retired_because: 'merged',
      agreed_by: who,
      agreed_at: op.at,
      status_note: reason,
    },
  );
  await addRelation(op, { kind: 'merged_into', fromId: id, toId: intoId, reason });
}

async function isMergedInto(op: Operation, id: string, target: string): Promise<boolean> {
  for (let at: string | null = id, steps = 0; at && steps < 100; steps++) {
    if (at === target) return true;
    at = (await liveRow(op, 'cmoc', at)).merged_into_id;
  }
  return false;
}

/** Takes a merged CMOC out again: it is what it was, with everything it had. */
export async function unmerge(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'take a CMOC out of a merge' }, async (op) => {
    await takeOut(op, id);
    return null;
  });
}

async function takeOut(op: Operation, id: string): Promise<void> {
  const relation = await op.tx
    .selectFrom('cmoc_relation')
    .select('id')
    .where('from_id', '=', id)
    .where('kind', '=', 'merged_into')
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  if (relation) await trash(op, 'cmoc_relation', relation.id);
  await change(op, 'cmoc', { id }, { merged_into_id: null, ...(await statusBefore(op, id)) });
}

const asDraft: Values = { status: 'draft', retired_because: '', agreed_by: '', agreed_at: null, status_note: '' };

/** What the team had said of it when it was merged; a draft where that can't be known any more. */
async function statusBefore(op: Operation, id: string): Promise<Partial<Own<'cmoc'>>> {
  const past = await pastOf(op.tx, op.reviewId, id);
  const before = past.findLast((entry) => entry.after?.['merged_into_id'])?.before ?? asDraft;
  return Object.fromEntries(Object.keys(asDraft).flatMap((column) => (column in before ? [[column, before[column]]] : [])));
}

export interface CopyGiven {
  readonly kind: 'derived_from' | 'split_from';
  /** The elements that the new one starts with. */
  readonly elementIds: readonly string[];
  /** Takes the passages of those elements along; the first CMOC keeps them, too. */
  readonly withPassages: boolean;
  readonly level?: CmocLevel;
  readonly reason: string;
}

/** Makes a new CMOC from some elements of another, which stays as it is. Returns its id. */
export async function copyCmoc(ctx: Context, scope: Scope, fromId: string, given: CopyGiven): Promise<string> {
  const verb = given.kind === 'split_from' ? 'split a CMOC' : 'derive a CMOC';
  return operate(ctx, scope, { verb }, async (op) => {
    const from = await liveRow(op, 'cmoc', fromId);
    const chosen = (await elementsIn(op.tx, op.reviewId, fromId)).filter((element) => given.elementIds.includes(element.id));
    if (!chosen.length) throw new Invalid({ element: 'Choose the elements that the new CMOC starts with.' });
    const { id } = await addCmoc(op, scope, { ...inherited(from), level: given.level ?? among(cmocLevels, from.level, 'theory') });
    await change(op, 'cmoc', { id }, { slot_modes: from.slot_modes });
    const copies = await fillCmoc(op, id, chosen.map(asGiven));
    await addToTheories(op, id, await theoriesOf(op, fromId));
    if (given.withPassages) await copyLinks(op, scope, id, new Map(chosen.map((element, at) => [element.id, copies[at] ?? ''])));
    await addRelation(op, { kind: given.kind, fromId: id, toId: fromId, reason: given.reason });
    return id;
  });
}

const inherited = (from: Schema['cmoc']) => ({
  referenceId: from.reference_id,
  phaseId: from.phase_id,
  caseId: from.case_id,
  group: from.group_name,
  strategy: from.strategy,
  pass: from.pass,
});

const asGiven = (element: ElementIn) => ({
  roleId: element.role_id,
  codeId: element.code_id,
  wording: element.wording,
  direction: asDirection(element.direction),
  dependsOn: element.depends_on,
  basis: asBasis(element.basis),
  basisDocumentId: element.basis_document_id,
  facet: element.facet as '' | 'resource' | 'reasoning',
  actor: element.actor,
  level: element.level,
});

async function theoriesOf(op: Operation, cmocId: string): Promise<readonly string[]> {
  const rows = await op.tx
    .selectFrom('cmoc_theory as m')
    .innerJoin('theory as t', 't.id', 'm.theory_id')
    .select('t.id')
    .where('m.cmoc_id', '=', cmocId)
    .where('m.trashed_at', 'is', null)
    .where('t.trashed_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

async function copyLinks(op: Operation, scope: Scope, cmocId: string, copyOf: ReadonlyMap<string, string>): Promise<void> {
  const links = await op.tx
    .selectFrom('evidence_link as l')
    .innerJoin('excerpt as x', 'x.id', 'l.excerpt_id')
    .select(['l.excerpt_id', 'l.element_id', 'l.other_element_id', 'l.stance', 'l.basis'])
    .where('l.element_id', 'in', [...copyOf.keys()])
    .where('l.trashed_at', 'is', null)
    .where('x.trashed_at', 'is', null)
    .execute();
  for (const link of links) {
    const elementId = copyOf.get(link.element_id ?? '') ?? null;
    const otherElementId = link.other_element_id && (copyOf.get(link.other_element_id) ?? null);
    const { stance } = link;
    await addLinks(op, scope, { cmocId, excerptIds: [link.excerpt_id], elementId, otherElementId, stance, basis: asBasis(link.basis) });
  }
}
