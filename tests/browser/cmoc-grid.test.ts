import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { reviewOfAda } from '../support/people.ts';
import { littleTheory } from '../support/theory.ts';

describe('the grid of CMOCs', () => {
  it('is worked by keyboard only: walk, edit, take a proposal, paste, select, propose, undo', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const { prior, extracted } = await littleTheory(ctx, scope);
    const browser = await openBrowser();
    const at = await seat(browser, running, { as: ada });
    const { page } = at;
    await page.goto(paths.cmocs(slug));
    const cell = (id: string, column: number) => page.locator(`tr[data-id="${id}"] > *:nth-child(${column + 1})`);
    const focused = () => page.evaluate(() => document.activeElement?.closest('td, button')?.textContent?.trim());

    const undone = async () => {
      const reloaded = page.waitForEvent('load');
      await page.keyboard.press('Control+z');
      await reloaded;
    };

    await page.keyboard.press('j');
    expect(await focused()).toContain('History');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-cell-input]');
    await page.keyboard.type('comm');
    await page.waitForSelector('#suggestions li[aria-selected="true"]');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.inputValue('[data-cell-input]')).toBe('Commitment');
    await page.keyboard.type(' +; shared vision');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(extracted, 4).innerText()).toContain('shared vision');
    await expect.poll(focused).toContain('Commitment');

    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-cell-input]');
    await page.keyboard.type('nonsense');
    await page.keyboard.press('Escape');
    expect(await cell(extracted, 4).innerText()).toContain('shared vision');
    expect(await page.locator('[data-cell-input]').count()).toBe(0);

    await page.keyboard.press('ArrowUp');
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, 'Respect +\nHope');
    await page.waitForSelector('#paste');
    await shoot(page, 'cmocs-paste');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Paste');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(prior, 4).innerText()).toContain('Respect');
    expect(await cell(extracted, 4).innerText()).toContain('Hope');
    expect(await page.locator('#paste').count()).toBe(0);

    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect.poll(() => page.textContent('[data-selected-count]')).toBe('2 selected');
    await shoot(page, 'cmocs-selected');
    await page.locator('summary:has-text("Set status")').focus();
    await page.keyboard.press('Enter');
    await page.locator('select[name="status"]').last().focus();
    await page.keyboard.type('Prop');
    await page.locator('.act[open] button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.cmoc-grid .tag:has-text("Proposed")').count()).toBe(2);
    expectQuiet(at);

    await undone();
    await expect.poll(() => page.locator('.cmoc-grid .tag:has-text("Proposed")').count()).toBe(0);
    await undone();
    await expect.poll(() => cell(extracted, 4).innerText()).toContain('shared vision');
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    await page.waitForURL(`**${paths.cmoc(slug, prior)}*`);
    expectQuiet(at);
  });
});
