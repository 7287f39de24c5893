import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { type SentExcerpts, unpacked } from '../../server/coding/sent-excerpts.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { codeOf, documentOf } from '../support/factories.ts';
import { reviewOfAda } from '../support/people.ts';
import { paper } from '../support/reading.ts';

describe('the text view', () => {
  it('marks, codes, corrects and takes back with the keyboard alone', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    await codeOf(ctx, scope, 'Trust', { aliases: '["confidence"]' });
    const on = await documentOf(ctx, scope, 'Partnership synergy over seven years', paper);
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const stored = async () => unpacked((await (await page.request.get(paths.excerpts(slug, on.document))).json()) as SentExcerpts);
    const shown = () =>
      page.locator('.reader-side .excerpt-row').evaluateAll((rows) => rows.map((row) => row.textContent?.replace(/\s+/g, ' ').trim()));
    const first = async () => (await stored())[0];

    await page.goto(paths.reader(slug, on.document, { view: 'text' }));
    await page.waitForSelector('#reader[data-ready]');
    await press('ArrowDown', 'ArrowDown');
    await page.waitForSelector('.reader-toolbar');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Staff who had worked together for years trusted each other.',
    );
    // typed on at once, while the server is still answering: no letter is lost or taken for a key
    const slowly = paths.excerpts(slug, on.document);
    await page.route(
      (url) => url.pathname === slowly,
      (route) => setTimeout(() => void route.continue(), route.request().method() === 'POST' ? 200 : 0),
    );
    await press('c');
    await page.keyboard.type('confi', { delay: 80 });
    await expect.poll(() => page.inputValue('.code-picker input')).toBe('confi');
    await press('Enter');
    await expect.poll(shown).toEqual([expect.stringContaining('Trust')]);
    expect(await first()).toMatchObject({ quote: 'Staff who had worked together for years trusted each other.' });

    await press('m');
    await page.keyboard.type('Working as one team');
    await press('Shift+Enter', '+');
    await expect
      .poll(async () => (await first())?.codings.map(({ codeName, direction }) => [codeName, direction]))
      .toEqual([
        ['Trust', 'more'],
        ['Working as one team', 'more'],
      ]);
    await press(']');
    await expect.poll(async () => (await first())?.quote).toBe('Staff who had worked together for years trusted each other. In');
    await press('[');
    await expect.poll(async () => (await first())?.quote).toBe('Staff who had worked together for years trusted each other.');

    await press('Escape', 'ArrowDown', 'Shift+ArrowDown', '.');
    await expect.poll(async () => (await stored()).length).toBe(2);
    await expect.poll(async () => (await stored())[1]?.codings[0]?.codeName).toBe('Working as one team');
    await press('Control+z');
    await expect.poll(async () => (await stored()).length).toBe(1);
    await expect.poll(shown).toHaveLength(1);
    await page.waitForSelector('[data-hotkey="redo"]:enabled');
    await press('Control+Shift+z');
    await expect.poll(shown).toHaveLength(2);
    await press('k', 'Delete');
    await expect.poll(shown).toHaveLength(1);
    await page.waitForFunction(() => document.querySelectorAll('.marked').length === 2);
    await shoot(page, 'reader-text-keyboard');
    await expectAccessible(page);

    await press('j');
    await page.locator('.details-foot').getByText('Appraise').click();
    await page.locator('#reader-popover').getByText('Moderate').first().click();
    await expect.poll(async () => (await running.ctx.db.read.selectFrom('judgement').select('excerpt_id').execute()).length).toBe(1);
    await expectAccessible(page);
    await page.locator('#reader-popover').getByText('Close').click();
    expect(await page.locator('#reader-popover').innerHTML()).toBe('');
    expectQuiet(at);
  });
});
