import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { addCase } from '../../server/references/cases.service.ts';
import { makeReference } from '../../server/references/references.service.ts';
import { joinStudy } from '../../server/references/studies.service.ts';
import { operate } from '../../server/platform/operation.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { documentOf } from '../support/factories.ts';
import { reviewOfAda } from '../support/people.ts';

const ticked = (page: Page) => page.textContent('[data-selection-count]');

describe('the literature', () => {
  it('is walked and ticked by keyboard, joined to one study, and corrected on the page of a record', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, slug, scope } = await reviewOfAda(ctx);
    const { reference } = await documentOf(ctx, scope, 'How trust grows between care organisations', ['Trust grew slowly.']);
    const others = await operate(ctx, scope, { verb: 'set up' }, async (op) => [
      await makeReference(op, { title: 'Trust, ten years on', authors: ['Okafor, Ada', 'Li, Ben'], year: 2024, container: 'Public Money' }),
      await makeReference(
        op,
        { title: 'Shared budgets and what they do to partnerships', authors: ['Lee, Kim', 'Ng, Jo', 'Ruiz, Ana'], year: 2016 },
        ['title', 'authors', 'year'],
      ),
      await makeReference(op, { title: 'A theory of trust', kind: 'book', authors: ['Zand, Dale'], year: 1972, used_as: 'theory' }),
    ]);
    await addCase(ctx, scope, { name: 'Valley partnership', abbreviation: 'VP', reference });
    await joinStudy(ctx, scope, [others[1] ?? '', others[2] ?? '']);
    const browser = await openBrowser();
    const at = await seat(browser, running, { as: ada });
    const { page } = at;
    await page.goto(paths.literature(slug, { sort: 'added' }));
    await expectAccessible(page);
    await shoot(page, 'literature');
    await expect.poll(() => page.isVisible('text=These are one study')).toBe(false);
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    expect(await ticked(page)).toBe('2 ticked:');
    await shoot(page, 'literature-ticked');
    await expectAccessible(page);
    await page.click('text=These are one study');
    await page.waitForSelector('text=2 references are one study now');
    await page.click('text=How trust grows between care organisations');
    await page.waitForSelector('h2:has-text("Same study")');
    await expectAccessible(page);
    await shoot(page, 'reference');
    await expect.poll(() => page.textContent('.record-beside')).toContain('Trust, ten years on');
    await page.fill('#f-year', '2018');
    await page.check('label:has-text("Empirical") input');
    await page.click('.record-main button.main');
    await page.waitForSelector('h1:has-text("Okafor 2018")');
    await page.click('.file >> text=move');
    await page.waitForSelector('h1:has-text("Move the file")');
    await expectAccessible(page);
    await shoot(page, 'move-file');
    await page.click('[aria-label="Move it here: Trust, ten years on"]');
    await page.waitForSelector('text=The file now belongs to this reference.');
    await page.goto(paths.cases(slug));
    await expectAccessible(page);
    await shoot(page, 'cases');
    expectQuiet(at);

    const dark = await seat(browser, running, { as: ada, dark: true, width: 390, height: 844 });
    for (const [name, address] of [
      ['literature-390', paths.literature(slug)],
      ['reference-390', paths.reference(slug, others[1] ?? '')],
      ['cases-390', paths.cases(slug)],
    ] as const) {
      await dark.page.goto(address);
      await expectAccessible(dark.page);
      await shoot(dark.page, name, { fullPage: true });
      expect(await dark.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    expectQuiet(dark);
  });
});
