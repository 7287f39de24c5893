import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { paths } from '../../../../server/paths.ts';
import { everyReference, exportReferences } from '../../../../server/reports/references/reference-file.service.ts';
import { referenceFormats, referenceFormatsShown } from '../../../../server/reports/references/reference-file.ts';
import { addNamed } from '../../../../server/reviews/vocabulary.service.ts';
import { settle } from '../../../../server/screening/decisions.service.ts';
import { agentOf, testApp } from '../../../support/app.ts';
import { testContext } from '../../../support/context.ts';
import { readCsv, readXlsx } from '../../../support/office.ts';
import { reviewOfAda } from '../../../support/people.ts';
import { idsByTitle, imported, screenedReview } from '../../../support/searched.ts';

const rich = `TY  - JOUR
AU  - Okafor, Ngozi
AU  - World Health Organization,
TI  - Trust & "shared" goals: 95% of =SUM
PY  - 2019
T2  - Journal of Partnership
VL  - 12
IS  - 3
SP  - 101
EP  - 119
DO  - 10.5555/trust.1
AB  - We walked together.
AB  - And then we stopped.
KW  - trust
KW  - goals
N1  - First line
      second line
ER  - 

TY  - BOOK
AU  - Plato,
TI  - A book without a year
ER  - 
`;

describe('references as files', { timeout: 60_000 }, () => {
  it('come back as they went, in every format', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await imported(ctx, scope, rich, { source: 'MEDLINE' });
    for (const format of referenceFormats) {
      const there = await buffer(exportReferences(ctx, scope, everyReference, format).content);
      const { scope: other } = await reviewOfAda(ctx, `Through ${format}`);
      const { sha256, size } = await ctx.blobs.put(there);
      expect(size).toBe(there.length);
      await imported(ctx, other, there, { source: sha256 });
      const ris = (of: typeof scope) => text(exportReferences(ctx, of, everyReference, 'ris').content);
      expect({ format, ris: await ris(other) }).toEqual({ format, ris: await ris(scope) });
    }
  });

  it('add nothing when they come back to the review they are from', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await imported(ctx, scope, rich, { source: 'MEDLINE' });
    for (const format of referenceFormats) {
      const id = await imported(ctx, scope, await buffer(exportReferences(ctx, scope, everyReference, format).content), {});
      const search = await scope.db.selectFrom('search').select(['imported', 'duplicates']).where('id', '=', id).executeTakeFirst();
      expect({ format, ...search }).toEqual({ format, imported: 0, duplicates: 2 });
    }
  });

  it('carry what the team decided, why, and what for', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const phase = await screenedReview(ctx, scope);
    const reason = { id: await addNamed(ctx, scope, 'exclusion_reason', 'No theory at all'), name: 'No theory at all' };
    const leadership = (await idsByTitle(scope)).get('Leadership') ?? '';
    const grounds = { reasons: [reason.id], primaryReasonId: null, note: '' };
    await settle(ctx, scope, { referenceId: leadership, phaseId: phase, stage: 'full_text', choice: 'exclude', ...grounds });
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    const ris = (await agent.get(paths.referencesFile(slug, 'ris', { q: 'leadership' })).expect(200)).text;
    expect(ris.match(/^TI {2}- /gm)).toHaveLength(1);
    expect(ris).toContain('C1  - Phase: Theory gleaning');
    expect(ris).toContain(`C1  - Theory gleaning: full text: exclude (${reason.name})`);
    const [heading = [], ...rows] = readCsv((await agent.get(paths.referencesFile(slug, 'csv')).expect(200)).text);
    const row = rows.find((cells) => cells[heading.indexOf('title')] === 'Leadership') ?? [];
    expect(row[heading.indexOf('decisions')]).toBe('Theory gleaning: title and abstract: include; Theory gleaning: full text: exclude');
    expect(row[heading.indexOf('reasons')]).toBe(reason.name);
    const xlsx = await readXlsx(await buffer(exportReferences(ctx, scope, everyReference, 'xlsx').content));
    expect(xlsx).toHaveLength(rows.length + 1);
  });

  it('are those that the filter finds', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    await screenedReview(ctx, scope);
    const [, second] = await scope.db.selectFrom('search').select('id').orderBy('number').execute();
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    const list = (await agent.get(paths.literature(slug, { search: second?.id })).expect(200)).text;
    expect(list).toContain('1–1 of 1 reference');
    const answer = await agent.get(paths.referencesFile(slug, 'csl-json', { search: second?.id ?? '' })).expect(200);
    expect(answer.headers['content-type']).toBe(referenceFormatsShown['csl-json'].mediaType);
    expect((answer.body as { title: string }[]).map((one) => one.title)).toEqual(['Shared goals']);
    expect((await agent.get(paths.referencesFile(slug, 'csl-json', { q: 'nothing like it' })).expect(200)).body).toEqual([]);
  });
});
