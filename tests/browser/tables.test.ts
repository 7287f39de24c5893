import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { largest, makeLarge, scaled } from '../bench/large-review.ts';
import { expectAccessible, expectQuiet, follow, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { readDocx } from '../support/office.ts';
import { mergeDistrust, partnership } from '../support/partnership.ts';
import { reviewOfAda } from '../support/people.ts';

describe('tables', () => {
  it('lead from a number to its CMOCs, from these to a quote, from the quote to its page, and into a Word file', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const made = await partnership(ctx, scope);
    await mergeDistrust(ctx, scope, made);
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    await page.goto(paths.review(slug));
    await follow(page, '.rail >> text=Tables');
    expect(await page.locator('#report-table tbody tr').count()).toBe(2);
    await expect.poll(() => page.textContent('#report-table tbody tr:first-child th')).toContain('Trust');
    await shoot(page, 'tables-mechanisms');

    await page.fill('#report-table textarea >> nth=0', 'Willingness to rely on each other.');
    await page.locator('#report-table textarea').nth(0).blur();
    await expect.poll(() => page.textContent('#report-table .saved-at')).toMatch(/^Saved/);

    await page.click('#report-table .mechanism a >> nth=0');
    await page.fill('#mechanism-counter_examples', 'Where nobody had met before.');
    await page.locator('#mechanism-counter_examples').blur();
    await expect.poll(() => page.textContent('.mechanism-words .saved-at')).toMatch(/^Saved/);
    await expectAccessible(page);
    await shoot(page, 'tables-mechanism-sheet');

    await page.click('#sheet [data-close]');
    await page.click('#report-table tbody tr:first-child a.count[title="Trust: cmocs"]');
    await page.waitForSelector('#sheet .behind-cmoc');
    expect(await page.locator('#sheet .behind-cmoc').count()).toBe(2);
    await page.click('#sheet .behind-cmoc:first-child summary');
    await shoot(page, 'tables-behind-a-number');
    await expectAccessible(page);
    await page.click('#sheet .behind-steps >> text=Passages against');
    await expect.poll(() => page.locator('#sheet .quote').allTextContents()).toEqual(['against “Some doubt stayed.” (Okafor 2020, p. 2)']);
    await page.click('#sheet .quote');
    await page.waitForURL(/\/read/);
    await page.goBack();

    await page.click('text=Download');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=a real table')]);
    const { rows, paragraphs } = await readDocx(readFileSync(await download.path()));
    expect(rows.map((row) => row[0]?.text)).toContain('Trust');
    expect(paragraphs.join(' ')).toContain('do not add the rows');
    expectQuiet(at);
  });

  it('look right with nothing, little and a lot, wide and narrow, light and dark, and on paper', { timeout: 180_000 }, async () => {
    const running = await runningServer();
    const { ctx } = running;
    const browser = await openBrowser();
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const empty = await seat(browser, running, { as: ada });
    await empty.page.goto(paths.tables(slug));
    await expectAccessible(empty.page);
    await shoot(empty.page, 'tables-none');
    await partnership(ctx, scope);
    const many = await reviewOfAda(ctx, 'Everything there is');
    await makeLarge(ctx, many.scope, scaled(largest, 0.1));
    for (const [width, dark] of [
      [1440, false],
      [390, false],
      [1440, true],
    ] as const) {
      const at = await seat(browser, running, { as: ada, dark, width });
      for (const [size, review, tables] of [
        ['few', slug, dark ? ['demi-regularities'] : ['demi-regularities', 'by-role', 'cmocs', 'cmocs-by-case']],
        ['many', many.slug, dark ? ['cmocs'] : ['demi-regularities', 'cmocs', 'excerpts']],
      ] as const)
        for (const table of tables) {
          await at.page.goto(paths.table(review, table));
          if (size === 'few') await expectAccessible(at.page);
          await shoot(at.page, `tables-${table}-${size}-${width}${dark ? '-dark' : ''}`);
        }
      expectQuiet(at);
    }
    const paper = await seat(browser, running, { as: ada });
    await paper.page.goto(paths.table(slug, 'cmocs'));
    await paper.page.emulateMedia({ media: 'print' });
    await expect.poll(() => paper.page.isVisible('.rail')).toBe(false);
    await expect.poll(() => paper.page.isVisible('#report-table')).toBe(true);
    await shoot(paper.page, 'tables-print');
  });
});
