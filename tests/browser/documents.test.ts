import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Running } from '../../server/main.ts';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { temporaryFolder } from '../support/context.ts';
import { paperPdf, paragraphs, picturePdf } from '../support/pdf.ts';
import { reviewOfAda } from '../support/people.ts';

const papers = [
  {
    title: 'How trust grows between care organisations',
    authors: 'Ada Okafor and Ben Li',
    source: 'Journal of Integrated Care 2019;27(2):101–115',
    doi: '10.1108/JICA-2019-0042',
  },
  {
    title: 'Shared budgets and what they do to partnerships',
    authors: 'Kim Lee, Jo Ng and Ana Ruiz',
    source: 'Health Policy 2016;120:33–41',
  },
  { title: 'Staying partners after a merger: a case study', authors: 'Ben Li', source: 'Public Money 2021;41:5–12' },
];

/** Three papers, a scan, and a web page that calls itself a PDF. */
async function papersIn(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const put = (name: string, bytes: Uint8Array | string) => (writeFileSync(join(folder, name), bytes), join(folder, name));
  const files: string[] = [];
  for (const [n, paper] of papers.entries())
    files.push(put(`paper-${n + 1}.pdf`, await paperPdf({ ...paper, body: paragraphs(60 + n * 20, `subject ${n}`) })));
  return [...files, put('scan.pdf', await picturePdf(2)), put('sign-in.pdf', '<!doctype html><title>Sign in to read this paper</title>')];
}

const titles = async (page: Page) => (await page.locator('.document-title').allTextContents()).sort();
const all = [...papers.map((paper) => paper.title), 'scan'];

/** Lets the files go over the page, as a person's hand would. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const given = files.map((file) => ({ name: basename(file), base64: readFileSync(file).toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list) data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    return data;
  }, given);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const arrived = (running: Running) => async () => {
  const rows = await running.ctx.db.read.selectFrom('upload').select('state').execute();
  return rows.filter(({ state }) => state !== 'expected' && state !== 'lost').length;
};

describe('bringing papers in', () => {
  it('drops five files; the page is left while one is on its way, which is named, chosen again and comes in', async () => {
    const running = await runningServer();
    const { ada, slug } = await reviewOfAda(running.ctx);
    const files = await papersIn(join(temporaryFolder(), 'papers'));
    const browser = await openBrowser();
    const at = await seat(browser, running, { as: ada });
    const { page } = at;
    await page.goto(paths.documents(slug));
    await page.waitForSelector('text=No documents yet');
    await expectAccessible(page);
    await shoot(page, 'documents-empty');

    const held = 'paper-3.pdf';
    await page.route('**/uploads/*/file', async (route) => {
      if (!route.request().postDataBuffer()?.includes(`filename="${held}"`)) await route.continue();
    });
    await drop(page, files);
    await page.waitForSelector('.upload-panel progress');
    await expect.poll(arrived(running), { timeout: 30_000 }).toBe(4);
    await shoot(page, 'documents-uploading');
    await page.reload();
    await page.waitForSelector(`.upload.lost:has-text("${held}")`, { timeout: 30_000 });
    await page.waitForSelector('text=4 of 5 files done', { timeout: 60_000 });
    await expect.poll(() => page.textContent('.upload.lost')).toContain('Not uploaded – choose it again.');
    await expect.poll(() => page.textContent('.upload.refused')).toContain('“sign-in.pdf” is a web page, not a PDF');
    await shoot(page, 'documents-lost');

    await page.unroute('**/uploads/*/file');
    await page.setInputFiles(
      '#add-files-input',
      files.filter((file) => file.endsWith(held)),
    );
    await page.waitForSelector('text=5 of 5 files done', { timeout: 60_000 });
    expect(await page.locator('.upload.lost').count()).toBe(0);
    await expect.poll(() => titles(page)).toEqual([...all].sort());
    await expect.poll(() => page.textContent('tr:has-text("scan") .warn-words')).toContain('No text layer');
    await expectAccessible(page);
    await shoot(page, 'documents-five');

    await page.click('text=Put this list away');
    await expect.poll(() => page.locator('.upload-panel').count()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = await page.locator('.document-title').nth(1).textContent();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(second);
    await page.click('tr:has-text("How trust grows") >> text=guessed');
    await page.fill('#f-title', 'How trust grows, and why');
    await page.click('text=Save and confirm');
    await page.waitForSelector('text=Saved.');
    await page.click('nav.rail >> text=Documents');
    await page.waitForSelector('.document-title:has-text("How trust grows, and why")');
    expect(await page.locator('tr:has-text("How trust grows, and why") >> text=guessed').count()).toBe(0);
    expectQuiet(at);

    const dark = await seat(browser, running, { as: ada, dark: true, width: 390, height: 844 });
    await dark.page.goto(paths.documents(slug));
    await expectAccessible(dark.page);
    await shoot(dark.page, 'documents-390', { fullPage: true });
    expect(await dark.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expectQuiet(dark);
  });
});
