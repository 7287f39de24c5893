import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { answer, answerField, choose, openPane, questionBox, untilSaved } from '../support/at-form.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { documentOf, excerptOf } from '../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../support/people.ts';
import { paper } from '../support/reading.ts';

const asked = (page: Page) => page.locator('.builder-list > .builder-row .builder-label').allTextContents();

async function addQuestion(page: Page, label: string, kind: string): Promise<void> {
  await page.fill('#new-label', label);
  await page.selectOption('#new-kind', { label: kind });
  await page.click('.builder-design > .add-question button');
  await page.waitForSelector(`.builder-row.is-open >> text=${label}`);
}

/** The name of the next column is typed while the last is still on its way: it stays in its box, and goes in as the next. */
async function typeAhead(page: Page): Promise<void> {
  const label = page.getByLabel('Add a column to “Who was interviewed”');
  const { promise, resolve: hold } = Promise.withResolvers<Route>();
  await page.route('**/questions', hold);
  await label.fill('When');
  await label.press('Enter');
  const onItsWay = await promise;
  await label.fill('Where');
  await onItsWay.continue();
  await page.unroute('**/questions');
  await page.waitForSelector(`.builder-columns .builder-label >> text="When"`);
  expect(await label.inputValue()).toBe('Where');
  await label.fill('');
}

/** A lead builds a form with pointer and keyboard, and publishes it. */
async function buildForm(page: Page, slug: string): Promise<void> {
  await page.goto(paths.forms(slug));
  await page.fill('[name=name]', 'Partnerships');
  await page.click('text=Make the form');
  await page.waitForSelector('text=No questions yet');
  await addQuestion(page, 'What drove the partnership', 'Short text');
  await addQuestion(page, 'Type of partnership', 'One of several options');
  await page.fill('.question-form [name=options_text]', 'Merger\nAlliance\nJoint venture');
  await page.click('text=Save the question');
  await page.waitForSelector('.builder-preview >> text=Alliance');
  await addQuestion(page, 'How many partners', 'Number');
  await addQuestion(page, 'Who was interviewed', 'Repeating table');
  for (const [column, kind] of [
    ['Who', 'Short text'],
    ['How many', 'Number'],
  ] as const) {
    const adding = page.locator('.builder-columns .add-question');
    await adding.getByLabel('Add a column to “Who was interviewed”').fill(column);
    await adding.getByLabel('Kind').selectOption({ label: kind });
    await adding.getByRole('button').click();
    await page.waitForSelector(`.builder-columns .builder-label >> text="${column}"`);
  }
  await typeAhead(page);
  await addQuestion(page, 'CMOCs here', 'CMOCs of this document');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Move “Type of partnership” up' }).press('Enter');
  await expect.poll(() => asked(page).then((all) => all[0])).toBe('Type of partnership');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move “Type of partnership” up');
  await drag(page, 'How many partners', 'Type of partnership');
  await expect.poll(() => asked(page).then((all) => all[0])).toBe('How many partners');
  await shoot(page, 'form-builder', { fullPage: true });
  await page.click('text=Publish version 1');
  await page.waitForSelector('.publish-line >> text=version 1');
}

async function drag(page: Page, from: string, to: string): Promise<void> {
  const handle = (label: string) => page.locator('.builder-row', { hasText: label }).locator('[data-reorder-handle]').first();
  const [start, end] = await Promise.all([handle(from).boundingBox(), handle(to).boundingBox()]);
  if (!start || !end) throw new Error('nothing to drag');
  await page.mouse.move(start.x + 4, start.y + 4);
  await page.mouse.down();
  await page.mouse.move(end.x + 4, end.y + 20, { steps: 4 });
  await page.mouse.move(end.x + 4, end.y - 4, { steps: 4 });
  await page.mouse.up();
}

const types = (page: Page, label: string) => page.locator('label.choice', { hasText: label }).locator('input');

async function openForm(page: Page, reader: string): Promise<void> {
  await openPane(page, reader, 'form');
  await page.click('.pane-tabs >> text=Partnerships');
  await page.waitForSelector('text=Type of partnership');
}

describe('an extraction form', () => {
  it('is built by the lead, filled beside the paper, continued by a colleague, and changed without losing an answer', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const on = await documentOf(ctx, scope, 'Partnership synergy over seven years', paper);
    await excerptOf(ctx, scope, on, 'The merger cost trust');
    const browser = await openBrowser();
    const lead = await seat(browser, running, { as: ada });
    await buildForm(lead.page, slug);
    await expectAccessible(lead.page);

    const reader = paths.reader(slug, on.document, { view: 'text' });
    const first = await seat(browser, running, { as: ben });
    await openForm(first.page, reader);
    await choose(first.page, 'Type of partnership', 'Merger');
    await answer(first.page, driver, 'The regional board');
    await choose(first.page, 'How many partners', 'Not reported');
    await first.page.click('text=Add a line');
    const cells = first.page.locator('.table-line [name=value]');
    await cells.nth(0).fill('Managers');
    await cells.nth(1).fill('twelve');
    await cells.nth(1).blur();
    await expect.poll(() => first.page.textContent('#notice')).toContain('“twelve” is not a number');
    await cells.nth(1).fill('12');
    await cells.nth(1).blur();
    await expect.poll(() => first.page.textContent('.form-progress')).toContain('4 of 4 answered');
    await expect.poll(() => first.page.textContent('#notice')).toBe('');
    await first.page.click('[data-pane-tab=codes]');
    await first.page.click('.excerpt-row >> text=The merger cost trust');
    await openFormAgain(first.page);
    await questionBox(first.page, driver).getByRole('button', { name: 'Cite here' }).click();
    await expect.poll(() => questionBox(first.page, driver).locator('.citations').textContent()).toContain('The merger cost trust');
    await first.page.getByRole('button', { name: 'Make a CMOC' }).click();
    await first.page.fill('#reader-popover .style-2 textarea', 'shared risk');
    await first.page.click('text=Make the CMOC');
    await expect.poll(() => questionBox(first.page, 'CMOCs here').textContent()).toContain('shared risk');
    await shoot(first.page, 'form-pane');
    await expectAccessible(first.page);

    await first.page.route('**/answers/save*', (route) => route.abort());
    await answerField(first.page, driver).fill('The regional board, after an audit');
    await expect.poll(() => questionBox(first.page, driver).locator('.saved-at').textContent()).toMatch(/^Draft kept/);
    // the browser dies: no page is left that could still send anything
    await first.page.goto('chrome://crash').catch(() => {});
    await first.context.close();
    const again = await seat(browser, running, { as: ben });
    await openForm(again.page, reader);
    await questionBox(again.page, driver).getByRole('button', { name: 'Put it back' }).click();
    await untilSaved(again.page, driver);
    expect(await answerField(again.page, driver).inputValue()).toBe('The regional board, after an audit');

    await openForm(lead.page, reader);
    expect(await questionBox(lead.page, driver).locator('.saved-at').first().textContent()).toContain('Ben');
    await answer(lead.page, driver, 'An audit');
    await answerField(again.page, driver).fill('Falling income');
    await answerField(again.page, driver).blur();
    await again.page.waitForSelector('#notice .conflict');
    await expect
      .poll(() => again.page.textContent('#notice .conflict'))
      .toMatch(/Ada answered this while you did.*Falling income.*An audit/s);
    await shoot(again.page, 'form-conflict');
    await again.page.click('text=Save mine');
    await untilSaved(again.page, driver);
    await questionBox(again.page, driver).locator('.answer-history summary').click();
    await expect
      .poll(() => questionBox(again.page, driver).locator('.step-text').allTextContents())
      .toEqual(['Falling income', 'An audit', 'The regional board, after an audit', 'The regional board']);

    await changeForm(lead.page, slug);
    await openForm(again.page, reader);
    expect(await types(again.page, 'Merger or acquisition').isChecked()).toBe(true);
    await again.page.click('.removed-questions summary');
    await expect
      .poll(() => again.page.textContent('.removed-questions'))
      .toMatch(/asked until version 1.*Falling income.*The merger cost trust/s);
    expectQuiet(again);
    expectQuiet(lead);

    const plain = await seat(browser, running, { as: ben, javaScriptEnabled: false, width: 390 });
    await plain.page.goto(paths.referenceForm(slug, on.reference));
    await plain.page.click('text=Partnerships');
    await types(plain.page, 'Alliance').check();
    await questionBox(plain.page, 'Type of partnership').getByRole('button', { name: 'Save' }).click();
    await plain.page.waitForSelector('text=Saved.');
    expect(await types(plain.page, 'Alliance').isChecked()).toBe(true);
    await questionBox(plain.page, 'Type of partnership').getByRole('link', { name: 'Cite passages' }).click();
    await plain.page.check('.citable input');
    await shoot(plain.page, 'form-cite-passages');
    await plain.page.click('text=Cite the ticked passages');
    expect(await questionBox(plain.page, 'Type of partnership').locator('.citations').textContent()).toContain('The merger cost trust');
    await shoot(plain.page, 'form-without-script', { fullPage: true });
  });
});

const driver = 'What drove the partnership';

/** The pane opens at the form that the person filled last. */
async function openFormAgain(page: Page): Promise<void> {
  await page.click('[data-pane-tab=form]');
  await page.waitForSelector('text=Type of partnership');
}

async function changeForm(page: Page, slug: string): Promise<void> {
  await page.goto(paths.forms(slug));
  await page.click('text=Partnerships');
  await page.click('.builder-opener >> text=Type of partnership');
  await page.fill('[name=option_label] >> nth=0', 'Merger or acquisition');
  await page.click('text=Save the question');
  await page.waitForSelector('.builder-row >> text=changed');
  await page.getByRole('button', { name: 'Remove “What drove the partnership”' }).click();
  await page.waitForSelector('.builder-removed >> text=What drove the partnership');
  await page.click('text=Publish version 2');
  await page.waitForSelector('.publish-line >> text=version 2');
}
