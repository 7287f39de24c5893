import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { reviewOfAda } from '../support/people.ts';

const record = (at: number, more = ''): string =>
  `TY  - JOUR\nTI  - Walking groups and loneliness, study ${at}: a realist evaluation\nAU  - Okafor, Ngozi\nAU  - de Vries, Jan\nPY  - ${1990 + (at % 30)}\nJF  - Journal of Made-up Public Health\nDO  - 10.5555/w.${at}\n${more}ER  - \n\n`;
const many = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => record(from + at, 'AB  - Company mattered more than the way.\n')).join('');

describe('bringing the literature in', () => {
  it('reads three files, shows what is in them, imports them in the background and finds what is there twice', async () => {
    const running = await runningServer();
    const { ada, slug } = await reviewOfAda(running.ctx);
    const browser = await openBrowser();
    const at = await seat(browser, running, { as: ada });
    const { page } = at;
    await page.goto(paths.literature(slug));
    await page.click('text=Searches');
    await expectAccessible(page);
    const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page.setInputFiles('#f-file', [
      file('medline.ris', `Provider: A host\n\n${many(0, 400)}TY  - JOUR\nER  - \n`),
      file('embase.ris', many(350, 500)),
      file('hand.tsv', 'Titel\tVerfasser\tJahr\nVertrauen wächst\tMüller, Jürgen\t2014\n'),
    ]);
    await page.click('text=Read the files');
    await page.waitForSelector('table.searches');
    expect(await page.locator('table.searches tbody tr').count()).toBe(3);
    await shoot(page, 'searches');
    await page.click('text=medline.ris');
    expect(await page.textContent('.search-figures')).toContain('401 records read');
    await expectAccessible(page);
    await shoot(page, 'search-read', { fullPage: true });
    await page.selectOption('[name=source_kind]', 'database');
    await page.fill('[name=source]', 'MEDLINE (Ovid)');
    await page.fill('[name=searched_on]', '2026-02-01');
    await page.fill('[name=terms]', 'exp Walking/ and lonel*.mp.');
    await page.click('text=Import 400 references');
    await page.waitForSelector('text=See what became of them', { timeout: 60_000 });
    await page.reload();
    expect(await page.textContent('.search-figures')).toContain('401 records read = 400 imported + 0 duplicates + 1 skipped');
    await shoot(page, 'search-done');

    await page.goto(paths.searches(slug));
    await page.click('text=embase.ris');
    await page.click('text=Import 150 references');
    await page.waitForSelector('text=See what became of them', { timeout: 60_000 });
    await page.goto(paths.searches(slug));
    expect(await page.textContent('table.searches tbody')).toMatch(/150100500/);

    await page.click('text=hand.tsv');
    await shoot(page, 'search-columns', { fullPage: true });
    await page.selectOption('.column-choice [name=title]', { label: 'Titel' });
    await page.selectOption('.column-choice [name=authors]', { label: 'Verfasser' });
    await page.click('text=Read it with these columns');
    await page.waitForSelector('text=Import 1 reference');
    expect(await page.textContent('.search-sample')).toContain('Vertrauen wächst');
    await expectAccessible(page);
    expectQuiet(at);

    const phone = await seat(browser, running, { as: ada, width: 390, height: 844, dark: true });
    await phone.page.goto(paths.searches(slug));
    await expectAccessible(phone.page);
    await shoot(phone.page, 'searches-phone');
    await phone.page.click('text=MEDLINE (Ovid)');
    await shoot(phone.page, 'search-phone', { fullPage: true });
    expectQuiet(phone);
    await browser.close();
  });
});
