import { describe, expect, it } from 'vitest';
import { literatureIn } from '../../../server/reports/literature.queries.ts';
import { wholeReview } from '../../../server/reports/table-scope.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import { importSearch } from '../../../server/references/import.service.ts';
import { readSearchFile, startImport } from '../../../server/references/searches.service.ts';
import { decide } from '../../../server/screening/decisions.service.ts';
import { testContext } from '../../support/context.ts';
import { documentOf, referenceOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

const record = (n: number): string => `TY  - JOUR\nTI  - Found in a database, number ${n}\nAU  - Okafor, N\nPY  - 20${10 + n}\nER  - \n`;

describe('the documents of a table', () => {
  it('leave out what a search found until its full text is taken in, or its file is here', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const file = await ctx.blobs.put(Buffer.from([1, 2, 3].map(record).join('\n')));
    const search = await readSearchFile(ctx, scope, { ...file, fileName: 'export.ris' });
    await startImport(ctx, scope, search);
    await importSearch(ctx, scope, { id: search, progress: () => {} });
    await documentOf(ctx, scope, 'Dropped as a file', ['Trust grew.']);
    await referenceOf(ctx, scope, 'Typed in by hand');
    const titles = async () => (await literatureIn(scope, wholeReview)).references.map((one) => one.title);
    expect(await titles()).toEqual(['Dropped as a file', 'Typed in by hand']);
    const [first] = await scope.db.selectFrom('reference').select('id').orderBy('number').execute();
    const [phase] = await vocabulary(scope, 'phase');
    const include = {
      referenceId: first!.id,
      phaseId: phase!.id,
      choice: 'include',
      reasons: [],
      primaryReasonId: null,
      note: '',
    } as const;
    await decide(ctx, scope, { ...include, stage: 'title_abstract' });
    expect(await titles()).toHaveLength(2);
    await decide(ctx, scope, { ...include, stage: 'full_text' });
    expect(await titles()).toEqual(['Found in a database, number 1', 'Dropped as a file', 'Typed in by hand']);
  });
});
