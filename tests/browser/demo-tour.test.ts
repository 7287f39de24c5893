/**
 * A newcomer's first minute in the example: from a finished table to the page that a number rests on.
 * `RETRODUCE_PICTURES=1` takes the README's pictures on the way.
 */
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, follow, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { demoFolder, demoPeople } from '../support/demo.ts';

const readme = Boolean(process.env['RETRODUCE_PICTURES']);

describe('the example review', () => {
  it('leads from a number of a table to its configurations, a quotation and its page', async () => {
    const { folder, seeded } = await demoFolder();
    const running = await runningServer(folder);
    const browser = await openBrowser();
    const marit = await seat(browser, running, { as: demoPeople(seeded).marit });
    const { page } = marit;
    await page.goto('/');
    await follow(page, 'text=Walking groups on prescription');
    await follow(page, '.rail >> text=CMOCs');
    await page.goto(paths.cmocs(seeded.slug, { view: 'grid' }));
    await page.waitForSelector('td >> text=Borrowed confidence');
    await expectAccessible(page);
    await shoot(page, 'grid', { readme });

    await follow(page, '.rail >> text=Tables');
    const number = page.locator('a.count[title="Borrowed confidence: cmocs"]');
    const counted = Number(await number.textContent());
    await number.click();
    await page.waitForSelector('#sheet .behind-cmoc');
    expect(await page.locator('#sheet .behind-cmoc').count()).toBe(counted);
    await page.click('#sheet .behind-cmoc:first-child summary');
    if (readme) await page.waitForTimeout(400);
    await expectAccessible(page);
    await shoot(page, 'table', { readme });

    await page.locator('#sheet .quote').first().click();
    await page.waitForSelector('.pdf-page[data-painted]');
    if (readme) await page.waitForTimeout(800);
    await shoot(page, 'reader', { readme });
    expectQuiet(marit);
  });
});
