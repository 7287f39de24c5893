import { describe, expect, it } from 'vitest';
import { joinReferences } from '../../../server/references/duplicates.service.ts';
import { gettingOf } from '../../../server/references/getting.queries.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';
import { idsByTitle, imported, ris } from '../../support/searched.ts';

describe('where a reference came from', () => {
  it('names every search that found it or its duplicate, with the record as its database wrote it', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await imported(ctx, scope, ris('Shared goals', 'Trust in partnerships'), { source: 'MEDLINE' });
    await imported(ctx, scope, ris('Trust in partnership'), { source: 'Embase' });
    const ids = await idsByTitle(scope);
    const [kept = '', other = ''] = [ids.get('Trust in partnerships'), ids.get('Trust in partnership')];
    const sources = async () => (await gettingOf(scope, kept)).searches.map((one) => one.source);
    expect(await sources()).toEqual(['MEDLINE']);
    expect(await joinReferences(ctx, scope, [kept, other])).toBe(kept);
    expect(await sources()).toEqual(['MEDLINE', 'Embase']);
    const [medline, embase] = (await gettingOf(scope, kept)).searches;
    expect(medline?.records).toEqual([{ line: 5, raw: expect.stringContaining('TI  - Trust in partnerships') as string }]);
    expect(embase?.records[0]?.raw).toContain('TI  - Trust in partnership\n');
  });
});
