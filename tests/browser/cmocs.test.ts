import { describe, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { keepTable } from '../../server/synthesis/kept-table.service.ts';
import { changeTheory, keepVersion } from '../../server/synthesis/theories.service.ts';
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
    const { prior, theory } = await littleTheory(ctx, scope);
    await changeTheory(ctx, scope, { id: theory }, { text: 'Trust grows slowly, with every promise that is kept.' });
    await keepVersion(ctx, scope, theory, { purpose: 'agreed', who: 'Ada, Ben', note: 'First meeting' });
    await changeTheory(ctx, scope, { id: theory }, { text: 'Trust grows with early wins, and with every promise that is kept.' });
    await keepTable(ctx, scope, {
      file: null,
      pasted:
        'case\tcontext\tmechanism\tmechanism_directions\toutcome\nGM\tHistory; Leadership\tTrust\t+\tLoss of trust\n\tNo history of working together between the organisations of the region\tConflict\t+; +\tTrust\n\t\t\t\t',
    });
    for (const [dark, width] of [
      [false, 1440],
      [true, 390],
    ] as const) {
      const at = await seat(browser, running, { as: ada, dark, width });
      for (const [name, path] of [
        ['cmocs', paths.cmocs(slug)],
        ['cmoc', paths.cmoc(slug, prior)],
        ['cmoc-new', paths.newCmoc(slug)],
        ['theories', paths.theories(slug)],
        ['theory', paths.theory(slug, theory, { from: 1 })],
        ['cmoc-import', paths.importPreview(slug)],
      ] as const) {
        await at.page.goto(path);
        await shoot(at.page, `${name}-${width}${dark ? '-dark' : ''}`, { fullPage: width === 390 });
        await expectAccessible(at.page);
      }
      expectQuiet(at);
    }
  });
});
