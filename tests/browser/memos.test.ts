import type { Locator, Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { writeMemo } from '../../server/coding/memos.service.ts';
import { expectAccessible, expectQuiet, follow, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { temporaryFolder } from '../support/context.ts';
import { joinReview, person, reviewOfAda } from '../support/people.ts';
import { documentOf, excerptOf } from '../support/factories.ts';

/** Answers that are none: proxies' pages, refusals of somebody between, silence, half an answer, a success that tells no version. */
const bad: readonly (readonly [what: string, answer: (route: Route) => Promise<void>])[] = [
  ...[500, 502, 413, 429, 403, 404].map(
    (status) =>
      [
        `a ${status} of a proxy`,
        (route: Route) => route.fulfill({ status, contentType: 'text/html', body: '<h1>Sorry</h1><p id="memos">Saved</p>' }),
      ] as const,
  ),
  ['a page of a proxy that says all is well', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Saved</h1>' })],
  ['a success without a version', (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{}' })],
  ['half an answer', (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{"version":' })],
  ['a time-out', (route) => route.abort('timedout')],
  ['a connection refused', (route) => route.abort('connectionrefused')],
];

/** whatever comes instead of our answer, the text stays, and the page says that it is not saved. */
async function answeredBadly(page: Page, memo: Locator): Promise<void> {
  for (const [what, answer] of bad) {
    await page.route('**/memos/*', answer);
    await memo.fill(`Lost to ${what}?`);
    await memo.blur();
    await expect.poll(() => page.textContent('.memo .saved-at'), { message: what }).toBe('Not saved');
    await expect.poll(() => page.textContent('#notice'), { message: what }).toContain('Not saved');
    expect(await memo.inputValue()).toBe(`Lost to ${what}?`);
    await page.unroute('**/memos/*');
  }
}

/** R-23 where the browser sends a form by itself: it stays while nobody answers; answered by a proxy, it is as it was on the way back. */
async function shortFields(page: Page, slug: string): Promise<void> {
  const badGateway = (route: Route) =>
    route.request().method() === 'POST' || route.request().url().endsWith('/health')
      ? route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' })
      : route.continue();
  const typed = async () => [await page.inputValue('[name=title]'), await page.inputValue('[name=year]')];
  await page.goto(paths.newReference(slug));
  await page.fill('[name=title]', 'A book that nobody has');
  await page.fill('[name=year]', '1987');
  await page.route('**/health', badGateway);
  await page.click('text=Add the reference');
  await expect.poll(() => page.textContent('#notice')).toContain('Not saved');
  expect(await typed()).toEqual(['A book that nobody has', '1987']);
  await page.unroute('**/health');
  await page.route(`**${paths.literature(slug)}`, badGateway);
  await page.click('text=Add the reference');
  await page.waitForSelector('text=Bad gateway');
  await page.unroute(`**${paths.literature(slug)}`);
  await page.goBack({ waitUntil: 'load' });
  await expect.poll(typed).toEqual(['A book that nobody has', '1987']);
  await follow(page, 'text=Add the reference');
  await page.waitForSelector('text=A book that nobody has');
}

/** What the browser keeps of us when it is closed: the address of the page, and no word of it. */
const storedHere = async () => ({
  local: localStorage.length,
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
});

describe('memos', () => {
  it('R-23: save themselves honestly: draft, value, crash, conflict, no answer', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const on = await documentOf(ctx, scope, 'Lee 2018', ['Staff trusted the process after years of working together.']);
    const excerpt = await excerptOf(ctx, scope, on, 'trusted the process');
    await writeMemo(ctx, scope, { object: 'excerpt', objectId: excerpt }, 'Is this trust in people, or in the process?');
    const browser = await openBrowser();
    const at = await seat(browser, running, { as: ada });
    const { page } = at;
    await page.goto(paths.memos(slug));

    const box = page.locator('.new-memo textarea');
    await box.fill('First thoughts on the partnership');
    await expect.poll(() => page.textContent('.new-memo .saved-at')).toMatch(/^Draft kept \d/);
    await page.goto('about:blank');
    await page.goto(paths.memos(slug));
    await page.click('text=Put it back');
    await expect.poll(() => box.inputValue()).toBe('First thoughts on the partnership');
    await page.click('text=Add the memo');
    await page.waitForSelector('.memo >> nth=1');
    await page.reload();
    expect(await page.locator('.draft-offer').count()).toBe(0);

    const memo = page.locator('.memo textarea').first();
    await memo.fill('First thoughts, reconsidered');
    await memo.blur();
    await expect.poll(() => page.textContent('.memo .saved-at')).toMatch(/^Saved \d/);

    const other = await seat(browser, running, { as: ben });
    await other.page.goto(paths.memos(slug));
    const his = other.page.locator('.memo textarea').first();
    await his.fill('Ben says otherwise');
    await his.blur();
    await expect.poll(() => other.page.textContent('.memo .saved-at')).toMatch(/^Saved/);
    await memo.fill('Ada insists');
    await memo.blur();
    await page.waitForSelector('#notice .conflict');
    await expect.poll(() => page.textContent('#notice .conflict')).toContain('Ben says otherwise');
    await expect.poll(() => page.textContent('.memo .saved-at')).toBe('Not saved');
    await shoot(page, 'memo-conflict');
    await page.fill('#notice textarea', 'Ada insists, Ben says otherwise');
    await page.click('text=Save this');
    await expect.poll(() => page.textContent('.memo .saved-at')).toMatch(/^Saved/);
    await expect.poll(() => memo.inputValue()).toBe('Ada insists, Ben says otherwise');

    await answeredBadly(page, memo);
    await memo.fill('Saved after all');
    await memo.blur();
    await expect.poll(() => page.textContent('.memo .saved-at')).toMatch(/^Saved/);

    await page.route('**/memos/on/**', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }));
    await box.fill('A second thought');
    await page.click('text=Add the memo');
    await page.waitForSelector('text=Bad gateway');
    await page.unroute('**/memos/on/**');
    await page.goto(paths.memos(slug));
    await page.click('text=Put it back');
    await expect.poll(() => box.inputValue()).toBe('A second thought');
    const before = await page.locator('.memo').count();
    await page.click('text=Add the memo');
    await expect.poll(() => page.locator('.memo').count()).toBe(before + 1);
    await shortFields(page, slug);
    expectQuiet(at);
    expectQuiet(other);
  });

  it('R-24, R-07: outlive the browser and the server', async () => {
    const folder = temporaryFolder();
    const running = await runningServer(folder);
    const { ada, slug } = await reviewOfAda(running.ctx);
    const browser = await openBrowser();
    const first = await seat(browser, running, { as: ada });
    await first.page.goto(paths.memos(slug));
    const long = 'Months of reading in one thought. '.repeat(150);
    await first.page.fill('.new-memo textarea', long);
    await expect.poll(() => first.page.textContent('.new-memo .saved-at')).toMatch(/^Draft kept \d/);
    expect(await first.page.evaluate(storedHere)).toEqual({
      local: 0,
      session: ['htmx-current-path-for-history'],
      databases: 0,
      caches: 0,
    });
    await first.context.close();
    const again = await seat(browser, running, { as: ada });
    await again.page.goto(paths.memos(slug));
    await again.page.click('text=Put it back');
    await expect.poll(() => again.page.inputValue('.new-memo textarea')).toBe(long);
    await again.page.click('text=Add the memo');
    await again.page.waitForSelector('.memo');

    await running.close();
    const memo = again.page.locator('.memo textarea').first();
    await memo.fill('Typed while nobody listened');
    await memo.blur();
    await expect.poll(() => again.page.textContent('.memo .saved-at')).toBe('Not saved');
    expect(await memo.inputValue()).toBe('Typed while nobody listened');
    const back = await runningServer(folder, new URL(running.address).port);
    await memo.focus();
    await memo.blur();
    await expect.poll(() => again.page.textContent('.memo .saved-at')).toMatch(/^Saved/);
    const kept = await back.ctx.db.read.selectFrom('memo').select('text').execute();
    expect(kept).toEqual([{ text: 'Typed while nobody listened' }]);
  });

  it('look right wide and narrow, light and dark', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const browser = await openBrowser();
    const empty = await seat(browser, running, { as: ada });
    await empty.page.goto(paths.memos(slug));
    await shoot(empty.page, 'memos-empty');
    await expectAccessible(empty.page);
    const on = await documentOf(ctx, scope, 'Lee 2018', ['Staff trusted the process after years of working together.']);
    const excerpt = await excerptOf(ctx, scope, on, 'Staff trusted the process after years of working together');
    await writeMemo(
      ctx,
      scope,
      { object: 'review', objectId: scope.reviewId },
      'We read the policy papers last.\n\nNone of them says why.',
    );
    await writeMemo(ctx, scope, { object: 'excerpt', objectId: excerpt }, 'Is this trust in people, or in the process?');
    for (const dark of [false, true])
      for (const width of [1440, 390]) {
        const { page } = await seat(browser, running, { as: ada, dark, width });
        await page.goto(paths.memos(slug));
        await expectAccessible(page);
        await shoot(page, `memos-${width}${dark ? '-dark' : ''}`);
      }
  });
});
