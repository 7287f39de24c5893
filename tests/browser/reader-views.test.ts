import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { codeOf, codingOf, excerptOf, roleOf } from '../support/factories.ts';
import { paperPdf, paragraphs } from '../support/pdf.ts';
import { joinReview, person, reviewOfAda } from '../support/people.ts';
import { importedPdf, manyExcerpts } from '../support/reading.ts';

const views = ['pdf', 'text'] as const;

/** The passages that are drawn somewhere on the pages that are open. */
const drawn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const marked = [...document.querySelectorAll<HTMLElement>('.marked')].flatMap((one) => (one.dataset['excerpts'] ?? '').split(' '));
    const painted = [...document.querySelectorAll<SVGElement>('.pdf-mark')].map((one) => one.dataset['excerpt'] ?? '');
    return [...new Set([...marked, ...painted])].sort();
  });

const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await page.waitForSelector('#reader[data-ready]');
  await page.waitForFunction(
    () => document.querySelector('.text-page') !== null || document.querySelector('.pdf-page[data-painted]') !== null,
  );
};

const paperOf = (count: number) =>
  paperPdf({
    title: 'How trust grows between care organisations',
    authors: 'Ada Okafor and Ben Li',
    source: 'Journal of Integrated Care 2019;27(2):101–115',
    body: paragraphs(count),
  });

describe('the two views of a paper', () => {
  it('show the same passages, mine strong and a colleague’s faint, in light and dark, wide and narrow', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const on = await importedPdf(ctx, scope, 'okafor.pdf', await paperOf(16));
    const [context, mechanism, outcome] = [
      await roleOf(scope, 'context'),
      await roleOf(scope, 'mechanism'),
      await roleOf(scope, 'outcome'),
    ];
    const words = (from: string, length: number) => on.text.slice(on.text.indexOf(from), on.text.indexOf(from) + length);
    const trust = await codeOf(ctx, scope, 'Trust between organisations');
    const first = await excerptOf(ctx, scope, on, words('trust number 3', 160));
    await codingOf(ctx, scope, first, { role: context, code: trust, direction: 'more' });
    await codingOf(ctx, scope, first, { role: mechanism });
    await codingOf(ctx, scope, await excerptOf(ctx, scope, on, words('trust number 4', 220)), { role: outcome, code: trust });
    const bens = { ...scope, actorId: ben.accountId };
    await codingOf(ctx, bens, await excerptOf(ctx, bens, on, words('trust number 9', 90)), { role: await roleOf(scope, 'entry') });
    await excerptOf(ctx, scope, on, words('trust number 12', 60));
    const browser = await openBrowser();
    for (const dark of [false, true])
      for (const width of dark ? [1440] : [1440, 390]) {
        const at = await seat(browser, running, { as: ada, dark, width });
        const shown: (readonly string[])[] = [];
        for (const view of views) {
          await open(at.page, paths.reader(slug, on.document, { view, sheet: 1 }));
          await expect.poll(async () => (await drawn(at.page)).length).toBe(4);
          shown.push(await drawn(at.page));
          await shoot(at.page, `reader-${view}-few-${width}${dark ? '-dark' : ''}`);
          await expectAccessible(at.page);
        }
        expect(shown[0]).toEqual(shown[1]);
        expectQuiet(at);
        await at.context.close();
      }
  });

  it('open with 2,000 passages as if there were ten', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const on = await importedPdf(ctx, scope, 'okafor.pdf', await paperOf(320));
    const roles = [await roleOf(scope, 'context'), await roleOf(scope, 'mechanism'), await roleOf(scope, 'outcome')];
    const codes = [await codeOf(ctx, scope, 'Trust'), await codeOf(ctx, scope, 'Commitment')];
    await manyExcerpts(ctx, scope, on, { count: 2000, roles, codes });
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    for (const view of views) {
      await open(page, paths.reader(slug, on.document, { view }));
      await expect.poll(() => page.textContent('.pane-count')).toContain('2,000 passages');
      expect(await page.locator('.reader-side .excerpt-row').count()).toBeLessThan(60);
      expect((await drawn(page)).length).toBeLessThan(800);
      await page.locator('.excerpt-scroll').evaluate((list) => list.scrollTo(0, 1500 * 78));
      await page.locator('.excerpt-row').nth(8).click();
      await page.waitForSelector(view === 'pdf' ? '.pdf-mark.selected' : '.marked.selected');
      await shoot(page, `reader-${view}-many`);
    }
    expectQuiet(at);
  });
});
