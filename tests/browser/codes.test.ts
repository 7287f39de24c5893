import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { codeOf, codingOf, documentOf, excerptOf, roleOf } from '../support/factories.ts';
import { reviewOfAda } from '../support/people.ts';
import { paper } from '../support/reading.ts';

describe('the codebook', () => {
  it('merges what means the same, and shows every passage of a code', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const browser = await openBrowser();
    const at = await seat(browser, running, { as: ada });
    const { page } = at;
    await page.goto(paths.codes(slug));
    await shoot(page, 'codes-empty');
    await expectAccessible(page);
    const on = await documentOf(ctx, scope, 'Partnership synergy over seven years', paper);
    const relations = await codeOf(ctx, scope, 'Relations');
    const roles = [await roleOf(scope, 'context'), await roleOf(scope, 'mechanism'), await roleOf(scope, 'outcome')];
    const given = [
      ['trusted each other', 'Trust', 1],
      ['years trusted', 'History of working together', 0],
      ['shared risks', 'Sharing risk', 1],
      ['Commitment grew', 'Commitment', 2],
      ['The merger cost trust', 'Distrust', 1],
      ['argued openly', 'Open conflict', 0],
    ] as const;
    for (const [quote, name, role] of given) {
      const code = await codeOf(ctx, scope, name, name.includes('rust') ? { parent_id: relations } : {});
      await codingOf(ctx, scope, await excerptOf(ctx, scope, on, quote), { role: roles[role]!, code, direction: 'more' });
    }
    await page.reload();
    await page.check('text=Distrust >> xpath=ancestor::tr >> input[type=checkbox]');
    await page.check('text=Open conflict >> xpath=ancestor::tr >> input[type=checkbox]');
    await expect.poll(() => page.textContent('[data-selection-count]')).toBe('2 ticked:');
    await shoot(page, 'codes-ticked');
    await page.selectOption('#selection-into', { label: '\u2003Trust' });
    await page.click('text=Merge into it');
    await page.waitForSelector('text=+ Distrust');
    await page.click('.code-table >> text=Trust');
    await page.waitForSelector('h2 >> text=3 passages');
    await shoot(page, 'code-merged');
    await expectAccessible(page);
    for (const dark of [false, true])
      for (const width of dark ? [1440] : [1440, 390]) {
        const other = await seat(browser, running, { as: ada, dark, width });
        for (const [name, address] of [
          ['codes', paths.codes(slug)],
          ['passages', paths.passages(slug)],
        ] as const) {
          await other.page.goto(address);
          await expectAccessible(other.page);
          await shoot(other.page, `${name}-${width}${dark ? '-dark' : ''}`);
        }
        await other.context.close();
      }
    await page.click('.excerpt-quote');
    await page.waitForURL(/\/read\?excerpt=/);
    expectQuiet(at);
  });
});
