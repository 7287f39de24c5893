/** Programme theories, their kept versions, and which CMOCs belong to them. */
import type { Context } from '../platform/context.ts';
import { Invalid } from '../platform/errors.ts';
import { change, create, liveRow, nextNumber, type Operation, operate, restore, type Seen, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { assertKnown } from './known.queries.ts';
import type { TheoryKind, VersionPurpose } from './theory.ts';

export interface TheoryGiven {
  readonly title: string;
  readonly kind: TheoryKind;
  readonly text: string;
}

export async function makeTheory(ctx: Context, scope: Scope, given: TheoryGiven): Promise<string> {
  return operate(ctx, scope, { verb: 'write a programme theory' }, (op) => addTheory(op, given));
}

export async function addTheory(op: Operation, given: TheoryGiven): Promise<string> {
  const number = await nextNumber(op, 'theory');
  return create(op, 'theory', { ...given, number, position: number });
}

export async function changeTheory(ctx: Context, scope: Scope, seen: Seen, patch: Partial<TheoryGiven>): Promise<number> {
  return operate(ctx, scope, { verb: 'change a programme theory' }, (op) => change(op, 'theory', seen, patch));
}

export async function trashTheory(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'delete a programme theory' }, async (op) => {
    await trash(op, 'theory', id);
    return null;
  });
}

export async function restoreTheory(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'bring back a programme theory' }, async (op) => {
    await restore(op, 'theory', id);
    return null;
  });
}

export interface VersionGiven {
  readonly purpose: VersionPurpose;
  /** Who agreed it: names, as the team writes them. */
  readonly who: string;
  readonly note: string;
}

/** Keeps the text as it stands now as a version that never changes. */
export async function keepVersion(ctx: Context, scope: Scope, theoryId: string, given: VersionGiven): Promise<string> {
  if (given.purpose === 'agreed' && !given.who.trim()) throw new Invalid({ who: 'Say who agreed it.' });
  const verb = given.purpose === 'agreed' ? 'agree on a programme theory' : 'freeze a programme theory for testing';
  return operate(ctx, scope, { verb }, async (op) => {
    const theory = await liveRow(op, 'theory', theoryId);
    if (!theory.text.trim()) throw new Invalid({ text: 'There is no text to keep yet.' });
    return addVersion(op, theory, given);
  });
}

async function addVersion(op: Operation, theory: { readonly id: string; readonly text: string }, given: VersionGiven): Promise<string> {
  const { last } = await op.tx
    .selectFrom('theory_version')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('theory_id', '=', theory.id)
    .executeTakeFirstOrThrow();
  return create(op, 'theory_version', {
    theory_id: theory.id,
    number: (last ?? 0) + 1,
    text: theory.text,
    agreed_by: given.who,
    agreed_at: given.purpose === 'agreed' ? op.at : null,
    note: given.note,
    purpose: given.purpose,
  });
}

/** A theory *as tested* is frozen: when one of its CMOCs is tested and the text is not kept yet, it is kept now. */
export async function freezeTested(op: Operation, cmocId: string): Promise<void> {
  const theories = await op.tx
    .selectFrom('theory as t')
    .innerJoin('cmoc_theory as m', 'm.theory_id', 't.id')
    .select(['t.id', 't.text'])
    .where('m.cmoc_id', '=', cmocId)
    .where('m.trashed_at', 'is', null)
    .where('t.trashed_at', 'is', null)
    .execute();
  for (const theory of theories) {
    const known = await op.tx
      .selectFrom('theory_version')
      .select('id')
      .where('theory_id', '=', theory.id)
      .where('text', '=', theory.text)
      .where('trashed_at', 'is', null)
      .executeTakeFirst();
    if (!known && theory.text.trim()) await addVersion(op, theory, { purpose: 'tested', who: '', note: '' });
  }
}

/** Puts a CMOC under theories it is not under yet. */
export async function addToTheories(op: Operation, cmocId: string, theoryIds: readonly string[]): Promise<void> {
  for (const theoryId of new Set(theoryIds)) {
    await liveRow(op, 'theory', theoryId);
    if (!(await membershipIn(op, cmocId, theoryId))) await create(op, 'cmoc_theory', { cmoc_id: cmocId, theory_id: theoryId });
  }
}

async function membershipIn(op: Operation, cmocId: string, theoryId: string): Promise<string | null> {
  const row = await op.tx
    .selectFrom('cmoc_theory')
    .select('id')
    .where('cmoc_id', '=', cmocId)
    .where('theory_id', '=', theoryId)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Puts CMOCs under a theory, or takes them out of it. */
export async function placeInTheory(
  ctx: Context,
  scope: Scope,
  cmocIds: readonly string[],
  to: { readonly theoryId: string; readonly belongs: boolean },
): Promise<number> {
  return operate(ctx, scope, { verb: to.belongs ? 'add to a programme theory' : 'take out of a programme theory' }, async (op) => {
    for (const cmocId of cmocIds) {
      await liveRow(op, 'cmoc', cmocId);
      if (to.belongs) await addToTheories(op, cmocId, [to.theoryId]);
      else await leaveTheory(op, cmocId, to.theoryId);
    }
    return cmocIds.length;
  });
}

async function leaveTheory(op: Operation, cmocId: string, theoryId: string): Promise<void> {
  const id = await membershipIn(op, cmocId, theoryId);
  if (id) await trash(op, 'cmoc_theory', id);
}

/** Makes a CMOC belong to these theories and no others. */
export async function setTheories(ctx: Context, scope: Scope, cmocId: string, theoryIds: readonly string[]): Promise<null> {
  await assertKnown(scope, { theory: theoryIds });
  return operate(ctx, scope, { verb: 'choose programme theories' }, async (op) => {
    await liveRow(op, 'cmoc', cmocId);
    const present = await op.tx
      .selectFrom('cmoc_theory')
      .select('theory_id')
      .where('cmoc_id', '=', cmocId)
      .where('trashed_at', 'is', null)
      .execute();
    for (const { theory_id } of present) if (!theoryIds.includes(theory_id)) await leaveTheory(op, cmocId, theory_id);
    await addToTheories(op, cmocId, theoryIds);
    return null;
  });
}
