/** Making CMOCs and changing what the team says of them. Elements: elements.service; evidence: links.service. */
import type { Context } from '../platform/context.ts';
import { Invalid, Refused } from '../platform/errors.ts';
import { change, create, liveRow, nextNumber, type Operation, operate, restore, type Seen, trash } from '../platform/operation.ts';
import type { Own } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { CmocLevel, Origin, Retirement, Status, Verdict } from './cmoc.ts';
import { cmocById, materialOf } from './cmocs.queries.ts';
import { codeNamer } from './constructs.service.ts';
import { defaultFiling, type ElementGiven, elementTyped, placeElement } from './elements.service.ts';
import type { Typed } from './element-text.ts';
import { assertKnown } from './known.queries.ts';
import { addLinks } from './links.service.ts';
import { snapshotOf } from './statement.ts';
import { addToTheories } from './theories.service.ts';

export interface CmocGiven {
  readonly level: CmocLevel;
  readonly origin?: Origin;
  /** For an extracted one: the reference it is made from. */
  readonly referenceId?: string | null;
  readonly phaseId?: string | null;
  readonly caseId?: string | null;
  readonly theoryIds?: readonly string[];
  readonly label?: string;
  readonly group?: string;
  readonly strategy?: string;
  readonly pass?: number;
  readonly filedUnderId?: string | null;
  /** In the team's words, with the snapshot of the elements it was written for. */
  readonly statement?: string;
  readonly statementOf?: string;
}

const plain = {
  origin: 'ours',
  referenceId: null,
  phaseId: null,
  caseId: null,
  theoryIds: [],
  label: '',
  group: '',
  strategy: '',
  pass: 1,
  filedUnderId: null,
  statement: '',
  statementOf: '',
} as const;

/** Writes a CMOC without elements, under the next number. */
export async function addCmoc(op: Operation, scope: Scope, given: CmocGiven): Promise<{ id: string; number: number }> {
  const own = { ...plain, ...given };
  const isExtracted = own.level === 'extracted';
  if (isExtracted && !own.referenceId) throw new Invalid({ reference: 'An extracted CMOC is made from a reference: choose it.' });
  const number = await nextNumber(op, 'cmoc');
  const id = await create(op, 'cmoc', {
    ...blank,
    number,
    level: own.level,
    origin: own.origin,
    reference_id: isExtracted ? own.referenceId : null,
    case_id: own.caseId,
    phase_id: own.phaseId,
    label: own.label,
    group_name: own.group,
    strategy: own.strategy,
    filed_under_id: own.filedUnderId,
    statement: own.statement,
    statement_of: own.statementOf,
    pass: own.pass,
    position: number,
    set_id: scope.setId,
  });
  await addToTheories(op, id, own.theoryIds);
  return { id, number };
}

const blank = {
  slot_modes: '{}',
  status: 'draft',
  verdict: '',
  agreed_by: '',
  agreed_at: null,
  status_note: '',
  retired_because: '',
  merged_into_id: null,
} as const;

/** A slot as it is typed in the one line C | M | O, and the passages that speak of it. */
export interface SlotTyped {
  readonly roleId: string;
  readonly typed: readonly Typed[];
  readonly excerptIds: readonly string[];
}

export interface CmocTyped extends CmocGiven {
  readonly slots: readonly SlotTyped[];
  /** Passages for the configuration as a whole. */
  readonly excerptIds: readonly string[];
}

/**
 * Makes a CMOC from one line: each passage supports the element of its slot (the first element without a passage yet, in
 * order); elements without a passage are *inferred by us*; empty slots stay empty.
 */
export async function makeCmoc(ctx: Context, scope: Scope, given: CmocTyped): Promise<string> {
  await assertKnown(scope, {
    reference: [given.referenceId ?? null],
    theory: given.theoryIds ?? [],
    role: given.slots.map((slot) => slot.roleId),
    excerpt: [...given.excerptIds, ...given.slots.flatMap((slot) => slot.excerptIds)],
  });
  return operate(ctx, scope, { verb: 'make a CMOC' }, async (op) => {
    const { id } = await addCmoc(op, scope, given);
    const namer = await codeNamer(op);
    for (const slot of given.slots) {
      const elementIds: string[] = [];
      for (const [at, typed] of slot.typed.entries()) {
        const element = await elementTyped(namer, typed);
        const basis = at < slot.excerptIds.length ? 'stated' : 'inferred';
        elementIds.push(await placeElement(op, id, { ...element, roleId: slot.roleId, basis }));
      }
      for (const [at, excerptId] of slot.excerptIds.entries())
        await addLinks(op, scope, {
          cmocId: id,
          excerptIds: [excerptId],
          stance: 'supports',
          elementId: elementIds[at] ?? elementIds[0] ?? null,
        });
    }
    await addLinks(op, scope, { cmocId: id, excerptIds: given.excerptIds, stance: 'supports' });
    await change(op, 'cmoc', { id }, { filed_under_id: await defaultFiling(op, id) });
    return id;
  });
}

/** Writes the elements of a new CMOC and files it under its mechanism. */
export async function fillCmoc(op: Operation, cmocId: string, elements: readonly ElementGiven[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const element of elements) ids.push(await placeElement(op, cmocId, element));
  await change(op, 'cmoc', { id: cmocId }, { filed_under_id: await defaultFiling(op, cmocId) });
  return ids;
}

export interface CmocPatch {
  readonly label?: string | undefined;
  readonly group?: string | undefined;
  readonly strategy?: string | undefined;
  readonly caseId?: string | null | undefined;
  readonly phaseId?: string | null | undefined;
  readonly filedUnderId?: string | null | undefined;
  readonly verdict?: Verdict | undefined;
  readonly origin?: Origin | undefined;
}

function asColumns(patch: CmocPatch): Partial<Own<'cmoc'>> {
  const columns = {
    label: patch.label,
    group_name: patch.group,
    strategy: patch.strategy,
    case_id: patch.caseId,
    phase_id: patch.phaseId,
    filed_under_id: patch.filedUnderId,
    verdict: patch.verdict,
    origin: patch.origin,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

export async function changeCmoc(ctx: Context, scope: Scope, seen: Seen, patch: CmocPatch): Promise<number> {
  return operate(ctx, scope, { verb: 'change a CMOC' }, (op) => change(op, 'cmoc', seen, asColumns(patch)));
}

/** The same change to many, as one step. */
export async function changeCmocs(ctx: Context, scope: Scope, ids: readonly string[], patch: CmocPatch): Promise<number> {
  return operate(ctx, scope, { verb: ids.length === 1 ? 'change a CMOC' : 'change several CMOCs' }, async (op) => {
    for (const id of ids) await change(op, 'cmoc', { id }, asColumns(patch));
    return ids.length;
  });
}

/** Keeps a statement in the team's words. It is never generated again; what the elements were is kept beside it. */
export async function editStatement(ctx: Context, scope: Scope, seen: Seen, statement: string): Promise<number> {
  return operate(ctx, scope, { verb: statement ? 'edit a statement' : 'use the generated statement' }, async (op) => {
    const statement_of = statement ? await snapshotNow(op, scope, seen.id) : '';
    return change(op, 'cmoc', seen, { statement, statement_of });
  });
}

/** The edited statement still holds for the elements as they are now. */
export async function keepStatement(ctx: Context, scope: Scope, id: string): Promise<number> {
  return operate(ctx, scope, { verb: 'keep a statement' }, async (op) =>
    change(op, 'cmoc', { id }, { statement_of: await snapshotNow(op, scope, id) }),
  );
}

export async function snapshotNow(op: Operation, scope: Scope, id: string): Promise<string> {
  const inside = { ...scope, db: op.tx };
  const cmoc = await cmocById(inside, await materialOf(inside), id);
  return cmoc ? snapshotOf(cmoc.slots) : '';
}

export interface StatusGiven {
  readonly status: Status;
  /** Who took part: names, as the team writes them. */
  readonly who: string;
  /** ISO date; left out: now. */
  readonly at?: string | null;
  readonly note: string;
  readonly because?: Retirement | '';
}

/** Agreed and retired record who took part, when and a note; retired also why. Going back to draft keeps that in the history. */
export async function setStatus(ctx: Context, scope: Scope, ids: readonly string[], given: StatusGiven): Promise<number> {
  const verbs: Readonly<Record<Status, string>> = { draft: 'reopen', proposed: 'propose', agreed: 'agree on', retired: 'retire' };
  return operate(ctx, scope, { verb: `${verbs[given.status]} ${ids.length === 1 ? 'a CMOC' : 'several CMOCs'}` }, async (op) => {
    for (const id of ids) await writeStatus(op, id, given);
    return ids.length;
  });
}

export async function writeStatus(op: Operation, id: string, given: StatusGiven): Promise<void> {
  const { status, who, note, at, because = '' } = given;
  assertGrounded(given);
  const { merged_into_id, number } = await liveRow(op, 'cmoc', id);
  if (merged_into_id) throw new Refused(`CMOC ${number} was merged into another. Take it out first.`);
  const settled = isSettled(status) ? { agreed_by: who, agreed_at: at ?? op.at } : { agreed_by: '', agreed_at: null };
  await change(op, 'cmoc', { id }, { status, ...settled, status_note: note, retired_because: status === 'retired' ? because : '' });
}

const isSettled = (status: Status): boolean => status === 'agreed' || status === 'retired';

function assertGrounded({ status, who, because }: StatusGiven): void {
  if (status === 'retired' && !because) throw new Invalid({ because: 'Say why it is retired.' });
  if (isSettled(status) && !who.trim()) throw new Invalid({ who: 'Say who took part.' });
}

/** Puts CMOCs in the trash: their passages are free again, and come back with them. */
export async function trashCmocs(ctx: Context, scope: Scope, ids: readonly string[]): Promise<number> {
  return operate(ctx, scope, { verb: ids.length === 1 ? 'delete a CMOC' : 'delete several CMOCs' }, async (op) => {
    for (const id of ids) await trash(op, 'cmoc', id);
    return ids.length;
  });
}

export async function restoreCmoc(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'bring back a CMOC' }, async (op) => {
    await restore(op, 'cmoc', id);
    return null;
  });
}

/** A live CMOC of a level, or NotFound / a sentence that says which is needed. */
export async function cmocOfLevel(op: Operation, id: string, level: CmocLevel): Promise<{ id: string; version: number }> {
  const cmoc = await liveRow(op, 'cmoc', id);
  if (cmoc.level !== level)
    throw new Invalid({
      cmoc:
        level === 'theory'
          ? `CMOC ${cmoc.number} is extracted: choose one of the theory.`
          : `CMOC ${cmoc.number} is of the theory: choose an extracted one.`,
    });
  return cmoc;
}
