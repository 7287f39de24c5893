import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { reviewOfAda } from '../support/people.ts';
import { littleTheory } from '../support/theory.ts';

describe('the card of a CMOC', () => {
  it('takes passages by key and by pointer, elements as they are typed, and a judgement', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const { extracted, passages } = await littleTheory(ctx, scope);
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    await page.goto(paths.cmoc(slug, extracted));
    await page.waitForSelector('.passage >> nth=2');

    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.getAttribute('.passage.current', 'data-excerpt')).toBe(passages.trust);
    await page.keyboard.press('m');
    await expect.poll(() => page.locator('.evidence-item').count()).toBe(1);
    await expect.poll(() => page.locator('.passage').count()).toBe(2);
    await expect.poll(() => page.textContent('[data-unplaced]')).toBe('2');
    await expect.poll(() => page.textContent('.evidence-item')).toContain('M: Trust');
    await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('passage'))).toBe(true);

    await page.dragAndDrop(`#passage-${passages.commitment}`, '.slot >> nth=2');
    await expect.poll(() => page.locator('.evidence-item').count()).toBe(2);
    await expect.poll(() => page.locator('.slot >> nth=2').textContent()).toContain('Commitment');

    await page.locator('.slot >> nth=0').locator('input[name="text"]').pressSequentially('lead the way; hist');
    await page.waitForSelector('#suggestions');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.slot >> nth=0').locator('.element').count()).toBe(3);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id.startsWith('add-'))).toBe(true);

    await page.locator('.evidence-item >> nth=0').getByText('Change', { exact: true }).click();
    await page.locator('.evidence-item >> nth=0').locator('select[name="clear"]').selectOption('clear');
    await page.locator('.evidence-item >> nth=0').locator('.link-form button').click();
    await expect.poll(() => page.textContent('.support-counts')).toContain('1 clear');
    await page.locator('.support-counts a').first().click();
    await page.waitForSelector('#quotes .evidence-item');
    await shoot(page, 'cmoc-card-worked');
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    expectQuiet(at);
  });
});
