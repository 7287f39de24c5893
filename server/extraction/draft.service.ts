/** Editing a form's draft, one verb a click. Two leads may edit at once: each edit is applied to the draft as it is then. */
import { pastOf, valueAt } from '../platform/activity.queries.ts';
import type { Context } from '../platform/context.ts';
import { Conflict, type FieldConflict, NotFound } from '../platform/errors.ts';
import { change, liveRow, operate, type Operation } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { everAsked, removedFrom } from './asked.ts';
import { blankQuestion, type Design, findQuestion, type Kind, type Option, type Question, readDesign, writeDesign } from './template.ts';
import {
  addQuestion,
  changeQuestion,
  duplicateQuestion,
  moveQuestion,
  type Patch,
  placeOf,
  removeQuestion,
  takeBack,
} from './template-edit.ts';
import { versionsOf } from './templates.queries.ts';

/** Adds a question and returns its id. */
export async function addToForm(
  ctx: Context,
  scope: Scope,
  id: string,
  given: { readonly kind: Kind; readonly label: string; readonly after?: string | undefined; readonly table?: string | undefined },
): Promise<string> {
  return operate(ctx, scope, { verb: 'add a question' }, async (op) => {
    const question = blankQuestion(op.newId(), given.kind, given.label);
    const at = { ...(given.after ? { after: given.after } : {}), ...(given.table ? { table: given.table } : {}) };
    await edit(op, id, (design) => {
      const after = addQuestion(design, question, at);
      if (!findQuestion(after, question.id)) throw new NotFound();
      return after;
    });
    return question.id;
  });
}

export interface QuestionSeen {
  readonly id: string;
  readonly question: string;
  /** The form's version when the person opened the question. */
  readonly version?: number | undefined;
}

/** Changes a question and returns its id: a new one when its kind no longer fits the answers it has. @throws Conflict */
export async function changeInForm(ctx: Context, scope: Scope, seen: QuestionSeen, patch: Patch): Promise<string> {
  return operate(ctx, scope, { verb: 'change a question' }, async (op) => {
    const row = await liveRow(op, 'template', seen.id);
    const draft = readDesign(row.draft);
    const now = findQuestion(draft, seen.question);
    if (!now) throw new NotFound();
    const base = seen.version !== undefined && seen.version < row.version ? await asSeen(op, seen, row) : now;
    const own = mergedPatch({ base: base ?? now, now, patch }, { objectId: row.id, version: row.version });
    const asked = new Set(everAsked(await versionsOf({ db: op.tx, reviewId: op.reviewId }, seen.id)).keys());
    const nextId = op.newId();
    const after = changeQuestion(draft, seen.question, own, { asked, newId: () => nextId });
    await change(op, 'template', { id: seen.id }, { draft: writeDesign(after) });
    return findQuestion(after, seen.question) ? seen.question : nextId;
  });
}

/** The question as it was when the person opened it. */
async function asSeen(op: Operation, seen: QuestionSeen, row: { readonly draft: string }): Promise<Question | undefined> {
  const past = await pastOf(op.tx, op.reviewId, seen.id);
  return findQuestion(readDesign(String(valueAt(past, 'draft', seen.version ?? 0, { draft: row.draft }) ?? '')), seen.question);
}

interface Three {
  readonly base: Question;
  readonly now: Question;
  readonly patch: Patch;
}

/** What the person changed. @throws Conflict for properties that somebody else changed, too. */
function mergedPatch({ base, now, patch }: Three, row: { readonly objectId: string; readonly version: number }): Patch {
  const conflicts: FieldConflict[] = [];
  const own: Record<string, unknown> = {};
  for (const [key, yours] of Object.entries(patch)) {
    const [was, theirs] = [base[key as keyof Question], now[key as keyof Question]];
    if (same(yours, was)) continue;
    if (!same(was, theirs) && !same(theirs, yours))
      conflicts.push({
        field: key === 'options' ? 'options_text' : key,
        yours: inWords(yours),
        theirs: inWords(theirs),
        base: inWords(was),
      });
    own[key] = yours;
  }
  if (conflicts.length) throw new Conflict({ object: 'template', ...row, fields: conflicts });
  return own as Patch;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const inWords = (value: unknown): string =>
  Array.isArray(value) ? value.map((one: Option | string) => (typeof one === 'string' ? one : one.label)).join('\n') : String(value);

/** Moves a question one place, or to a place of its list counted from 0. */
export async function moveInForm(ctx: Context, scope: Scope, seen: QuestionSeen, to: 'up' | 'down' | number): Promise<null> {
  return operate(ctx, scope, { verb: 'reorder a form' }, (op) =>
    editQuestion(op, seen, (design) => {
      const place = placeOf(design, seen.question);
      return moveQuestion(design, seen.question, to === 'up' ? Math.max(0, place - 1) : to === 'down' ? place + 1 : to);
    }),
  );
}

export async function duplicateInForm(ctx: Context, scope: Scope, seen: QuestionSeen): Promise<null> {
  return operate(ctx, scope, { verb: 'duplicate a question' }, (op) =>
    editQuestion(op, seen, (design) => duplicateQuestion(design, seen.question, op.newId)),
  );
}

/** Takes a question off the form. Its answers stay readable, and it can be taken back. */
export async function removeFromForm(ctx: Context, scope: Scope, seen: QuestionSeen): Promise<null> {
  return operate(ctx, scope, { verb: 'remove a question' }, (op) =>
    editQuestion(op, seen, (design) => removeQuestion(design, seen.question)),
  );
}

/** Asks a removed question again, under its old id: its answers are back with it. */
export async function takeBackIntoForm(ctx: Context, scope: Scope, seen: QuestionSeen): Promise<null> {
  return operate(ctx, scope, { verb: 'ask a question again' }, async (op) => {
    const versions = await versionsOf({ db: op.tx, reviewId: op.reviewId }, seen.id);
    return edit(op, seen.id, (design) => {
      const removed = removedFrom(design, versions).find((one) => one.question.id === seen.question);
      if (!removed) throw new NotFound();
      return takeBack(design, removed.question, removed.table);
    });
  });
}

const editQuestion = (op: Operation, seen: QuestionSeen, how: (design: Design) => Design): Promise<null> =>
  edit(op, seen.id, (design) => {
    if (!findQuestion(design, seen.question)) throw new NotFound();
    return how(design);
  });

async function edit(op: Operation, id: string, how: (design: Design) => Design): Promise<null> {
  const { draft } = await liveRow(op, 'template', id);
  await change(op, 'template', { id }, { draft: writeDesign(how(readDesign(draft))) });
  return null;
}
