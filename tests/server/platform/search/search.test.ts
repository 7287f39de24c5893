import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchExpression } from '../../../../server/platform/search/search.ts';
import { indexPage, searchPages } from '../../../../server/platform/search/sqlite.queries.ts';
import { find } from '../../../../server/overview/find.queries.ts';
import { testContext } from '../../../support/context.ts';
import { cmocOf, codeOf, documentOf, excerptOf } from '../../../support/factories.ts';
import { reviewOfAda } from '../../../support/people.ts';

describe('words typed into find', () => {
  it('are quoted, the last one unfinished, a phrase kept', () => {
    expect(matchExpression('mechanism-based trust')).toBe('"mechanism-based" "trust"*');
    expect(matchExpression('"shared vision" lead')).toBe('"shared vision" "lead"*');
    expect(matchExpression(' + AND - ')).toBe('"AND"*');
    expect(matchExpression(' " - ')).toBeNull();
    expect(matchExpression('㐀\u0000 b')).toBe('"㐀" "b"*');
  });

  it('never break the index, whatever they are', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await documentOf(ctx, scope, 'Paper', ["It's a c++ mechanism-based view AND more."]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (typed) => {
        await searchPages(ctx.db.read, scope.reviewId, typed.toWellFormed(), 5);
      }),
      { numRuns: 200 },
    );
  });
});

describe('find', () => {
  it('shows pages, passages, codes and CMOCs of this review only', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    for (const one of [scope, other]) {
      const made = await documentOf(ctx, one, 'Évaluation of partnerships', ['Nothing here.', 'Trust grew slowly in the partnership.']);
      await ctx.db.write((tx) =>
        indexPage(tx, {
          document_version_id: made.version,
          sheet: 2,
          review_id: one.reviewId,
          text: 'Trust grew slowly in the partnership.',
        }),
      );
      await excerptOf(ctx, one, made, 'Trust grew slowly');
      await cmocOf(ctx, one, { elements: [{ kind: 'mechanism', code: await codeOf(ctx, one, 'Trust') }] });
    }
    const trust = await find(scope, 'trust');
    expect([trust.pages, trust.passages, trust.codes, trust.cmocs].map((found) => found.length)).toEqual([1, 1, 1, 1]);
    expect(trust.pages[0]?.snippet).toBe('\u0002Trust\u0003 grew slowly in the partnership.');
    expect((await find(scope, '#1')).cmocs).toHaveLength(1);
    expect((await find(scope, 'évaluation')).references).toHaveLength(1);
    expect((await find(scope, '100%')).passages).toEqual([]);
  });
});
