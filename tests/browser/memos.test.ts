import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { writeMemo } from '../../server/coding/memos.service.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { joinReview, person, reviewOfAda } from '../support/people.ts';
import { documentOf, excerptOf } from '../support/factories.ts';

describe('memos', () => {
  it('save themselves honestly: draft, value, crash, conflict, no answer', async () => {
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
    await expect.poll(() => page.textContent('.new-memo .saved-at'), { timeout: 5000 }).toMatch(/^Draft kept \d/);
    await page.goto('about:blank');
    await page.goto(paths.memos(slug));
    await page.click('text=Put it back');
    expect(await box.inputValue()).toBe('First thoughts on the partnership');
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
    expect(await page.textContent('#notice .conflict')).toContain('Ben says otherwise');
    expect(await page.textContent('.memo .saved-at')).toBe('Not saved');
    await shoot(page, 'memo-conflict');
    await page.fill('#notice textarea', 'Ada insists, Ben says otherwise');
    await page.click('text=Save this');
    await expect.poll(() => page.textContent('.memo .saved-at')).toMatch(/^Saved/);
    expect(await memo.inputValue()).toBe('Ada insists, Ben says otherwise');

    await page.route('**/memos/*', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }));
    await memo.fill('Lost in a proxy?');
    await memo.blur();
    await expect.poll(() => page.textContent('.memo .saved-at')).toBe('Not saved');
    expect(await page.textContent('#notice')).toContain('Not saved');
    expect(await memo.inputValue()).toBe('Lost in a proxy?');
    await page.unroute('**/memos/*');
    await memo.focus();
    await memo.blur();
    await expect.poll(() => page.textContent('.memo .saved-at')).toMatch(/^Saved/);
    expectQuiet(at);
    expectQuiet(other);
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
