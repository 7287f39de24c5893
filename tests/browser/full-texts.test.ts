import { describe, expect, it } from 'vitest';
import { importStored } from '../../server/documents/import.service.ts';
import { openMatchCount } from '../../server/documents/matches.queries.ts';
import { paths } from '../../server/paths.ts';
import { expectAccessible, expectQuiet, openBrowser, runningServer, seat, shoot } from '../support/browser.ts';
import { referenceOf } from '../support/factories.ts';
import { paperPdf, paragraphs } from '../support/pdf.ts';
import { reviewOfAda } from '../support/people.ts';

const titles = ['How trust grows between partners in care', 'Shared goals and what they cost the partners'];

describe('full texts in the browser', { timeout: 90_000 }, () => {
  it('find their references, and a person says yes or no with one key', async () => {
    const running = await runningServer();
    const { ctx } = running;
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const references: string[] = [];
    for (const [at, title] of titles.entries()) {
      references.push(await referenceOf(ctx, scope, title));
      const stored = await ctx.blobs.put(await paperPdf({ title, authors: 'Ada Okafor', body: paragraphs(2 + at) }));
      await importStored(ctx, scope, { ...stored, fileName: `paper ${at + 1}.pdf` });
    }
    const desk = await seat(await openBrowser(), running, { as: ada });
    const { page } = desk;
    await page.goto(paths.documents(slug));
    await shoot(page, 'matches-waiting');
    await page.getByRole('link', { name: 'Check the matches' }).click();
    await page.getByRole('heading', { name: 'Files and references' }).waitFor();
    await page.waitForLoadState('load');
    await expectAccessible(page);
    await shoot(page, 'matches');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('y')]);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('n')]);
    await page.getByRole('heading', { name: 'Nothing to check' }).waitFor();
    expect(await openMatchCount(scope)).toBe(0);
    const files = await scope.db.selectFrom('document').select('reference_id').execute();
    expect(files.filter((file) => references.includes(file.reference_id))).toHaveLength(1);

    await page.goto(paths.reference(slug, references[0] ?? ''));
    await page.getByText('Full text not here?').click();
    await shoot(page, 'reference-getting', { fullPage: true });
    await expectAccessible(page);
    await page.goto(paths.literature(slug));
    await shoot(page, 'literature-many-actions');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(paths.reference(slug, references[0] ?? ''));
    await shoot(page, 'reference-getting-phone', { fullPage: true });
    expectQuiet(desk);
  });
});
