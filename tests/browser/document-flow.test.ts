import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { enterNumbers } from '../../server/reports/flow/flow.service.ts';
import { vocabulary } from '../../server/reviews/reviews.queries.ts';
import { expectAccessible, expectQuiet, follow, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { reviewOfAda } from '../support/people.ts';
import { screenedReview } from '../support/searched.ts';
import { enteredFrom, published } from '../server/reports/flow/gold.ts';

describe('the document flow in the browser', { timeout: 120_000 }, () => {
  it('is empty at first, completed by hand and printed', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const desk = await seat(await openBrowser(), running, { as: ada });
    const { page } = desk;
    await page.goto(paths.flow(slug));
    expect(await page.getByRole('heading', { name: 'Nothing to count yet' }).isVisible()).toBe(true);
    await expectAccessible(page);

    await screenedReview(ctx, scope);
    await page.goto(paths.flow(slug));
    await follow(page, 'a:has-text("Enter numbers")');
    await follow(page, 'main a:has-text("Theory gleaning")');
    await page.getByLabel('Where it was done').fill('Screened in Covidence');
    await page.getByLabel('Middle-range theory papers added purposively').fill('14');
    await shoot(page, 'flow-numbers', { fullPage: true });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Put them in the flow' }).click();
    await page.getByText('† Entered by hand').first().waitFor();
    await expectAccessible(page);
    expectQuiet(desk);

    const phases = await vocabulary(scope, 'phase');
    const entered = enteredFrom(published);
    for (const [at, name] of ['gleaning', 'refinement'].entries()) {
      const own = entered.filter((one) => one.phaseId === name);
      const numbers = new Map(own.map((one) => [one.box, one.numbers]));
      await enterNumbers(ctx, scope, { phaseId: phases[at]?.id ?? '', note: 'Counted in the published report', numbers });
    }
    await page.goto(paths.flow(slug));
    await shoot(page, 'flow-published', { fullPage: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, 'flow-dark', { fullPage: true });
    await page.emulateMedia({ colorScheme: 'light', media: 'print' });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 390, height: 844 });
    await shoot(page, 'flow-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
