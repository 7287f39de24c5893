import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { vocabulary } from '../../server/reviews/reviews.queries.ts';
import { decisionsOn } from '../../server/screening/decisions.queries.ts';
import { setUpStage } from '../../server/screening/stages.service.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { reviewOfAda } from '../support/people.ts';
import { recordsInPhase } from '../support/screened.ts';

const stage = 'title_abstract';

describe('screening', () => {
  it('takes 50 records by keyboard alone: reasons, a note, an undo, a reload on the way', { timeout: 120_000 }, async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const [phaseId = ''] = (await vocabulary(scope, 'phase')).map((row) => row.id);
    const reasons = (await vocabulary(scope, 'exclusion_reason')).map((row) => row.id);
    const ids = await recordsInPhase(ctx, scope, phaseId, 50);
    await setUpStage(ctx, scope, {
      phaseId,
      stage,
      mode: 'single',
      criteria: 'In: groups that adults may join.\nOut: children; one-to-one support.',
      includeTerms: 'trust\ngreet*\nlive alone',
      excludeTerms: 'child*, trial',
      samplePercent: 10,
      maybeGoesOn: true,
    });
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    const press = (key: string) => page.keyboard.press(key);
    const shown = (n: number) => page.waitForSelector(`form[data-record="${ids[n]}"]`);
    const decided = () => page.locator('[data-decided]').innerText();
    await page.goto(paths.screen(slug, phaseId, stage));
    await shown(0);
    await expectAccessible(page);
    await shoot(page, 'screening-1440');

    await press('2');
    await press('Shift+4');
    await press('n');
    await page.keyboard.type('Organisers only');
    await press('Escape');
    await press('e');
    await shown(1);
    await expect.poll(decided).toBe('1');
    await press('i');
    await shown(2);
    await press('u');
    await shown(1);
    await expect.poll(decided).toBe('1');
    await press('m');
    await shown(2);
    await press('s');
    await shown(3);
    await page.reload();
    await shown(3);
    expect(await decided()).toBe('2');
    for (let n = 3; n < 50; n++) {
      await press(n % 4 ? 'e' : 'i');
      if (n < 49) await shown(n + 1);
    }
    await shown(2);
    await press('i');
    await page.waitForSelector('text=All done here');
    await expect.poll(decided).toBe('50');
    await shoot(page, 'screening-done');
    await page.reload();
    await page.waitForSelector('text=All done here');

    const [first] = await decisionsOn(scope, ids[0]!);
    expect(first).toMatchObject({ choice: 'exclude', note: 'Organisers only', primaryReasonId: reasons[3] });
    expect(new Set(first?.reasons)).toEqual(new Set([reasons[1], reasons[3]]));
    expect((await decisionsOn(scope, ids[1]!))[0]?.choice).toBe('maybe');
    await page.goto(paths.screening(slug));
    await expectAccessible(page);
    await shoot(page, 'screening-overview');
    expectQuiet(at);
  });
});
