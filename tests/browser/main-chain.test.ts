import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { firstAccountLink } from '../../server/main.ts';
import { paths } from '../../server/paths.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { answer, choose, openPane } from '../support/at-form.ts';
import { expectAccessible, expectQuiet, follow, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { temporaryFolder } from '../support/context.ts';
import type { MadeDocument } from '../support/factories.ts';
import { readDocx } from '../support/office.ts';
import { paperPdf, paragraphs } from '../support/pdf.ts';
import { scopeFor } from '../support/people.ts';
import { documentRead, drawOver } from '../support/reading.ts';

const priorTheory = [
  'number\tcontext\tmechanism\toutcome\toutcome_directions',
  '1\tHistory of working together\tTrust\tCollaboration\t+',
  '2\tEarly wins\tConfidence\tCommitment\t+',
  '3\tUnclear leadership\tDistrust\tCollaboration\t-',
].join('\n');

const subjects = ['trust', 'confidence', 'distrust'] as const;

async function papersIn(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  return Promise.all(
    subjects.map(async (subject, n) => {
      const file = join(folder, `${subject}.pdf`);
      const [title, authors] = [`What ${subject} does between care organisations`, ['Ada Okafor', 'Kim Lee', 'Ben Ruiz'][n] ?? ''];
      const bytes = await paperPdf({ title, authors, source: `Journal of Care 20${15 + n};27:1–9`, body: paragraphs(30, subject) });
      writeFileSync(file, bytes);
      return file;
    }),
  );
}

/** From the printed link to a review of one's own; returns its slug. */
async function begin(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.fill('[name=name]', 'Ada Okafor');
  await page.fill('[name=email]', 'ada@example.org');
  await page.fill('[name=password]', 'three owls read papers at night');
  await page.click('text=Make the account');
  await follow(page, 'text=Start a review');
  await page.fill('[name=title]', 'Partnership working');
  await page.click('button:has-text("Start the review")');
  await page.waitForSelector('.rail');
  return /reviews\/([^/?]+)/.exec(page.url())?.[1] ?? '';
}

async function bringIn(page: Page, slug: string): Promise<void> {
  await page.goto(paths.importCmocs(slug));
  await page.fill('[name=pasted]', priorTheory);
  await follow(page, 'text=Read the table');
  await follow(page, 'text=Import 3 CMOCs');
  await page.goto(paths.documents(slug));
  await page.setInputFiles('#add-files-input', [...(await papersIn(join(temporaryFolder(), 'papers')))]);
  await expect.poll(() => page.locator('.document-title').count(), { timeout: 60_000 }).toBe(3);
}

async function openReader(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector('#reader[data-ready]');
}

const rows = (page: Page) => page.locator('.reader-side .excerpt-row');

const passage = (subject: string, n: number) => `${subject} number ${n} grew`;

/** One passage without a role and four with one, by mouse. */
async function codeByMouse(page: Page, scope: Scope, on: MadeDocument, subject: string): Promise<void> {
  await page.waitForSelector('.pdf-page[data-sheet="1"][data-painted]');
  await drawOver(page, scope, on, passage(subject, 1));
  await page.waitForSelector('.reader-toolbar');
  await page.keyboard.press('h');
  await expect.poll(() => rows(page).count()).toBe(1);
  for (const [n, role, code] of [
    [2, 'c', 'History of working together'],
    [3, 'm', 'Trust'],
    [4, 'o', 'Collaboration'],
    [5, 'e', 'Where the authors begin'],
  ] as const) {
    await page.keyboard.press('Escape');
    await drawOver(page, scope, on, passage(subject, n));
    await page.waitForSelector('.reader-toolbar');
    await page.keyboard.press(role);
    await page.waitForSelector('.code-picker input:focus');
    await page.keyboard.type(code);
    await page.keyboard.press(role === 'e' ? 'Shift+Enter' : 'Enter');
    await expect.poll(() => rows(page).count()).toBe(n);
  }
}

/** Eight passages in the text view, by keyboard alone. */
async function codeByKeyboard(page: Page): Promise<void> {
  for (let n = 1; n <= 3; n++) await page.keyboard.press('ArrowDown');
  for (let n = 1; n <= 8; n++) {
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.reader-toolbar');
    if (n > 1 && n % 4 !== 1) await page.keyboard.press('.');
    else {
      await page.keyboard.press(n === 1 ? 'm' : 'o');
      await page.waitForSelector('.code-picker input:focus');
      await page.keyboard.type(n === 1 ? 'Confidence' : 'Commitment');
      await page.keyboard.press('Enter');
    }
    await expect.poll(() => rows(page).count()).toBe(n);
    await page.keyboard.press('Escape');
  }
}

/** l, the CMOC by its words, then the stance. */
async function link(page: Page, words: string, stance: 's' | 'x'): Promise<void> {
  await page.focus('#reader-pages');
  await page.keyboard.press('l');
  await page.waitForSelector('#link-words:focus');
  await page.keyboard.type(words);
  await expect.poll(() => page.locator('.link-choice').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press(stance);
  await expect.poll(() => page.locator('#reader-popover > *').count()).toBe(0);
}

const mechanisms = async (page: Page, slug: string): Promise<readonly string[]> => {
  await page.goto(`${paths.table(slug, 'demi-regularities')}?level=theory`);
  return page.locator('#report-table tbody a.count').allTextContents();
};

describe('the main chain', () => {
  it('leads from a folder of papers to a table in Word, and a second person finds it', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const browser = await openBrowser();
    const ada = await seat(browser, running, { height: 1440 });
    const { page } = ada;
    const slug = await begin(page, (await firstAccountLink(running)) ?? '');
    const account = await ctx.db.read
      .selectFrom('account')
      .select(['id', 'email', 'name'])
      .where('email', '=', 'ada@example.org')
      .executeTakeFirstOrThrow();
    const scope = await scopeFor(ctx, slug, { ...account, accountId: account.id });
    await bringIn(page, slug);
    const documents = await ctx.db.read.selectFrom('document').select(['id', 'file_name']).orderBy('file_name').execute();
    const [second, third, first] = await Promise.all(documents.map(({ id }) => documentRead(scope, id)));
    if (!first || !second || !third) throw new Error('three papers');

    await openReader(page, paths.reader(slug, first.document));
    await codeByMouse(page, scope, first, 'trust');
    await shoot(page, 'chain-reader');
    await expectAccessible(page);
    await openReader(page, paths.reader(slug, second.document, { view: 'text' }));
    await codeByKeyboard(page);
    const coded = await ctx.db.read.selectFrom('coding').select('id').where('role_id', 'is not', null).execute();
    expect(coded).toHaveLength(12);

    const excerptWith = async (on: MadeDocument, code: string) =>
      (
        await ctx.db.read
          .selectFrom('coding')
          .innerJoin('excerpt', 'excerpt.id', 'coding.excerpt_id')
          .innerJoin('code', 'code.id', 'coding.code_id')
          .select('excerpt.id')
          .where('excerpt.document_version_id', '=', on.version)
          .where('code.name', '=', code)
          .orderBy('excerpt.start_at')
          .executeTakeFirstOrThrow()
      ).id;
    await openReader(page, paths.reader(slug, first.document, { view: 'text', excerpt: await excerptWith(first, 'Collaboration') }));
    await page.focus('#reader-pages');
    await page.keyboard.press('n');
    await page.waitForSelector('#new-cmoc-here');
    await page.click('#new-cmoc-here .style-2 textarea, #new-cmoc-here .style-2 input:not([type=hidden])');
    await page.keyboard.type('Trust');
    await page.waitForSelector('#suggestions');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await ctx.db.read.selectFrom('cmoc').select('level').execute()).length).toBe(4);
    const inferred = await ctx.db.read.selectFrom('element').select('basis').where('basis', '=', 'inferred').execute();
    expect(inferred).toHaveLength(1);

    await openReader(page, paths.reader(slug, first.document, { view: 'text', excerpt: await excerptWith(first, 'Trust') }));
    await page.click('[data-pane-tab="cmocs"]');
    await link(page, 'history', 's');
    await openReader(page, paths.reader(slug, second.document, { view: 'text', excerpt: await excerptWith(second, 'Confidence') }));
    await link(page, 'confidence', 'x');
    const stances = await ctx.db.read.selectFrom('evidence_link').select('stance').execute();
    expect(stances.map(({ stance }) => stance)).toEqual(expect.arrayContaining(['supports', 'refutes']));

    await openPane(page, paths.reader(slug, first.document, { view: 'text' }), 'form');
    await answer(page, 'Primary driver', 'The regional board');
    await choose(page, 'Mandated or voluntary', 'Voluntary');
    await openPane(page, paths.reader(slug, first.document, { view: 'text' }), 'appraisal');
    await page.locator('.scale-box', { hasText: 'Rigour' }).first().locator('label.choice', { hasText: /^Low/ }).click();
    await expect.poll(() => page.locator('.scale-box', { hasText: 'Rigour' }).first().locator('.saved-at').textContent()).toMatch(/^Saved/);

    const before = await mechanisms(page, slug);
    await openPane(page, paths.reader(slug, first.document, { view: 'text' }), 'appraisal');
    await page.click('text=Leave this document out');
    await page.fill('#out-note', 'Not about partnerships after all');
    await page.click('button:has-text("Leave it out")');
    await page.waitForSelector('.left-out');
    const without = await mechanisms(page, slug);
    expect(without).not.toEqual(before);
    await openPane(page, paths.reader(slug, first.document, { view: 'text' }), 'appraisal');
    await page.click('text=Take it back in');
    await page.waitForSelector('text=Leave this document out');
    expect(await mechanisms(page, slug)).toEqual(before);

    await expect.poll(() => page.textContent('#report-table')).toContain('Confidence');
    await shoot(page, 'chain-table');
    await expectAccessible(page);
    await page.click('text=Download');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=a real table')]);
    const word = await readDocx(readFileSync(await download.path()));
    expect(word.rows.map((row) => row[0]?.text)).toEqual(expect.arrayContaining(['Trust', 'Confidence', 'Distrust']));

    await page.goto(paths.people(slug));
    await page.fill('[name=email]', 'ben@example.org');
    await page.click('text=Make an invitation link');
    const invitation = await page.inputValue('[data-copy-source]');
    const ben = await seat(browser, running);
    await ben.page.goto(invitation);
    await ben.page.fill('[name=name]', 'Ben Li');
    await ben.page.fill('[name=password]', 'a heron waits beside the weir');
    await ben.page.click('text=Make an account and join');
    await ben.page.waitForSelector('.rail');
    expect(await mechanisms(ben.page, slug)).toEqual(before);
    await ben.page.reload();
    await expect.poll(() => ben.page.textContent('#report-table')).toContain('Confidence');

    await page.goto(paths.newReview());
    await page.fill('[name=title]', 'A review of Ada alone');
    await page.click('button:has-text("Start the review")');
    await page.waitForSelector('.rail');
    await ben.page.goto(new URL(page.url()).pathname);
    await ben.page.waitForSelector('text=There is nothing at this address');
    expectQuiet(ada);
    expectQuiet(ben);
  });
});
