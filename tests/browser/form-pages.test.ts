import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import type { Context } from '../../server/platform/context.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { demoFolder, demoPeople } from '../support/demo.ts';
import { referenceOf } from '../support/factories.ts';
import { reviewOfAda } from '../support/people.ts';

/** The pages of forms and appraisal in the example review, by the names of their pictures. */
async function pagesOf(ctx: Context, slug: string): Promise<readonly (readonly [name: string, url: string])[]> {
  const scale = await ctx.db.read.selectFrom('scale').select('id').orderBy('position').executeTakeFirstOrThrow();
  const read = await ctx.db.read
    .selectFrom('answer')
    .innerJoin('document', 'document.reference_id', 'answer.reference_id')
    .select(['answer.template_id', 'answer.reference_id', 'document.id'])
    .orderBy('answer.id')
    .executeTakeFirstOrThrow();
  const form = read.template_id;
  const reference = read.reference_id ?? '';
  return [
    ['forms', paths.forms(slug)],
    ['form-design', paths.form(slug, form)],
    ['form-answers', paths.formAnswers(slug, form)],
    ['form-filled', paths.referenceForm(slug, reference, form)],
    ['form-beside', paths.reader(slug, read.id, { view: 'text', pane: 'form' })],
    ['appraisal', paths.appraisal(slug, reference)],
    ['appraisal-beside', paths.reader(slug, read.id, { view: 'text', pane: 'appraisal' })],
    ['scales', paths.scales(slug)],
    ['scale', paths.scale(slug, scale.id)],
  ];
}

/** Those whose layout changes where it is narrow. */
const onPhone = new Set(['form-design', 'form-answers', 'form-filled', 'appraisal', 'scale']);

describe('forms and appraisal', { timeout: 300_000 }, () => {
  it('look right in the example review, wide and narrow, light and dark', async () => {
    const { folder, seeded } = await demoFolder();
    const running = await runningServer(folder);
    const { marit } = demoPeople(seeded);
    const pages = await pagesOf(running.ctx, seeded.slug);
    const browser = await openBrowser();
    for (const [width, dark, shown] of [
      [1440, false, pages],
      [390, true, pages.filter(([name]) => onPhone.has(name))],
    ] as const) {
      const at = await seat(browser, running, { as: marit, width, dark });
      for (const [name, url] of shown) {
        await at.page.goto(url);
        const pane = new URLSearchParams(url.split('?')[1]).get('pane');
        if (pane) await at.page.waitForSelector(`[data-pane=${pane}]`, { state: 'attached' });
        await shoot(at.page, `look-${name}-${width}${dark ? '-dark' : ''}`);
        await expectAccessible(at.page);
        expect(await at.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      expectQuiet(at);
    }
  });

  it('say what they will be while there is nothing', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { ada, scope, slug } = await reviewOfAda(ctx);
    const reference = await referenceOf(ctx, scope, 'Nobody has read this');
    const form = await ctx.db.read.selectFrom('template').select('id').executeTakeFirstOrThrow();
    const at = await seat(await openBrowser(), running, { as: ada });
    const { page } = at;
    await page.goto(paths.formAnswers(slug, form.id));
    await page.waitForSelector('text=Nothing to fill yet');
    await shoot(page, 'look-answers-none');
    await page.goto(paths.appraisal(slug, reference));
    await expect.poll(() => page.textContent('#decisions')).toContain('0 passages');
    await page.goto(paths.form(slug, form.id));
    await page.click('text=Remove this form');
    await page.waitForSelector('text=No forms');
    await shoot(page, 'look-forms-none');
    await page.goto(paths.referenceForm(slug, reference));
    await page.waitForSelector('text=No form yet');
    await expectAccessible(page);
    await page.goto(paths.forms(slug));
    await page.keyboard.press('Control+z');
    await page.waitForSelector('text=Refinement form');
    expectQuiet(at);
  });
});
