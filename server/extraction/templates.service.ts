/** Making, publishing and removing forms. Edits to a form's draft: draft.service. */
import type { Context } from '../platform/context.ts';
import { Invalid, NotFound, Refused } from '../platform/errors.ts';
import { change, create, liveRow, operate, type Operation, type Seen, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { firstForm, formPresets } from './preset.ts';
import { type Design, readDesign, writeDesign } from './template.ts';
import { copyDesign } from './template-edit.ts';
import { type Subject, templateOf, templatesOf, versionsOf } from './templates.queries.ts';

export interface NewForm {
  readonly name: string;
  readonly subject: Subject;
  /** '' for an empty form, a preset's key, or the id of a form to copy. */
  readonly from: string;
}

export async function makeForm(ctx: Context, scope: Scope, given: NewForm): Promise<string> {
  return operate(ctx, scope, { verb: 'make a form' }, async (op) => {
    await assertNewName(op, given.name);
    const draft = await startOf(op, given.from);
    return createForm(op, { name: given.name, subject: given.subject, draft });
  });
}

/** Adds the form that every review starts with, published. */
export async function addFirstForm(op: Operation): Promise<void> {
  const { name, design } = firstForm;
  const id = await createForm(op, { name, subject: 'reference', draft: design });
  await create(op, 'template_version', {
    template_id: id,
    number: 1,
    design: writeDesign(design),
    note: 'The form this review started with',
  });
}

async function createForm(op: Operation, form: { name: string; subject: Subject; draft: Design }): Promise<string> {
  const position = (await templatesOf({ db: op.tx, reviewId: op.reviewId })).length;
  return create(op, 'template', { name: form.name, subject: form.subject, position, draft: writeDesign(form.draft) });
}

async function startOf(op: Operation, from: string): Promise<Design> {
  const preset = formPresets.find((one) => one.key === from);
  if (preset || !from) return preset?.design ?? [];
  const form = await templateOf({ db: op.tx, reviewId: op.reviewId }, from);
  if (!form) throw new NotFound();
  return copyDesign(form.draft, op.newId);
}

export async function renameForm(ctx: Context, scope: Scope, seen: Seen, name: string): Promise<number> {
  return operate(ctx, scope, { verb: 'rename a form' }, async (op) => {
    await assertNewName(op, name, seen.id);
    return change(op, 'template', seen, { name });
  });
}

async function assertNewName(op: Operation, name: string, besides = ''): Promise<void> {
  const forms = await templatesOf({ db: op.tx, reviewId: op.reviewId });
  if (forms.some((form) => form.id !== besides && form.name.toLowerCase() === name.toLowerCase()))
    throw new Invalid({ name: 'There is already a form with this name.' });
}

/** Puts a form in the trash, with its answers; undo brings both back. */
export async function removeForm(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'remove a form' }, async (op) => {
    await trash(op, 'template', id);
    return null;
  });
}

/** Makes the draft the next version, the one that is filled from now on. @throws Refused when it has nothing new or no question. */
export async function publish(ctx: Context, scope: Scope, id: string, note: string): Promise<number> {
  return operate(ctx, scope, { verb: 'publish a form' }, async (op) => {
    const { draft } = await liveRow(op, 'template', id);
    const latest = (await versionsOf({ db: op.tx, reviewId: op.reviewId }, id)).at(-1);
    const design = readDesign(draft);
    if (!design.length) throw new Refused('The form has no question yet. Add one, then publish.');
    if (latest && writeDesign(latest.design) === draft) throw new Refused(`Nothing has changed since version ${latest.number}.`);
    const unnamed = design.flatMap((question) => [question, ...question.columns]).find((question) => !question.label);
    if (unnamed) throw new Refused('One question has no words yet. Write what it asks, then publish.');
    const number = (latest?.number ?? 0) + 1;
    await create(op, 'template_version', { template_id: id, number, design: draft, note });
    return number;
  });
}

/** Brings the draft back to what is published. */
export async function discardDraft(ctx: Context, scope: Scope, id: string): Promise<number> {
  return operate(ctx, scope, { verb: 'discard changes to a form' }, async (op) => {
    const latest = (await versionsOf({ db: op.tx, reviewId: op.reviewId }, id)).at(-1);
    return change(op, 'template', { id }, { draft: writeDesign(latest?.design ?? []) });
  });
}
