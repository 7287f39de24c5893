import { describe, expect, it } from 'vitest';
import {
  addToForm,
  changeInForm,
  duplicateInForm,
  moveInForm,
  removeFromForm,
  takeBackIntoForm,
} from '../../../server/extraction/draft.service.ts';
import { formPresets } from '../../../server/extraction/preset.ts';
import { flatten } from '../../../server/extraction/template.ts';
import { templateOf, templatesOf, versionsOf } from '../../../server/extraction/templates.queries.ts';
import { discardDraft, makeForm, publish, removeForm, renameForm } from '../../../server/extraction/templates.service.ts';
import { Conflict, Invalid, NotFound, Refused } from '../../../server/platform/errors.ts';
import { testContext } from '../../support/context.ts';
import { ask, formOf } from '../../support/forms.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope, slug } = await reviewOfAda(ctx);
  const form = await formOf(ctx, scope, [ask('a', 'text'), ask('b', 'single', { options: [{ id: 'x', label: 'X' }] })]);
  const draft = async () => (await templateOf(scope, form))!.draft;
  const ids = async () => (await draft()).map((question) => question.id);
  return { ctx, scope, slug, form, draft, ids };
}

describe('the forms of a review', () => {
  it('begin with the refinement form, published', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const [first, ...rest] = await templatesOf(scope);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ name: 'Refinement form', subject: 'reference', published: { number: 1, by: 'Ada' } });
    expect(first!.published!.design).toEqual(first!.draft);
  });

  it('are made empty, from a preset, or as a copy with ids of its own', async () => {
    const { ctx, scope, form } = await setUp();
    const empty = await makeForm(ctx, scope, { name: 'Empty', subject: 'case', from: '' });
    expect(await templateOf(scope, empty)).toMatchObject({ subject: 'case', draft: [] });
    const copy = await makeForm(ctx, scope, { name: 'Copy', subject: 'reference', from: form });
    const copied = (await templateOf(scope, copy))!.draft;
    expect(copied.map((question) => question.label)).toEqual(['Question a', 'Question b']);
    expect(copied.map((question) => question.id)).not.toContain('a');
    await expect(makeForm(ctx, scope, { name: 'copy', subject: 'reference', from: '' })).rejects.toBeInstanceOf(Invalid);
    await expect(renameForm(ctx, scope, { id: copy }, 'Empty')).rejects.toBeInstanceOf(Invalid);
    await removeForm(ctx, scope, copy);
    expect(await templateOf(scope, copy)).toBeUndefined();
  });

  it('have presets whose ids are unique and whose questions all say something', () => {
    for (const preset of formPresets) {
      const questions = flatten(preset.design);
      expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length);
      expect(questions.every((question) => question.label)).toBe(true);
    }
  });

  it('are published as versions; nothing new and nothing to ask is refused', async () => {
    const { ctx, scope, form } = await setUp();
    await expect(publish(ctx, scope, form, '')).rejects.toThrow('Nothing has changed since version 1.');
    await addToForm(ctx, scope, form, { kind: 'text', label: 'New' });
    expect(await publish(ctx, scope, form, 'Asked for funding')).toBe(2);
    expect((await versionsOf(scope, form)).map((version) => [version.number, version.design.length, version.note])).toEqual([
      [1, 2, ''],
      [2, 3, 'Asked for funding'],
    ]);
    await addToForm(ctx, scope, form, { kind: 'text', label: '' });
    await expect(publish(ctx, scope, form, '')).rejects.toBeInstanceOf(Refused);
    await discardDraft(ctx, scope, form);
    expect((await templateOf(scope, form))!.draft).toHaveLength(3);
  });
});

describe('the builder', () => {
  it('adds, moves, duplicates, removes and takes back', async () => {
    const { ctx, scope, form, ids, draft } = await setUp();
    const first = await addToForm(ctx, scope, form, { kind: 'table', label: 'Sample', after: 'a' });
    const column = await addToForm(ctx, scope, form, { kind: 'text', label: 'Who', table: first });
    expect((await draft())[1]).toMatchObject({ id: first, columns: [{ id: column, label: 'Who' }] });
    await moveInForm(ctx, scope, { id: form, question: first }, 'up');
    await moveInForm(ctx, scope, { id: form, question: 'b' }, 0);
    expect(await ids()).toEqual(['b', first, 'a']);
    await duplicateInForm(ctx, scope, { id: form, question: 'a' });
    expect((await ids()).slice(0, 3)).toEqual(['b', first, 'a']);
    await removeFromForm(ctx, scope, { id: form, question: 'b' });
    expect(await ids()).not.toContain('b');
    await takeBackIntoForm(ctx, scope, { id: form, question: 'b' });
    expect((await ids()).at(-1)).toBe('b');
    await expect(takeBackIntoForm(ctx, scope, { id: form, question: 'b' })).rejects.toBeInstanceOf(NotFound);
    await expect(removeFromForm(ctx, scope, { id: form, question: 'nope' })).rejects.toBeInstanceOf(NotFound);
    await expect(addToForm(ctx, scope, form, { kind: 'text', label: '', after: 'nope' })).rejects.toBeInstanceOf(NotFound);
  });

  it('makes a new question where the new kind does not fit the old answers', async () => {
    const { ctx, scope, form, ids } = await setUp();
    const next = await changeInForm(ctx, scope, { id: form, question: 'a' }, { kind: 'number' });
    expect(next).not.toBe('a');
    expect(await ids()).toEqual([next, 'b']);
    expect(await changeInForm(ctx, scope, { id: form, question: next }, { kind: 'text' })).toBe(next);
  });

  it('merges two leads’ edits and shows both texts where they meet', async () => {
    const { ctx, scope, slug, form, draft } = await setUp();
    const cleo = await joinReview(ctx, slug, await person(ctx, 'Cleo'), 'lead', scope);
    const { version } = (await templateOf(scope, form))!;
    const seen = { id: form, question: 'a', version };
    await changeInForm(ctx, scope, seen, { label: 'Driver', help: '' });
    await changeInForm(ctx, cleo, seen, { label: 'Question a', help: 'Above all others' });
    expect((await draft())[0]).toMatchObject({ label: 'Driver', help: 'Above all others' });
    const refused = await changeInForm(ctx, cleo, seen, { label: 'Reason' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Conflict);
    expect((refused as Conflict).fields).toEqual([{ field: 'label', yours: 'Reason', theirs: 'Driver', base: 'Question a' }]);
  });
});
