/** What a configuration is made of: elements in slots. What it is filed under follows its mechanism until somebody says otherwise. */
import type { Context } from '../platform/context.ts';
import { Invalid } from '../platform/errors.ts';
import { change, create, liveRow, type Operation, operate, type Seen, trash } from '../platform/operation.ts';
import type { Own, Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Basis, Direction } from '../reviews/vocabulary.ts';
import { among, type Facet, facets, type SlotMode } from './cmoc.ts';
import { codeNamer, type CodeNamer } from './constructs.service.ts';
import type { Typed } from './element-text.ts';
import { filedUnderByDefault } from './filed-under.ts';
import { matchTyped } from './slot-change.ts';
import { elementsIn } from './slots.queries.ts';

export interface ElementGiven {
  readonly roleId: string;
  readonly codeId?: string | null;
  readonly wording?: string;
  readonly direction?: Direction;
  readonly dependsOn?: string;
  readonly basis?: Basis;
  readonly basisDocumentId?: string | null;
  readonly facet?: Facet;
  readonly actor?: string;
  readonly level?: string;
}

/** Adds elements as they are typed: "Trust +; after years together [History]". Returns their ids. */
export async function addElements(
  ctx: Context,
  scope: Scope,
  given: { readonly cmocId: string; readonly roleId: string; readonly typed: readonly Typed[]; readonly basis: Basis },
): Promise<readonly string[]> {
  if (!given.typed.length) throw new Invalid({ text: 'Write a code or words.' });
  return operate(ctx, scope, { verb: 'add an element' }, (op) =>
    keepingFiling(op, given.cmocId, async () => {
      const namer = await codeNamer(op);
      const ids: string[] = [];
      for (const typed of given.typed)
        ids.push(await placeElement(op, given.cmocId, { ...(await elementTyped(namer, typed)), roleId: given.roleId, basis: given.basis }));
      return ids;
    }),
  );
}

/** An element from what was typed: bracketed codes are found or made, other words are a code when one has that name. */
export async function elementTyped(namer: CodeNamer, typed: Typed): Promise<Pick<ElementGiven, 'codeId' | 'wording' | 'direction'>> {
  const { words, codeName, direction } = typed;
  if (codeName !== null) return { codeId: (await namer.named(codeName)).id, wording: words, direction };
  const codeId = namer.find(words)?.id ?? null;
  return { codeId, wording: codeId ? '' : words, direction };
}

/** Writes an element at the end of its slot. */
export async function placeElement(op: Operation, cmocId: string, given: ElementGiven): Promise<string> {
  await assertSlot(op, given.roleId);
  const before = await elementsIn(op.tx, op.reviewId, cmocId);
  return create(op, 'element', { ...blank, ...asColumns(given), cmoc_id: cmocId, position: nextPosition(before) } as Own<'element'>);
}

const blank = {
  code_id: null,
  wording: '',
  direction: 'not_stated',
  depends_on: '',
  basis: 'stated',
  basis_document_id: null,
  facet: '',
  actor: '',
  level: '',
} as const;

function asColumns(given: Partial<ElementGiven>): Partial<Own<'element'>> {
  const columns = {
    role_id: given.roleId,
    code_id: given.codeId,
    wording: given.wording,
    direction: given.direction,
    depends_on: given.dependsOn,
    basis: given.basis,
    basis_document_id: given.basisDocumentId,
    facet: given.facet,
    actor: given.actor,
    level: given.level,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

const nextPosition = (elements: readonly { readonly position: number }[]): number =>
  Math.max(-1, ...elements.map((element) => element.position)) + 1;

/** A role without a slot (entry point) can't be part of a configuration. */
async function assertSlot(op: Operation, roleId: string): Promise<void> {
  const role = await liveRow(op, 'role', roleId);
  if (!role.is_slot) throw new Invalid({ role: `${role.name} is not a slot of a configuration.` });
}

/** Parts of an element; a code by name is found or made, an empty name takes the code away. */
export type ElementPatch = Partial<ElementGiven> & { readonly codeName?: string };

/** Changes parts of an element. @throws Conflict when the same part was changed since the version seen. */
export async function changeElement(ctx: Context, scope: Scope, seen: Seen, patch: ElementPatch): Promise<number> {
  return operate(ctx, scope, { verb: 'change an element' }, async (op) => {
    const element = await liveRow(op, 'element', seen.id);
    if (patch.roleId) await assertSlot(op, patch.roleId);
    const { codeName, ...rest } = patch;
    const code = codeName === undefined ? {} : { codeId: codeName.trim() ? (await (await codeNamer(op)).named(codeName)).id : null };
    return keepingFiling(op, element.cmoc_id, () => change(op, 'element', seen, asColumns({ ...rest, ...code })));
  });
}

/** Moves an element one place up or down in its slot, or to the end of another slot. */
export async function moveElement(
  ctx: Context,
  scope: Scope,
  id: string,
  to: { readonly roleId: string } | { readonly step: 'up' | 'down' },
): Promise<null> {
  return operate(ctx, scope, { verb: 'move an element' }, async (op) => {
    const element = await liveRow(op, 'element', id);
    if ('roleId' in to) await assertSlot(op, to.roleId);
    return keepingFiling(op, element.cmoc_id, async () => {
      const all = await elementsIn(op.tx, op.reviewId, element.cmoc_id);
      if ('roleId' in to) await change(op, 'element', { id }, { role_id: to.roleId, position: nextPosition(all) });
      else
        await swap(
          op,
          all.filter((one) => one.role_id === element.role_id),
          id,
          to.step === 'up' ? -1 : 1,
        );
      return null;
    });
  });
}

async function swap(op: Operation, inSlot: readonly { id: string; position: number }[], id: string, step: number): Promise<void> {
  const at = inSlot.findIndex((one) => one.id === id);
  const [one, other] = [inSlot[at], inSlot[at + step]];
  if (!one || !other) return;
  await change(op, 'element', { id: one.id }, { position: other.position });
  await change(op, 'element', { id: other.id }, { position: one.position });
}

/** Takes an element out. Passages linked to it stay with the CMOC, as evidence for the whole. */
export async function removeElement(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'remove an element' }, async (op) => {
    const element = await liveRow(op, 'element', id);
    return keepingFiling(op, element.cmoc_id, () => dropElement(op, element));
  });
}

async function dropElement(op: Operation, element: Pick<Schema['element'], 'id' | 'cmoc_id'>): Promise<null> {
  const links = await op.tx
    .selectFrom('evidence_link')
    .select('id')
    .where('cmoc_id', '=', element.cmoc_id)
    .where((eb) => eb.or([eb('element_id', '=', element.id), eb('other_element_id', '=', element.id)]))
    .where('trashed_at', 'is', null)
    .execute();
  for (const { id } of links) await change(op, 'evidence_link', { id }, { target: 'whole', element_id: null, other_element_id: null });
  await trash(op, 'element', element.id);
  return null;
}

/** Reads a slot's elements together, or as alternatives. */
export async function setSlotMode(ctx: Context, scope: Scope, cmocId: string, slot: { roleId: string; mode: SlotMode }): Promise<number> {
  return operate(ctx, scope, { verb: slot.mode === 'or' ? 'read a slot as alternatives' : 'read a slot together' }, async (op) => {
    await assertSlot(op, slot.roleId);
    const cmoc = await liveRow(op, 'cmoc', cmocId);
    const modes = { ...(JSON.parse(cmoc.slot_modes) as Record<string, string>) };
    if (slot.mode === 'or') modes[slot.roleId] = 'or';
    else delete modes[slot.roleId];
    return change(op, 'cmoc', { id: cmocId }, { slot_modes: JSON.stringify(modes) });
  });
}

/** Makes a slot say what was typed in a cell: elements that still say the same are left alone, with their passages. */
export async function setSlot(
  ctx: Context,
  scope: Scope,
  given: { readonly cmocId: string; readonly roleId: string; readonly typed: readonly Typed[] },
): Promise<null> {
  return operate(ctx, scope, { verb: 'edit a slot' }, async (op) => {
    await writeSlot(op, await codeNamer(op), given);
    return null;
  });
}

/** The part of `setSlot` that a paste repeats. */
export async function writeSlot(
  op: Operation,
  namer: CodeNamer,
  given: { readonly cmocId: string; readonly roleId: string; readonly typed: readonly Typed[] },
): Promise<void> {
  await assertSlot(op, given.roleId);
  await keepingFiling(op, given.cmocId, async () => {
    const wanted = [];
    for (const typed of given.typed) wanted.push(await elementTyped(namer, typed));
    const present = (await elementsIn(op.tx, op.reviewId, given.cmocId)).filter((element) => element.role_id === given.roleId);
    const changes = matchTyped(present, wanted);
    for (const { id, patch } of changes.change) await change(op, 'element', { id }, asColumns(patch));
    for (const id of changes.remove) await dropElement(op, { id, cmoc_id: given.cmocId });
    const added: string[] = [];
    for (const element of changes.add)
      added.push(await placeElement(op, given.cmocId, { ...element, roleId: given.roleId, basis: 'inferred' }));
    await reorder(
      op,
      given.cmocId,
      changes.order.map((id) => id ?? added.shift() ?? ''),
    );
    return null;
  });
}

async function reorder(op: Operation, cmocId: string, ids: readonly string[]): Promise<void> {
  const present = (await elementsIn(op.tx, op.reviewId, cmocId)).filter((element) => ids.includes(element.id));
  const places = present.map((element) => element.position);
  for (const [at, id] of ids.entries()) await change(op, 'element', { id }, { position: places[at] ?? at });
}

/** Runs a change of elements; when the CMOC was filed under its mechanism before, it is afterwards. */
export async function keepingFiling<T>(op: Operation, cmocId: string, work: () => Promise<T>): Promise<T> {
  const cmoc = await liveRow(op, 'cmoc', cmocId);
  const before = await defaultFiling(op, cmocId);
  const result = await work();
  const after = await defaultFiling(op, cmocId);
  if (cmoc.filed_under_id === before && after !== before) await change(op, 'cmoc', { id: cmocId }, { filed_under_id: after });
  return result;
}

/** What the CMOC would be filed under if nobody had chosen. */
export async function defaultFiling(op: Operation, cmocId: string): Promise<string | null> {
  const elements = await elementsIn(op.tx, op.reviewId, cmocId);
  return filedUnderByDefault(
    elements.map((element) => ({
      kind: element.kind,
      codeId: element.code_id,
      facet: among<Facet>(['', ...facets], element.facet, ''),
      position: element.position,
    })),
  );
}
