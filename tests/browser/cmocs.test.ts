import { describe, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { reviewOfAda } from '../support/people.ts';
import { littleTheory } from '../support/theory.ts';

describe('CMOCs', () => {
  it('look right wide and narrow, light and dark', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const browser = await openBrowser();
    const empty = await seat(browser, running, { as: ada });
    await empty.page.goto(paths.cmocs(slug));
    await shoot(empty.page, 'cmocs-empty');
    await expectAccessible(empty.page);
    const { prior } = await littleTheory(ctx, scope);
    for (const dark of [false, true])
      for (const width of [1440, 390]) {
        const at = await seat(browser, running, { as: ada, dark, width });
        for (const [name, path] of [
          ['cmocs', paths.cmocs(slug)],
          ['cmoc', paths.cmoc(slug, prior)],
          ['cmoc-new', paths.newCmoc(slug)],
        ] as const) {
          await at.page.goto(path);
          await shoot(at.page, `${name}-${width}${dark ? '-dark' : ''}`, { fullPage: width === 390 });
          await expectAccessible(at.page);
        }
        expectQuiet(at);
      }
  });
});
