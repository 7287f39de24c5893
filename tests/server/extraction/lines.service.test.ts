import { describe, expect, it } from 'vitest';
import { answersOf } from '../../../server/extraction/answers.queries.ts';
import { wordsOf } from '../../../server/extraction/answer.ts';
import { cite, uncite } from '../../../server/extraction/citations.service.ts';
import { filledForm } from '../../../server/extraction/filled.ts';
import { addLine, moveLine, removeLine } from '../../../server/extraction/lines.service.ts';
import { versionsOf } from '../../../server/extraction/templates.queries.ts';
import { NotFound, Refused } from '../../../server/platform/errors.ts';
import { nextUndo } from '../../../server/platform/undo.ts';
import { operationsOf, takeBack } from '../../../server/platform/undo.queries.ts';
import { testContext } from '../../support/context.ts';
import { documentOf, excerptOf } from '../../support/factories.ts';
import { answerOf, ask, formOf } from '../../support/forms.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const paper = await documentOf(ctx, scope, 'Smith 2019', ['Forty nurses took part.', 'Two managers were asked.']);
  const about = { referenceId: paper.reference };
  const form = await formOf(ctx, scope, [
    ask('sample', 'table', { columns: [ask('who', 'text'), ask('many', 'number')] }),
    ask('aim', 'text'),
  ]);
  const table = { templateId: form, about, question: 'sample' };
  const cell = (line: string, column: string, value: string) =>
    answerOf(ctx, scope, { form, about, question: 'sample' }, { line, column, value, version: 0 });
  const lines = async () => {
    const [filled] = filledForm(await versionsOf(scope, form), await answersOf(scope, form, about)).questions;
    return filled!.lines.map((line) => [...line.cells.values()].map((one) => wordsOf(one.value)).join(' '));
  };
  return { ctx, scope, paper, about, form, table, cell, lines };
}

describe('a repeating table', () => {
  it('has lines that are added, filled cell by cell, reordered and removed', async () => {
    const { ctx, scope, table, cell, lines } = await setUp();
    const nurses = await addLine(ctx, scope, table);
    const managers = await addLine(ctx, scope, table);
    await cell(nurses, 'who', 'Nurses');
    await cell(nurses, 'many', '40');
    await cell(managers, 'who', 'Managers');
    expect(await lines()).toEqual(['Nurses 40', 'Managers']);
    await moveLine(ctx, scope, { ...table, line: managers }, 'up');
    expect(await lines()).toEqual(['Managers', 'Nurses 40']);
    await removeLine(ctx, scope, { ...table, line: nurses });
    expect(await lines()).toEqual(['Managers']);
    await takeBack(ctx, scope, nextUndo(await operationsOf(scope.db, scope), new Set()).undo!);
    expect(await lines()).toEqual(['Managers', 'Nurses 40']);
  });

  it('refuses a cell of a line that a colleague removed, and of a column that is not there', async () => {
    const { ctx, scope, table, cell } = await setUp();
    const line = await addLine(ctx, scope, table);
    await removeLine(ctx, scope, { ...table, line });
    await expect(cell(line, 'who', 'Nurses')).rejects.toBeInstanceOf(Refused);
    const other = await addLine(ctx, scope, table);
    await expect(cell(other, 'age', '40')).rejects.toBeInstanceOf(Refused);
    await expect(cell('', 'who', 'Nurses')).rejects.toBeInstanceOf(NotFound);
  });
});

describe('a citation', () => {
  it('ties passages to an answer, each once, with the printed page', async () => {
    const { ctx, scope, paper, about, form } = await setUp();
    const first = await excerptOf(ctx, scope, paper, 'Forty nurses');
    const second = await excerptOf(ctx, scope, paper, 'Two managers');
    const place = { templateId: form, about, question: 'aim', line: '', column: '' };
    expect(await cite(ctx, scope, place, [first, second])).toBe(2);
    expect(await cite(ctx, scope, place, [second])).toBe(0);
    const [answer] = await answersOf(scope, form, about);
    expect(answer).toMatchObject({ state: 'blank', version: 1 });
    expect(answer!.citations.map((one) => [one.quote, one.page])).toEqual([
      ['Forty nurses', '1'],
      ['Two managers', '2'],
    ]);
    expect(await answerOf(ctx, scope, { form, about, question: 'aim' }, { value: 'To ask', version: 0 })).toMatchObject({ version: 2 });
    await uncite(ctx, scope, answer!.citations[0]!.id);
    expect((await answersOf(scope, form, about))[0]!.citations.map((one) => one.quote)).toEqual(['Two managers']);
  });

  it("does not take another review's passage", async () => {
    const { ctx, scope, about, form } = await setUp();
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    const theirs = await excerptOf(ctx, other, await documentOf(ctx, other, 'Theirs', ['Secret.']), 'Secret.');
    const place = { templateId: form, about, question: 'aim', line: '', column: '' };
    await expect(cite(ctx, scope, place, [theirs])).rejects.toBeInstanceOf(NotFound);
    expect(await answersOf(scope, form, about)).toEqual([]);
  });
});
