import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { reviewOfAda } from '../support/people.ts';
import { littleTheory } from '../support/theory.ts';

describe('CMOCs while reading', () => {
  it('are made and linked from the page without leaving it', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const { lee, passages, prior, codes } = await littleTheory(ctx, scope);
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    const links = () => ctx.db.read.selectFrom('evidence_link').selectAll().where('trashed_at', 'is', null).execute();
    await page.goto(paths.reader(slug, lee.document, { view: 'text', excerpt: passages.trust }));
    await page.waitForSelector('#reader[data-ready]');
    await page.click('[data-pane-tab="cmocs"]');
    await page.waitForSelector('.beside >> nth=1');

    await page.focus('#reader-pages');
    await page.keyboard.press('l');
    await page.waitForSelector('#link-words:focus');
    await shoot(page, 'reader-link');
    await expectAccessible(page);
    await page.keyboard.type('commit');
    await expect.poll(() => page.locator('.link-choice').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('x');
    await expect
      .poll(async () => (await links()).map((link) => [link.stance, link.cmoc_id, link.target]))
      .toEqual([['refutes', prior, 'element']]);
    await expect.poll(() => page.locator('#reader-popover > *').count()).toBe(0);
    await expect.poll(() => page.textContent('.beside >> nth=1')).toContain('1x');

    await page.keyboard.press('n');
    await page.waitForSelector('#new-cmoc-here');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id.startsWith('line-'))).toBe(true);
    await page.keyboard.type('hist');
    await page.waitForSelector('#suggestions li[aria-selected="true"]');
    await shoot(page, 'reader-new-cmoc');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#cmocs-beside .pane-head >> nth=0').textContent()).toContain('2');
    const made = await ctx.db.read.selectFrom('cmoc').select(['id', 'level']).orderBy('number', 'desc').executeTakeFirstOrThrow();
    expect(made.level).toBe('extracted');
    const elements = await ctx.db.read.selectFrom('element').select(['code_id', 'basis']).where('cmoc_id', '=', made.id).execute();
    expect(new Set(elements.map((element) => `${element.code_id} ${element.basis}`))).toEqual(
      new Set([`${codes.history} inferred`, `${codes.trust} stated`]),
    );

    await page.locator('.beside summary').first().click();
    await page.waitForSelector('.here');
    await page.locator('.link-selected button').first().click();
    await expect.poll(async () => (await links()).length).toBe(3);
    await page.waitForSelector('.beside[open] .evidence-item');
    await shoot(page, 'reader-cmocs');
    await expectAccessible(page);
    expectQuiet(at);
  });
});
