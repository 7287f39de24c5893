import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { openPane } from '../support/at-form.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { partnership } from '../support/partnership.ts';
import { joinReview, person, reviewOfAda } from '../support/people.ts';

const scale = (page: Page, name: string) => page.locator('.scale-box', { hasText: name }).first();

const untilJudged = (page: Page, name: string): Promise<void> =>
  expect.poll(() => scale(page, name).locator('.saved-at').textContent()).toMatch(/^Saved \d/);

/** The CMOC counts of the table of mechanisms, row by row. */
async function counts(page: Page, slug: string): Promise<readonly string[]> {
  await page.goto(paths.tables(slug));
  return page.locator('#report-table tbody a.count').allTextContents();
}

describe('appraisal', () => {
  it('judges beside the paper, never excludes by itself; a decision does, and counts drop until it is taken back', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const { okafor } = await partnership(ctx, scope);
    const reader = paths.reader(slug, okafor.document, { view: 'text' });
    const browser = await openBrowser();
    const reviewer = await seat(browser, running, { as: ben });
    const { page } = reviewer;
    const before = await counts(page, slug);

    await openPane(page, reader, 'appraisal');
    await scale(page, 'Rigour').locator('label.choice', { hasText: /^Low/ }).click();
    await untilJudged(page, 'Rigour');
    await scale(page, 'Rigour').locator('textarea').fill('Two interviews, no method told');
    await scale(page, 'Rigour').locator('textarea').blur();
    await expect
      .poll(async () => (await ctx.db.read.selectFrom('judgement').select('reason').executeTakeFirst())?.reason)
      .toContain('Two interviews');
    await expect.poll(() => page.textContent('#decisions')).toContain('count');
    await shoot(page, 'appraisal-pane');
    await expectAccessible(page);
    expect(await counts(page, slug)).toEqual(before);

    await openPane(page, reader, 'appraisal');
    await page.click('text=Leave this document out');
    await page.click('text=Decide to leave it out');
    await expect.poll(() => page.textContent('#notice')).toContain('Choose a reason');
    await page.fill('#out-note', 'Not about partnerships after all');
    await page.click('text=Decide to leave it out');
    await expect.poll(() => page.textContent('#notice')).toContain('Your decision is in');
    expect(await counts(page, slug)).toEqual(before);

    const lead = await seat(browser, running, { as: ada });
    await openPane(lead.page, reader, 'appraisal');
    expect(await scale(lead.page, 'Rigour').locator('.saved-at').textContent()).toContain('Ben');
    await scale(lead.page, 'Rigour')
      .locator('label.choice', { hasText: /^Moderate/ })
      .click();
    await untilJudged(lead.page, 'Rigour');
    await scale(lead.page, 'Rigour').locator('.answer-history summary').click();
    await expect.poll(() => scale(lead.page, 'Rigour').locator('.history-steps').textContent()).toMatch(/Ada.*Moderate.*Ben.*Low/s);
    await lead.page.click('text=Leave this document out');
    await lead.page.fill('#out-note', 'Ben is right');
    await lead.page.click('text=Leave it out');
    await lead.page.waitForSelector('.left-out');
    await shoot(lead.page, 'appraisal-left-out');
    await expectAccessible(lead.page);
    expect(await counts(lead.page, slug)).not.toEqual(before);
    await shoot(lead.page, 'appraisal-counts-dropped');

    await openPane(lead.page, reader, 'appraisal');
    await lead.page.click('text=Take it back in');
    await lead.page.waitForSelector('text=Leave this document out');
    await lead.page.click('text=History of decisions');
    await expect.poll(() => lead.page.textContent('#decision-history')).toMatch(/Ada.*include.*Ada.*exclude.*Ben is right/s);
    expect(await counts(lead.page, slug)).toEqual(before);
    expect(reviewer.complaints).toEqual([expect.stringContaining('422')]);
    expectQuiet(lead);
  });
});
