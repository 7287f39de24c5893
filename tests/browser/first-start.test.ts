import { describe, expect, it } from 'vitest';
import { firstAccountLink } from '../../server/main.ts';
import { expectAccessible, expectQuiet, follow, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';

describe('the first start', () => {
  it('leads from the printed link to an account, a review and a colleague', async () => {
    const running = await runningServer();
    const link = (await firstAccountLink(running)) ?? '';
    const browser = await openBrowser();
    const ada = await seat(browser, running);
    await ada.page.goto(link);
    await ada.page.fill('[name=name]', 'Ada Okafor');
    await ada.page.fill('[name=email]', 'ada@example.org');
    await ada.page.fill('[name=password]', 'short');
    await ada.page.click('text=Make the account');
    await expect.poll(() => ada.page.textContent('.error')).toContain('at least 15 characters');
    await expect.poll(() => ada.page.inputValue('[name=email]')).toBe('ada@example.org');
    await ada.page.fill('[name=password]', 'three owls read papers at night');
    await ada.page.click('text=Make the account');
    await ada.page.waitForSelector('text=No reviews yet');
    await shoot(ada.page, 'home-empty');
    await follow(ada.page, 'text=Start a review');
    await ada.page.fill('[name=title]', 'Partnership working between care organisations');
    await ada.page.fill(
      '[name=question]',
      'What makes partnership working between care organisations work, for whom, in what circumstances, how and why?',
    );
    await ada.page.click('button:has-text("Start the review")');
    await ada.page.waitForSelector('.rail');
    await follow(ada.page, '.rail >> text=People');
    await ada.page.fill('[name=email]', 'ben@example.org');
    await ada.page.click('text=Make an invitation link');
    const invitation = await ada.page.inputValue('[data-copy-source]');
    await shoot(ada.page, 'people');

    const ben = await seat(browser, running);
    await ben.page.goto(invitation);
    await ben.page.fill('[name=name]', 'Ben Li');
    await ben.page.fill('[name=password]', 'a heron waits beside the weir');
    await ben.page.click('text=Make an account and join');
    await ben.page.waitForSelector('.rail');
    await ben.page.goto('/reviews/no-such-review');
    await ben.page.waitForSelector('text=There is nothing at this address');
    expectQuiet(ada);
    expectQuiet(ben);
  });

  it('is accessible in both themes, wide and narrow', async () => {
    const running = await runningServer();
    const browser = await openBrowser();
    for (const dark of [false, true])
      for (const width of [1440, 390]) {
        const { page } = await seat(browser, running, { dark, width });
        await page.goto('/sign-in');
        await expectAccessible(page);
        await shoot(page, `sign-in-${width}${dark ? '-dark' : ''}`);
      }
  });
});
