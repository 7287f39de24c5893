import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { temporaryFolder } from '../support/context.ts';
import { paperPdf, paragraphs } from '../support/pdf.ts';
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

async function papersIn(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const [n, paper] of papers.entries()) {
    const file = join(folder, `paper-${n + 1}.pdf`);
    writeFileSync(file, await paperPdf({ ...paper, body: paragraphs(60 + n * 20, `subject ${n}`) }));
    files.push(file);
  }
  const bad = join(folder, 'sign-in.pdf');
  writeFileSync(bad, '<!doctype html><title>Sign in to read this paper</title>');
  return [...files, bad];
}

const titles = async (page: Page) => (await page.locator('.document-title').allTextContents()).sort();

describe('bringing papers in', () => {
  it('drops three papers and a bad file, with progress, a reload meanwhile, and the bad one named', async () => {
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
    await page.setInputFiles('#add-files-input', [...files]);
    await page.waitForSelector('.upload-panel');
    await shoot(page, 'documents-uploading');
    await expect
      .poll(async () => (await running.ctx.db.read.selectFrom('upload').select('id').where('state', '!=', 'expected').execute()).length, {
        timeout: 20_000,
      })
      .toBe(4);
    await page.reload();
    await page.waitForSelector('text=4 of 4 files done', { timeout: 60_000 });
    expect(await page.textContent('.upload.refused')).toContain('“sign-in.pdf” is a web page, not a PDF');
    await expect.poll(() => titles(page), { timeout: 10_000 }).toEqual(papers.map((paper) => paper.title));
    await expectAccessible(page);
    await shoot(page, 'documents-three');
    await page.click('text=Put this list away');
    await expect.poll(() => page.locator('.upload-panel').count()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = await page.locator('.document-title').nth(1).textContent();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(second);
    expectQuiet(at);
  });
});
