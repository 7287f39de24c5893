import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { vocabulary } from '../../server/reviews/reviews.queries.ts';
import { decide } from '../../server/screening/decisions.service.ts';
import { setUpStage } from '../../server/screening/stages.service.ts';
import { roundShown, roundsOf } from '../../server/screening/rounds-shown.queries.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { joinReview, person, reviewOfAda } from '../support/people.ts';
import { recordsInPhase } from '../support/screened.ts';

const stage = 'title_abstract';

describe('a check round', () => {
  it('is drawn, judged blind by keyboard, closed, its conflict resolved, and told in a sentence', { timeout: 120_000 }, async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const [phaseId = ''] = (await vocabulary(scope, 'phase')).map((row) => row.id);
    const settings = { criteria: '', includeTerms: '', excludeTerms: '', samplePercent: 10, maybeGoesOn: true };
    await setUpStage(ctx, scope, { phaseId, stage, mode: 'sample', ...settings });
    for (const referenceId of await recordsInPhase(ctx, scope, phaseId, 35))
      await decide(ctx, scope, {
        referenceId,
        phaseId,
        stage,
        choice: 'exclude',
        reasons: [],
        primaryReasonId: null,
        note: 'Out, says Ada',
      });

    const browser = await openBrowser();
    const lead = await seat(browser, running, { as: ada });
    await lead.page.goto(paths.checks(slug));
    await expectAccessible(lead.page);
    await shoot(lead.page, 'checks-none', { fullPage: true });
    await lead.page.check('text=Ben');
    await lead.page.click('button:has-text("Draw the sample")');
    await lead.page.waitForSelector('h1:has-text("Round 1")');
    await shoot(lead.page, 'round-open-lead', { fullPage: true });
    const [round] = await roundsOf(scope);
    const drawn = (await roundShown(scope, round?.id ?? ''))?.drawnIds ?? [];

    const second = await seat(browser, running, { as: ben, dark: true });
    const { keyboard } = second.page;
    await second.page.goto(paths.checkRound(slug, round?.id ?? ''));
    expect(await second.page.content()).not.toContain('says Ada');
    await expectAccessible(second.page);
    await shoot(second.page, 'round-open-second', { fullPage: true });
    await second.page.click('text=Judge the sample');
    for (const [n, id] of drawn.entries()) {
      await second.page.waitForSelector(`form[data-record="${id}"]`);
      expect(await second.page.content()).not.toContain('says Ada');
      await keyboard.press(n === 1 ? 'i' : 'e');
    }
    await second.page.waitForSelector('text=All done here');
    await expect.poll(async () => (await roundShown(scope, round?.id ?? ''))?.reviewers[0]?.judged).toBe(4);

    await lead.page.reload();
    await lead.page.click('text=Close the round');
    await expectAccessible(lead.page);
    await shoot(lead.page, 'round-closing');
    await lead.page.click('text=Close it for good');
    await lead.page.waitForSelector('text=For the methods section');
    await expectAccessible(lead.page);
    await shoot(lead.page, 'round-closed', { fullPage: true });
    await lead.page.click('text=Resolve 1 conflict');
    await lead.page.waitForSelector('h1:has-text("Conflicts")');
    await lead.page.keyboard.press('j');
    await lead.page.keyboard.press('Enter');
    await lead.page.waitForSelector('legend:has-text("What stands")');
    await expectAccessible(lead.page);
    expect(await lead.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
    await shoot(lead.page, 'conflict', { fullPage: true });
    await lead.page.keyboard.press('e');
    await lead.page.fill('textarea[name="why"]', 'No realist question after all.');
    await lead.page.click('text=Resolve, and go to the next');
    await lead.page.waitForSelector('text=No conflict waits');

    await lead.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await lead.page.goto(paths.checkRound(slug, round?.id ?? ''));
    await lead.page.click('button:has-text("Copy")');
    await lead.page.waitForSelector('text=Copied.');
    const sentence = await lead.page.evaluate(() => navigator.clipboard.readText());
    expect(sentence).toContain(
      `a random 10% sample (n = 4 of 35, seed ${round?.seed ?? ''}) was independently screened by Ben, blind to Ada’s decisions.`,
    );
    expect(sentence).toContain('Agreement was 75% (3 of 4)');
    expect(sentence).toContain('The disagreement was resolved by discussion.');

    const narrow = await seat(browser, running, { as: ben, width: 390, height: 844, dark: true });
    for (const [name, url] of [
      ['checks-390', paths.checks(slug)],
      ['round-390', paths.checkRound(slug, round?.id ?? '')],
      ['conflict-390', paths.conflict(slug, drawn[1] ?? '', { phase: phaseId, stage })],
    ] as const) {
      await narrow.page.goto(url);
      await expectAccessible(narrow.page);
      await shoot(narrow.page, name, { fullPage: true });
    }
    for (const at of [lead, second, narrow]) expectQuiet(at);
  });
});
