/** The codebook: adding, naming, moving, merging, splitting. Deleting a code never deletes what was coded with it. */
import type { Context } from '../platform/context.ts';
import { Invalid, NotFound, Refused } from '../platform/errors.ts';
import { change, create, liveRow, operate, type Operation, type Seen, trash } from '../platform/operation.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { isNamed } from './code-match.ts';
import { whyNot } from './code-tree.ts';
import { type CodeShown, codesOf } from './codes.queries.ts';

export interface NewCode {
  readonly name: string;
  readonly parent?: string | null;
  readonly definition?: string;
}

export async function addCode(ctx: Context, scope: Scope, input: NewCode): Promise<string> {
  return operate(ctx, scope, { verb: 'add a code' }, async (op) => {
    assertFree(await codesIn(op), input.name);
    return insertCode(op, input);
  });
}

/** The code of this name, by name or alias whatever the case, or a new one. For use cases that name codes by words. */
export async function codeNamed(op: Operation, name: string): Promise<string> {
  const known = (await codesIn(op)).find((code) => isNamed(code, name));
  return known?.id ?? insertCode(op, { name });
}

async function insertCode(op: Operation, { name, parent = null, definition = '' }: NewCode): Promise<string> {
  if (parent) await liveRow(op, 'code', parent);
  return create(op, 'code', {
    name,
    name_key: nameKey(name),
    aliases: '[]',
    parent_id: parent,
    definition,
    mechanism_types: '[]',
    mechanism_words: '',
    level: '',
    merged_into_id: null,
    merged_inverse: 0,
  });
}

const codesIn = (op: Operation): Promise<readonly CodeShown[]> => codesOf({ db: op.tx, reviewId: op.reviewId });

function assertFree(codes: readonly CodeShown[], name: string, besides = ''): void {
  const taken = codes.find((code) => code.id !== besides && isNamed(code, name));
  if (taken)
    throw new Invalid({
      name:
        nameKey(taken.name) === nameKey(name)
          ? `There is already a code “${taken.name}”.`
          : `“${name}” is already another name of the code “${taken.name}”.`,
    });
}

export interface CodePatch {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly definition: string;
  readonly mechanismTypes: readonly string[];
  readonly mechanismWords: string;
  readonly level: string;
  /** The old name goes on finding the code. */
  readonly keepOldName: boolean;
}

/** Returns the new version. @throws Invalid when a name belongs to another code. */
export async function changeCode(ctx: Context, scope: Scope, seen: Seen, patch: CodePatch): Promise<number> {
  return operate(ctx, scope, { verb: 'change a code' }, async (op) => {
    const [row, codes] = [await liveRow(op, 'code', seen.id), await codesIn(op)];
    const isRenamed = nameKey(row.name) !== nameKey(patch.name);
    const names = patch.keepOldName && isRenamed ? [...patch.aliases, row.name] : patch.aliases;
    const aliases = distinctNames(names).filter((alias) => nameKey(alias) !== nameKey(patch.name));
    for (const name of [patch.name, ...aliases]) assertFree(codes, name, seen.id);
    return change(op, 'code', seen, {
      name: patch.name,
      name_key: nameKey(patch.name),
      aliases: JSON.stringify(aliases),
      definition: patch.definition,
      mechanism_types: JSON.stringify(patch.mechanismTypes),
      mechanism_words: patch.mechanismWords,
      level: patch.level,
    });
  });
}

const distinctNames = (names: readonly string[]): readonly string[] => [
  ...new Map(names.filter((name) => nameKey(name)).map((name) => [nameKey(name), name])).values(),
];

/** Puts a code under another, or at the top. */
export async function moveCode(ctx: Context, scope: Scope, seen: Seen, parent: string | null): Promise<number> {
  return operate(ctx, scope, { verb: 'move a code' }, async (op) => {
    if (parent) await assertCanGoTo(op, seen.id, parent);
    return change(op, 'code', seen, { parent_id: parent });
  });
}

/** Makes a code count under another; `inverse` reads more as less and present as absent. Its codings keep it. */
export async function mergeCode(
  ctx: Context,
  scope: Scope,
  seen: Seen,
  { into, isInverse }: { readonly into: string; readonly isInverse: boolean },
): Promise<number> {
  return operate(ctx, scope, { verb: 'merge codes' }, async (op) => {
    await assertCanGoTo(op, seen.id, into);
    return change(op, 'code', seen, { merged_into_id: into, merged_inverse: isInverse ? 1 : 0 });
  });
}

/** Makes several codes count under another, in one step. @throws Refused when one of them can't, and then none does. */
export async function mergeCodes(ctx: Context, scope: Scope, codes: readonly string[], into: string): Promise<null> {
  return operate(ctx, scope, { verb: 'merge codes' }, async (op) => {
    for (const id of codes) {
      await assertCanGoTo(op, id, into);
      await change(op, 'code', { id }, { merged_into_id: into, merged_inverse: 0 });
    }
    return null;
  });
}

/** Puts several codes under another, or at the top. */
export async function moveCodes(ctx: Context, scope: Scope, codes: readonly string[], parent: string | null): Promise<null> {
  return operate(ctx, scope, { verb: 'move codes' }, async (op) => {
    for (const id of codes) {
      if (parent) await assertCanGoTo(op, id, parent);
      await change(op, 'code', { id }, { parent_id: parent });
    }
    return null;
  });
}

export async function unmergeCode(ctx: Context, scope: Scope, id: string): Promise<number> {
  return operate(ctx, scope, { verb: 'take a merge apart' }, (op) =>
    change(op, 'code', { id }, { merged_into_id: null, merged_inverse: 0 }),
  );
}

async function assertCanGoTo(op: Operation, from: string, to: string): Promise<void> {
  const codes = await codesIn(op);
  if (![from, to].every((id) => codes.some((code) => code.id === id))) throw new NotFound();
  const reason = whyNot(codes, from, to);
  if (reason) throw new Refused(reason);
}

/** Gives some passages of a code a new code beside it. Returns the new code. */
export async function splitCode(
  ctx: Context,
  scope: Scope,
  from: string,
  { name, excerpts }: { readonly name: string; readonly excerpts: readonly string[] },
): Promise<string> {
  return operate(ctx, scope, { verb: 'split a code' }, async (op) => {
    const code = await liveRow(op, 'code', from);
    assertFree(await codesIn(op), name);
    const codings = await op.tx
      .selectFrom('coding')
      .select('id')
      .where('review_id', '=', op.reviewId)
      .where('code_id', '=', from)
      .where('excerpt_id', 'in', excerpts.length ? excerpts : [''])
      .where('trashed_at', 'is', null)
      .execute();
    if (!codings.length) throw new Invalid({ excerpts: 'Choose the passages that the new code takes.' });
    const made = await insertCode(op, { name, parent: code.parent_id });
    for (const { id } of codings) await change(op, 'coding', { id }, { code_id: made });
    return made;
  });
}

/** Its codings stay, as "uncoded (was …)"; codes under it move up while it is in the trash. */
export async function trashCode(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'delete a code' }, async (op) => {
    await trash(op, 'code', id);
    return null;
  });
}
