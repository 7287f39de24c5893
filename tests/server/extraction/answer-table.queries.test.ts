import { describe, expect, it } from 'vitest';
import { answerTable, type RowsShown } from '../../../server/extraction/answer-table.queries.ts';
import { formsOfReference } from '../../../server/extraction/form-shown.queries.ts';
import { templatesOf, versionsOf } from '../../../server/extraction/templates.queries.ts';
import { trash, operate } from '../../../server/platform/operation.ts';
import { leaveOut } from '../../../server/screening/decisions.service.ts';
import { testContext } from '../../support/context.ts';
import { documentOf, referenceOf } from '../../support/factories.ts';
import { answerOf, ask, formOf } from '../../support/forms.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function set() {
  const ctx = await testContext();
  const { scope, slug } = await reviewOfAda(ctx);
  const form = await formOf(ctx, scope, [ask('driver', 'text'), ask('type', 'text')]);
  const papers = [await documentOf(ctx, scope, 'First', ['One.']), await documentOf(ctx, scope, 'Second', ['Two.'])] as const;
  await referenceOf(ctx, scope, 'Only found, without a document');
  const table = async (show: RowsShown = 'all', window = { offset: 0, limit: 50 }) => {
    const [versions, forms] = await Promise.all([versionsOf(scope, form), templatesOf(scope)]);
    return answerTable(scope, { form: forms.find((one) => one.id === form)!, versions, show, window });
  };
  const fill = (paper: number, question: string, value: string) =>
    answerOf(ctx, scope, { form, about: { referenceId: papers[paper]!.reference }, question }, { value });
  return { ctx, scope, slug, form, papers, table, fill };
}

describe('the table of answers', () => {
  it('has a line per reference with a document, with what was answered and how much is open', async () => {
    const { table, fill } = await set();
    await fill(0, 'driver', 'Money');
    const { rows, counts } = await table();
    expect(counts).toEqual({ all: 2, begun: 1, blank: 1 });
    expect(rows.rows.map((row) => [row.title, row.progress.answered])).toEqual([
      ['First', 1],
      ['Second', 0],
    ]);
    expect((await table('begun')).rows.rows.map((row) => row.title)).toEqual(['First']);
    expect((await table('blank')).rows.rows.map((row) => row.title)).toEqual(['Second']);
  });

  it('is windowed, with the whole number beside', async () => {
    const { table } = await set();
    const { rows } = await table('all', { offset: 1, limit: 1 });
    expect([rows.rows.map((row) => row.title), rows.total]).toEqual([['Second'], 2]);
  });

  it('keeps a reference whose document is in the trash while it has answers, and marks what was left out', async () => {
    const { ctx, scope, papers, table, fill } = await set();
    await fill(1, 'driver', 'A law');
    await operate(ctx, scope, { verb: 'trash' }, async (op) => {
      for (const paper of papers) await trash(op, 'document', paper.document);
      return null;
    });
    await leaveOut(ctx, scope, { referenceId: papers[1].reference, reasons: [], primaryReasonId: null, note: 'Off topic' });
    expect((await table()).rows.rows.map((row) => [row.title, row.isLeftOut])).toEqual([['Second', true]]);
  });

  it('does not count an answer that was cleared', async () => {
    const { table, fill } = await set();
    await fill(0, 'driver', 'Money');
    await fill(0, 'driver', '');
    expect((await table()).counts).toEqual({ all: 2, begun: 0, blank: 2 });
  });
});

describe('the form beside a paper', () => {
  it('is the one that the person filled last, for each person their own', async () => {
    const { ctx, scope, slug, form, papers, fill } = await set();
    const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
    await fill(0, 'driver', 'Money');
    const shownTo = async (who: typeof scope) => (await formsOfReference(who, { referenceId: papers[1].reference }))?.form?.id;
    expect(await shownTo(scope)).toBe(form);
    expect(await shownTo(ben)).toBe((await templatesOf(scope))[0]?.id);
  });
});
