import { describe, expect, it } from 'vitest';
import { historyAt } from '../../../server/extraction/answer-history.queries.ts';
import { shownAnswer, wordsOf } from '../../../server/extraction/answer.ts';
import { answersOf } from '../../../server/extraction/answers.queries.ts';
import { filledForm } from '../../../server/extraction/filled.ts';
import { versionsOf } from '../../../server/extraction/templates.queries.ts';
import { Conflict, Invalid, NotFound, Refused } from '../../../server/platform/errors.ts';
import { nextUndo } from '../../../server/platform/undo.ts';
import { operationsOf, takeBack } from '../../../server/platform/undo.queries.ts';
import { testContext } from '../../support/context.ts';
import { referenceOf } from '../../support/factories.ts';
import { answerOf, ask, formOf, publishAs } from '../../support/forms.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope, slug } = await reviewOfAda(ctx);
  const about = { referenceId: await referenceOf(ctx, scope, 'Smith 2019') };
  const form = await formOf(ctx, scope, [ask('driver', 'text'), ask('year', 'number'), ask('aims', 'long')]);
  const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
  const answers = () => answersOf(scope, form, about);
  const answer = (who: typeof scope, question: string, typed: Parameters<typeof answerOf>[3]) =>
    answerOf(ctx, who, { form, about, question }, typed);
  return { ctx, scope, ben, about, form, answers, answer };
}

describe('answering a form', () => {
  it('keeps an answer with its author and says which version it is', async () => {
    const { scope, ctx, answers, answer } = await setUp();
    expect(await answer(scope, 'driver', { value: 'Cost', version: 0 })).toEqual({ version: 1, savedAt: ctx.now(), state: 'given' });
    expect(await answers()).toMatchObject([{ question: 'driver', state: 'given', value: '"Cost"', by: 'Ada', version: 1 }]);
    expect(await answer(scope, 'driver', { value: 'Cost', version: 1 })).toMatchObject({ version: 1 });
  });

  it('writes nothing for a blank that stays blank', async () => {
    const { scope, answers, answer } = await setUp();
    expect(await answer(scope, 'driver', { value: ' ', version: 0 })).toMatchObject({ version: 0, state: 'blank' });
    expect(await answers()).toEqual([]);
  });

  it('lets a colleague correct it under their own name and keeps what was there', async () => {
    const { ctx, scope, ben, answers, answer, form, about } = await setUp();
    await answer(scope, 'driver', { value: 'Cost', version: 0 });
    ctx.pass(60_000);
    await answer(ben, 'driver', { value: 'Policy', version: 1 });
    expect(await answers()).toMatchObject([{ value: '"Policy"', by: 'Ben', version: 2, at: ctx.now() }]);
    const history = await historyAt(scope, { templateId: form, about, question: 'driver', line: '', column: '' });
    expect(history.map((step) => [step.by, wordsOf(step.value)])).toEqual([
      ['Ben', 'Policy'],
      ['Ada', 'Cost'],
    ]);
  });

  it('merges different answers of two people and refuses two different ones to the same question, with both texts', async () => {
    const { scope, ben, answers, answer } = await setUp();
    await answer(scope, 'driver', { value: 'Cost', version: 0 });
    await answer(ben, 'aims', { value: 'To learn', version: 0 });
    expect((await answers()).map((one) => one.question)).toEqual(['driver', 'aims']);
    await answer(scope, 'driver', { value: 'Cost and quality', version: 1 });
    const refused = await answer(ben, 'driver', { value: 'Policy', version: 1 }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Conflict);
    expect((refused as Conflict).fields).toEqual([{ field: 'answer', yours: 'Policy', theirs: 'Cost and quality', base: 'Cost' }]);
    expect((await answers())[0]).toMatchObject({ value: '"Cost and quality"', version: 2 });
  });

  it('refuses a second first answer that differs, and takes one that is the same', async () => {
    const { scope, ben, answer } = await setUp();
    await answer(scope, 'driver', { value: 'Cost', version: 0 });
    expect(await answer(ben, 'driver', { value: 'Cost', version: 0 })).toMatchObject({ version: 1 });
    const refused = await answer(ben, 'driver', { state: 'not_reported', version: 0 }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ fields: [{ field: 'answer', yours: 'Not reported', theirs: 'Cost', base: '' }] });
  });

  it('keeps the states apart from blank, and the words beside them', async () => {
    const { scope, answers, answer } = await setUp();
    await answer(scope, 'driver', { state: 'not_reported', version: 0 });
    await answer(scope, 'aims', { value: 'Perhaps to save', state: 'unclear', version: 0 });
    expect((await answers()).map((one) => [one.state, one.value])).toEqual([
      ['not_reported', ''],
      ['unclear', '"Perhaps to save"'],
    ]);
    expect(await answer(scope, 'driver', { version: 1 })).toMatchObject({ state: 'blank', version: 2 });
  });

  it('refuses what does not fit with a sentence', async () => {
    const { scope, answer } = await setUp();
    const refused = await answer(scope, 'year', { value: 'some', version: 0 }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Invalid);
    expect((refused as Invalid).fields['value']).toContain('“some” is not a number');
  });

  it('keeps every answer readable when the form changes, and takes no answer to what is no longer asked', async () => {
    const { ctx, scope, about, form, answers, answer } = await setUp();
    await answer(scope, 'driver', { value: 'Cost', version: 0 });
    await answer(scope, 'aims', { value: 'To learn', version: 0 });
    await publishAs(ctx, scope, form, [ask('aims', 'long', { label: 'Aims of the study' }), ask('new', 'text')]);
    const filled = filledForm(await versionsOf(scope, form), await answers());
    expect(filled.removed).toMatchObject([{ asked: { until: 1, question: { id: 'driver' } } }]);
    expect(shownAnswer(filled.removed[0]!.asked, filled.removed[0]!.answers[0]!)).toBe('Cost');
    await expect(answer(scope, 'driver', { value: 'Late', version: 1 })).rejects.toBeInstanceOf(Refused);
    expect(await answerOf(ctx, scope, { form, about, question: 'new' }, { value: 'x', version: 0 })).toMatchObject({ version: 1 });
  });

  it('brings an answer that was undone back under the same place when it is given again', async () => {
    const { ctx, scope, answers, answer, form, about } = await setUp();
    await answer(scope, 'driver', { value: 'Cost', version: 0 });
    await takeBack(ctx, scope, nextUndo(await operationsOf(scope.db, scope), new Set()).undo!);
    expect(await answers()).toEqual([]);
    await answer(scope, 'driver', { value: 'Policy', version: 1 });
    const history = await historyAt(scope, { templateId: form, about, question: 'driver', line: '', column: '' });
    expect(history.map((step) => [wordsOf(step.value), step.gone])).toEqual([
      ['Policy', false],
      ['Cost', true],
      ['Cost', false],
    ]);
  });

  it("does not touch another review's form, reference or case", async () => {
    const { ctx, scope, about, form } = await setUp();
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    const theirs = { referenceId: await referenceOf(ctx, other, 'Theirs') };
    const at = { form, about, question: 'driver' };
    await expect(answerOf(ctx, other, at, { value: 'x' })).rejects.toBeInstanceOf(NotFound);
    await expect(answerOf(ctx, scope, { ...at, about: theirs }, { value: 'x' })).rejects.toBeInstanceOf(NotFound);
    await expect(answerOf(ctx, scope, { ...at, about: { caseId: about.referenceId } }, { value: 'x' })).rejects.toBeInstanceOf(NotFound);
  });
});
