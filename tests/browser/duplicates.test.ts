import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { referenceOf } from '../support/factories.ts';
import { reviewOfAda } from '../support/people.ts';

const paper = { authors: '["Okafor, Ngozi"]', year: 2019, volume: '12', pages: '101-119', container: 'Journal of Groups' };

describe('duplicates', () => {
  it('are compared side by side and decided by the keyboard', async () => {
    const running = await runningServer();
    const { ada, scope, slug } = await reviewOfAda(running.ctx);
    for (const title of ['Walking groups and loneliness: a realist evaluation', 'Walking groups and lonelyness: a realist evaluation'])
      await referenceOf(running.ctx, scope, title, paper);
    for (const doi of ['10.5555/g.1', ''])
      await referenceOf(running.ctx, scope, 'Gardens in later life and the company they keep', { ...paper, pages: '7', doi });
    const browser = await openBrowser();
    const at = await seat(browser, running, { as: ada });
    await at.page.goto(paths.duplicates(slug));
    await expectAccessible(at.page);
    await shoot(at.page, 'duplicates');
    await at.page.click('text=Join the 1 certain group');
    expect(await at.page.locator('.duplicate-group').count()).toBe(1);
    await at.page.waitForLoadState('load');
    await at.page.keyboard.press('s');
    await at.page.waitForSelector('text=No duplicates');
    await at.page.click('text=Joined so far');
    await expectAccessible(at.page);
    expectQuiet(at);
    await browser.close();
  });
});
