/** Issue 4 as a team lives it: three exports become fifty records, fifty records a flow whose numbers open what they count. */
import { setTimeout } from 'node:timers/promises';
import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { decisionsOn } from '../../server/screening/decisions.queries.ts';
import { roundShown, roundsOf } from '../../server/screening/rounds-shown.queries.ts';
import { expectAccessible, expectQuiet, follow, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { joinReview, person, reviewOfAda } from '../support/people.ts';
import { threeExports } from '../support/three-databases.ts';

/** What Ada takes in, by the order in which records come up. She excludes the other 46. */
const taken: Readonly<Record<number, string>> = { 7: 'i', 19: 'i', 33: 'i', 41: 'm' };

/**
 * The flow by hand, see three-databases.ts: 26 + 1 unreadable, 20 and 14 records are 61; 6 were known by their DOI, 3 certain and
 * 1 likely one were joined: 10 duplicates. 50 screened: 46 − 1 excluded, since the conflict ends with "include"; 4 + 1 go on.
 */
const byHand: readonly (readonly [label: string, n: number])[] = [
  ['Databases', 61],
  ['MEDLINE (Ovid)', 27],
  ['PubMed', 20],
  ['Nordic', 14],
  ['Duplicate records', 10],
  ['Records removed for other reasons', 1],
  ['Records screened', 50],
  ['Records excluded', 45],
  ['Reports sought for retrieval', 5],
  ['still to be retrieved', 5],
];

/** As if the files were let go of over the page. */
async function drop(page: Page): Promise<void> {
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, text } of files) transfer.items.add(new File([text], name));
    return transfer;
  }, threeExports);
  for (const type of ['dragenter', 'drop']) await page.dispatchEvent('body', type, { dataTransfer });
}

/** The record on screen, once it is another than `before`. */
async function recordAfter(page: Page, before: string): Promise<string> {
  const form = page.locator(`form[data-record]:not([data-record="${before}"])`);
  return (await form.getAttribute('data-record')) ?? '';
}

/** Presses a key that decides, holds the decision up on its way, and tries to close the page. */
async function leaveTooEarly(page: Page, key: string): Promise<void> {
  let arrive = () => {};
  await page.route('**/decide', (route) => void (arrive = () => void route.continue()));
  await page.keyboard.press(key);
  const [question] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
  expect(question.type(), 'the browser asks before it leaves').toBe('beforeunload');
  await question.dismiss();
  arrive();
  await page.unroute('**/decide');
}

/** A server that lags behind a fast reader: the last decisions are queued when the last record is gone from the screen. */
async function answerLate(route: Route): Promise<void> {
  await setTimeout(300);
  await route.continue();
}

/** Focuses what a person would walk to by Tab, presses Enter, and waits for the next page, its scripts included. */
async function enter(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).first().focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** What the numbers of the flow lead to, in its order: "50 lines". Those that are zero are left out. */
const opened = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const links = [...document.querySelectorAll<SVGAElement>('.flow-diagram a')].filter(
      (link) => !/= 0\)/.test(link.textContent.replaceAll('\u00a0', ' ')),
    );
    const pages = await Promise.all(links.map(async (link) => (await fetch(link.href.baseVal)).text()));
    return pages.map((text) => /\d+ lines?(?=<)/.exec(text)?.[0] ?? '');
  });

describe('a team brings its literature in', () => {
  it('from three files to a flow whose numbers are those counted by hand', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const browser = await openBrowser();
    const lead = await seat(browser, running, { as: ada });
    const { page } = lead;
    const { keyboard } = page;

    await page.goto(paths.searches(slug));
    await drop(page);
    await follow(page, 'a:has-text("medline.ris")');
    await expect.poll(() => page.textContent('.search-figures')).toContain('27 records read');
    await page.fill('[name=source]', 'MEDLINE (Ovid)');
    await page.fill('[name=terms]', 'exp Walking/ and lonel*.mp.');
    await follow(page, 'text=Import 26 references');
    await follow(page, 'text=Next file: pubmed.nbib');
    await expect.poll(() => page.inputValue('[name=source]')).toBe('PubMed');
    await follow(page, 'text=Import 20 references');
    await follow(page, 'text=Next file: nordic.csv');
    await shoot(page, 'journey-columns', { fullPage: true });
    const columns = { title: 'Titel', authors: 'Verfasser', year: 'Jahr', container: 'Zeitschrift', abstract: 'Zusammenfassung' };
    for (const [use, label] of Object.entries(columns)) await page.selectOption(`.column-choice [name=${use}]`, { label });
    await follow(page, 'text=Read it with these columns');
    await page.waitForSelector('text=Import 14 references');
    await page.fill('[name=source]', 'Nordic');
    await follow(page, 'text=Import 14 references');
    await page.waitForSelector('text=Look for duplicates');
    await expectAccessible(page);
    await shoot(page, 'journey-imported', { fullPage: true });

    await page.click('text=Look for duplicates');
    await follow(page, 'text=Join the 3 certain groups');
    expect(await page.locator('.duplicate-group').count()).toBe(1);
    await expectAccessible(page);
    await shoot(page, 'journey-duplicates', { fullPage: true });
    await keyboard.press('s');
    await enter(page, 'Go on to screening');

    await enter(page, 'set it up');
    await page.check('text=Second reviewer on a random sample');
    await page.fill('[name=criteria]', 'In: groups that adults may join.\nOut: children; one-to-one support.');
    await page.fill('[name=include_terms]', 'trust\ngreet*');
    await page.fill('[name=exclude_terms]', 'child*');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Save', exact: true }).press('Enter')]);

    const choices = new Map<string, string>();
    await page.waitForSelector('.term.include');
    for (let n = 0, id = ''; n < 50; n++) {
      id = await recordAfter(page, id);
      const key = taken[n] ?? 'e';
      choices.set(id, key);
      if (n === 0) for (const one of ['2', 'Shift+4', 'n']) await keyboard.press(one);
      if (n === 0) await keyboard.type('Organisers only');
      if (n === 0) await keyboard.press('Escape');
      if (n === 3) await shoot(page, 'journey-screening');
      if (n === 45) await page.route('**/decide', answerLate);
      if (n === 2) await leaveTooEarly(page, key);
      else await keyboard.press(key);
      if (n !== 4) continue;
      await page.waitForSelector(`form[data-record]:not([data-record="${id}"])`);
      await keyboard.press('u');
      await page.waitForSelector(`form[data-record="${id}"]`);
      await page.reload();
      await keyboard.press(key);
    }
    await page.waitForSelector('text=All done here');
    expect(choices.size).toBe(50);
    await expect.poll(() => page.locator('.tab-count').allTextContents()).toEqual(['0', '50', '50']);
    const [first = ''] = choices.keys();
    expect((await decisionsOn(scope, first))[0]).toMatchObject({ choice: 'exclude', note: 'Organisers only' });
    await expectAccessible(page);
    await shoot(page, 'journey-screened');

    await enter(page, 'The second reviewer’s sample');
    await page.check('text=Ben');
    await follow(page, 'button:has-text("Draw the sample")');
    await page.waitForSelector('h1:has-text("Round 1")');
    const [round] = await roundsOf(scope);
    const shown = await roundShown(scope, round?.id ?? '');
    expect(shown).toMatchObject({ drawn: 5, frame: 50 });

    const second = await seat(browser, running, { as: ben, width: 390, height: 844, dark: true });
    await second.page.goto(paths.checks(slug));
    await enter(second.page, 'Round 1');
    await follow(second.page, 'text=Judge the sample');
    const parted = (shown?.drawnIds ?? []).find((id) => choices.get(id) === 'e');
    for (let n = 0, id = ''; n < 5; n++) {
      id = await recordAfter(second.page, id);
      expect(await second.page.content()).not.toContain('Organisers only');
      await second.page.keyboard.press(id === parted ? 'i' : (choices.get(id) ?? ''));
    }
    await second.page.waitForSelector('text=You have judged your sample');
    await expectAccessible(second.page);
    await shoot(second.page, 'journey-sample-390', { fullPage: true });

    await page.reload();
    await page.click('text=Close the round');
    await follow(page, 'text=Close it for good');
    await expectAccessible(page);
    await shoot(page, 'journey-round', { fullPage: true });
    await follow(page, 'text=Resolve 1 conflict');
    await page.waitForSelector('h1:has-text("Conflicts")');
    await keyboard.press('j');
    await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')]);
    await page.waitForSelector('legend:has-text("What stands")');
    await expectAccessible(page);
    await shoot(page, 'journey-conflict', { fullPage: true });
    await keyboard.press('i');
    await page.fill('textarea[name="why"]', 'A group after all.');
    await follow(page, 'text=Resolve, and go to the next');

    await page.waitForSelector('h1:has-text("Round 1")');
    await lead.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.click('button:has-text("Copy")');
    await page.waitForSelector('text=Copied.');
    const sentence = await page.evaluate(() => navigator.clipboard.readText());
    expect(sentence).toContain(
      `a random 10% sample (n = 5 of 50, seed ${round?.seed ?? ''}) was independently screened by Ben, blind to Ada’s decisions.`,
    );
    expect(sentence).toContain('Agreement was 80% (4 of 5)');
    expect(sentence).toContain('The disagreement was resolved by discussion.');

    await page.goto(paths.flow(slug));
    await shoot(page, 'journey-flow', { fullPage: true });
    const lines = await page.locator('.flow-diagram text').allTextContents();
    for (const [label, n] of byHand) expect(lines).toContain(`${label} (n\u00a0=\u00a0${n})`);
    expect(await opened(page)).toEqual(byHand.map(([, n]) => `${n} ${n === 1 ? 'line' : 'lines'}`));
    await page.locator('.flow-diagram text', { hasText: 'Records excluded' }).locator('a').focus();
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Records excluded' }).waitFor();
    await expectAccessible(page);
    expectQuiet(lead);
    expectQuiet(second);
  });
});
