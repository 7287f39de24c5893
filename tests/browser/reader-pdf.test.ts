import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { type SentExcerpts, unpacked } from '../../server/coding/sent-excerpts.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { codeOf } from '../support/factories.ts';
import { pagesPdf, paperPdf, paragraphs, sentences } from '../support/pdf.ts';
import { reviewOfAda } from '../support/people.ts';
import { drawOver, importedPdf, spotsOf } from '../support/reading.ts';

const painted = (page: Page, sheet: number) =>
  page.waitForFunction((n) => document.querySelector(`.pdf-page[data-sheet="${n}"]`)?.matches('[data-painted]') === true, sheet);

const paintedSheets = (page: Page) =>
  page.locator('.pdf-page[data-painted]').evaluateAll((pages) => pages.map((one) => Number((one as HTMLElement).dataset['sheet'])));

const storedIn = async (page: Page, address: string) => unpacked((await (await page.request.get(address)).json()) as SentExcerpts);

const plain = (words: string | undefined): string | undefined => words?.replace(/\s+/g, ' ');

describe('the PDF view', () => {
  it('marks, codes, corrects and takes back with the mouse over a two-column paper', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    await codeOf(ctx, scope, 'Trust', { aliases: '["confidence"]' });
    const file = await paperPdf({
      title: 'How trust grows between care organisations',
      authors: 'Ada Okafor and Ben Li',
      source: 'Journal of Integrated Care 2019;27(2):101–115',
      body: paragraphs(60),
    });
    const on = await importedPdf(ctx, scope, 'okafor.pdf', file);
    const at = await seat(await openBrowser(), running, { as: ada, height: 1440 });
    const { page } = at;
    const stored = () => storedIn(page, paths.excerpts(slug, on.document));
    const rows = page.locator('.reader-side .excerpt-row');

    await page.goto(paths.reader(slug, on.document));
    await page.waitForSelector('#reader[data-ready]');
    await painted(page, 1);
    await drawOver(page, scope, on, 'Nurses described shared budgets');
    await page.waitForSelector('.reader-toolbar');
    await page.click('.reader-toolbar .role-1');
    await page.waitForSelector('.code-picker input:focus');
    await page.keyboard.type('trsut');
    await shoot(page, 'reader-pdf-picker');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stored())[0]?.codings[0]?.codeName).toBe('Trust');
    expect(plain((await stored())[0]?.quote)).toBe('Nurses described shared budgets');

    await page.click('.reader-toolbar .role-2');
    await page.keyboard.type('Sharing risk');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(async () => (await stored())[0]?.codings.map(({ codeName }) => codeName)).toEqual(['Trust', 'Sharing risk']);

    // from the foot of the first column to the head of the second
    const across = 'when trust number 32 grew between the organisations.';
    await page.keyboard.press('Escape');
    await drawOver(page, scope, on, across);
    await page.keyboard.press('.');
    await expect.poll(async () => plain((await stored())[1]?.quote)).toBe(across);
    expect((await stored())[1]?.codings).toMatchObject([{ codeName: 'Sharing risk' }]);
    await expect.poll(() => rows.count()).toBe(2);
    await page.keyboard.press('Control+z');
    await expect.poll(() => rows.count()).toBe(1);
    await page.waitForSelector('[data-hotkey="redo"]:enabled');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => rows.count()).toBe(2);

    // its end is drawn to another word
    await rows.first().click();
    const [, to] = await spotsOf(page, scope, on, 'Nurses described shared');
    const handle = await page.locator('.pdf-over [data-handle="end"] circle').boundingBox();
    await page.mouse.move(handle!.x + handle!.width / 2, handle!.y + handle!.height / 2);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => plain((await stored())[0]?.quote)).toBe('Nurses described shared');
    await shoot(page, 'reader-pdf-coded');
    await expectAccessible(page);

    // a passage has an address of its own
    const last = (await stored()).at(-1)!;
    await Promise.all([page.waitForSelector('.over-flash polygon'), page.goto(paths.excerpt(slug, last.id))]);
    await page.waitForSelector('#reader[data-ready]');
    expect(await page.locator('.excerpt-row[aria-selected="true"]').getAttribute('data-excerpt')).toBe(last.id);
    expectQuiet(at);

    // what draws the pages doesn't come: the person is told, and all else is there
    await page.route('**/static/parsing-*.js', (route) => route.abort());
    await page.goto(paths.reader(slug, on.document));
    await expect.poll(() => page.textContent('#notice')).toContain('can’t be drawn here');
    await page.waitForSelector('.pdf-mark');
  });

  it('opens 350 pages as fast as five, and paints only what is near', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const lines = sentences(350 * 20);
    const pages = Array.from({ length: 350 }, (_, n) => ({
      texts: lines.slice(n * 20, n * 20 + 20).map((text, line) => ({ text, x: 60, y: 80 + line * 30, size: 9 })),
    }));
    const file = await pagesPdf(pages);
    const on = await importedPdf(ctx, scope, 'long.pdf', file);
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    await page.goto(paths.reader(slug, on.document));
    await painted(page, 1);
    expect(await page.locator('.pdf-page').count()).toBe(on.pages.length);
    expect((await paintedSheets(page)).length).toBeLessThan(6);
    const isKept = (request: Request) =>
      request.url().endsWith(paths.readerPlace(slug, on.document)) && /\b300\b/.test(request.postData() ?? '');
    const kept = page.waitForResponse((answer) => answer.ok() && isKept(answer.request()));
    const divider = page.locator('#reader-divider');
    await divider.press('ArrowLeft');
    await page.fill('#reader-page', '300');
    await page.press('#reader-page', 'Enter');
    await painted(page, 300);
    expect(Math.min(...(await paintedSheets(page)))).toBeGreaterThan(290);
    await kept;
    await page.goto(paths.reader(slug, on.document));
    await painted(page, 300);
    await expect.poll(() => page.inputValue('#reader-page')).toBe('300');
    expect(await divider.getAttribute('aria-valuenow')).toBe('32');
    expectQuiet(at);
  });
});
