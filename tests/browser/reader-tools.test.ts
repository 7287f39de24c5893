import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { type SentExcerpts, unpacked } from '../../server/coding/sent-excerpts.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { roleOf, codingOf, excerptOf } from '../support/factories.ts';
import { pdfOf } from '../support/pdf.ts';
import { reviewOfAda } from '../support/people.ts';
import { importedPdf } from '../support/reading.ts';

/** Three pages with an outline; the second is a picture. */
const scanned = () =>
  pdfOf({}, (pdf) => {
    const chapter = (title: string) => {
      pdf.addPage();
      pdf.outline.addItem(title);
      return pdf.font('Times-Roman').fontSize(12);
    };
    chapter('How it began').text('Staff who had worked together for years trusted each other, and said so.', 80, 90);
    chapter('A table from the archive').rect(120, 160, 300, 240).fill('#bbb');
    chapter('What came of it').fill('#000').text('Commitment grew with every small promise kept. The Évaluation came later.', 80, 90);
  });

describe('the reader’s tools', () => {
  it('find words, follow the outline, mark an area, take typed words, and say that one has finished', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const on = await importedPdf(ctx, scope, 'archive.pdf', await scanned());
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    const stored = async () => unpacked((await (await page.request.get(paths.excerpts(slug, on.document))).json()) as SentExcerpts);
    await page.goto(paths.reader(slug, on.document));
    await page.waitForSelector('#reader[data-ready]');

    await page.keyboard.press('/');
    await page.keyboard.type('evaluation');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.find-head >> text=1 of 1');
    await page.waitForSelector('.pdf-page[data-sheet="3"] .over-found-here polygon');
    await page.keyboard.press('Escape');
    await page.waitForSelector('#reader-find', { state: 'hidden' });

    await page.click('[data-reader="outline"]');
    await page.click('.reader-outline >> text=A table from the archive');
    await page.waitForSelector('.pdf-page[data-sheet="2"][data-painted]');
    await expect.poll(() => page.inputValue('#reader-page')).toBe('2');
    await page.click('[data-reader="outline"]');

    await page.click('.reader-more summary');
    await page.click('[data-reader="area"]');
    const sheet = (await page.locator('.pdf-page[data-sheet="2"]').boundingBox())!;
    const spot = (x: number, y: number) => [sheet.x + (sheet.width * x) / 595, sheet.y + (sheet.width * y) / 595] as const;
    await page.mouse.move(...spot(118, 158));
    await page.mouse.down();
    await page.mouse.move(...spot(300, 300), { steps: 3 });
    await page.mouse.move(...spot(422, 402), { steps: 3 });
    await page.mouse.up();
    await page.fill('#area-description', 'Table 1: who came, by year');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stored())[0]).toMatchObject({ kind: 'area', sheet: 2, quote: 'Table 1: who came, by year' });
    const [x0, y0, x1, y1] = (await stored())[0]!.area!;
    for (const [is, near] of [
      [x0, 11800],
      [x1, 42200],
      [y1, 84189 - 15800],
      [y0, 84189 - 40200],
    ] as const)
      expect(Math.abs(is - near)).toBeLessThan(200);
    await page.waitForSelector('.pdf-mark.selected .tint');
    await page.keyboard.press('o');
    await page.waitForSelector('.code-picker input:focus');
    await page.keyboard.type('Attendance');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(async () => (await stored())[0]?.codings[0]?.codeName).toBe('Attendance');

    await page.click('.reader-more summary');
    await page.click('[data-reader="typed"]');
    await page.fill('#typed-label', '2');
    await page.click('.typed-form >> text=Mark the passage');
    await page.waitForSelector('#notice >> text=Type the words of the passage');
    await page.fill('#typed-words', 'Fewer came every winter.');
    await shoot(page, 'reader-typed');
    await page.click('.typed-form >> text=Mark the passage');
    await expect.poll(async () => (await stored()).map(({ quote }) => quote)).toContain('Fewer came every winter.');
    await page.waitForSelector('.details-head >> text=not checked against the file');

    await page.click('#reading-state button');
    await page.waitForSelector('#reading-state >> text=Read');
    await expectAccessible(page);
    expectQuiet(at);
  });

  it('open the panes of the other stages beside the page, told which passage is in hand', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const on = await importedPdf(ctx, scope, 'archive.pdf', await scanned());
    const excerpt = await excerptOf(ctx, scope, on, 'trusted each other');
    await codingOf(ctx, scope, excerpt, { role: await roleOf(scope, 'mechanism') });
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    await page.goto(paths.excerpt(slug, excerpt));
    await page.waitForSelector('#reader[data-ready]');
    for (const pane of ['cmocs', 'form', 'appraisal', 'memos', 'codes']) {
      await page.click(`[data-pane-tab="${pane}"]`);
      await page.waitForSelector(`#pane[data-pane="${pane}"]`);
    }
    await page.click('.excerpt-row');
    await page.keyboard.press('l');
    await page.waitForSelector('#reader-popover :is(input:not([type="hidden"]), button)');
    await shoot(page, 'reader-link');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#reader-popover *').count()).toBe(0);
    await page.keyboard.press('n');
    await page.waitForSelector('#reader-popover :is(input:not([type="hidden"]), button)');
    await shoot(page, 'reader-new-cmoc');
    expectQuiet(at);
  });
});
