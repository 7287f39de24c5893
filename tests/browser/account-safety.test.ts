import { describe, expect, it } from 'vitest';
import { codeAt } from '../../server/accounts/totp.adapter.ts';
import { paths } from '../../server/paths.ts';
import { sessionCookie } from '../../server/web/session.ts';
import { expectAccessible, expectQuiet, follow, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { joinReview, reviewOfAda } from '../support/people.ts';
import { goodPassword, personWithPassword } from '../support/door.ts';

describe('signing in with a second factor', () => {
  it('is set up, asked for, and done without the phone by a recovery code', async () => {
    const running = await runningServer();
    const ada = await personWithPassword(running.ctx, 'Ada', true);
    const browser = await openBrowser();
    const { page, ...at } = await seat(browser, running);
    await page.goto('/sign-in');
    await page.fill('[name=email]', ada.email);
    await page.fill('[name=password]', goodPassword);
    await follow(page, 'main button:has-text("Sign in")');
    expect(await page.locator('text=Account of Ada').count()).toBeGreaterThan(0);
    await page.goto(paths.account());
    await follow(page, 'text=Set up a second factor');
    await page.fill('[name=current]', goodPassword);
    await page.click('text=Set it up');
    await page.click('text=Type the key');
    const seed = ((await page.textContent('.key-letters')) ?? '').replaceAll(' ', '');
    await shoot(page, 'factor-set-up', { fullPage: true });
    await page.fill('[name=code]', codeAt(seed, Date.now()));
    await page.click('button:has-text("Confirm")');
    await page.waitForSelector('.recovery-codes');
    const codes = await page.locator('.recovery-codes code').allTextContents();
    expect(codes).toHaveLength(10);
    await shoot(page, 'recovery-codes');
    await page.click('text=I have kept them');
    await page.waitForSelector('.tag.good');
    const again = await seat(browser, running);
    await again.page.goto(paths.signIn(paths.account()));
    await again.page.fill('[name=email]', ada.email);
    await again.page.fill('[name=password]', goodPassword);
    await again.page.click('main button:has-text("Sign in")');
    await again.page.waitForSelector('[autocomplete=one-time-code]');
    await shoot(again.page, 'factor-code');
    await again.page.fill('[name=code]', (codes[0] ?? '').toUpperCase().replaceAll('-', ' '));
    await again.page.click('text=Go on');
    await again.page.waitForSelector('.top-bar');

    // S-16: after signing out nothing is left to go back to.
    for (const path of [paths.account(), paths.instance(), paths.home()]) await again.page.goto(path);
    expect(await again.page.content()).toContain('Account of Ada');
    await again.page.goto(paths.account());
    await again.page.click('.top-bar summary:has-text("Account of Ada")');
    await again.page.click(`form[action="${paths.signOut()}"] button`);
    await again.page.waitForURL(/sign-in/, { waitUntil: 'load' });
    expect(await again.page.evaluate(() => [Object.entries(localStorage), Object.entries(sessionStorage)])).toEqual([
      [],
      [['htmx-current-path-for-history', paths.signIn()]],
    ]);
    for (let n = 0; n < 4; n++) {
      await again.page.goBack({ waitUntil: 'load' }).catch(() => null);
      expect(await again.page.content()).not.toMatch(/ada@example|Account of Ada/);
    }
    expect((await again.context.cookies()).map(({ name }) => name)).not.toContain(sessionCookie(running.ctx.settings).name);
    expectQuiet({ page, ...at });
    expectQuiet(again);
  });

  it('looks right and is accessible on every page of it, light and wide, dark and narrow', async () => {
    const running = await runningServer();
    const ada = await personWithPassword(running.ctx, 'Ada Okafor-Lindqvist', true);
    for (const name of ['Benjamin', 'Cem', 'Dagmar']) await personWithPassword(running.ctx, name);
    const { slug, scope } = await reviewOfAda(running.ctx);
    await joinReview(running.ctx, slug, ada, 'lead', scope);
    const browser = await openBrowser();
    for (const { dark, width } of [
      { dark: false, width: 1440 },
      { dark: true, width: 390 },
    ]) {
      const { page } = await seat(browser, running, { as: ada, dark, width });
      for (const [name, path] of [
        ['account', paths.account()],
        ['factor', paths.secondFactor()],
        ['instance', paths.instance()],
        ['people', paths.people(slug)],
        ['forgotten', paths.forgotten()],
        ['new-password', paths.newPassword('none')],
      ] as const) {
        await page.goto(path);
        await expectAccessible(page);
        await shoot(page, `${name}-${width}${dark ? '-dark' : ''}`, { fullPage: true });
      }
    }
  });
});
