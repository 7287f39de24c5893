import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { agentOf, testApp } from '../support/app.ts';
import { testContext } from '../support/context.ts';
import { reviewOfAda } from '../support/people.ts';

describe('R-17: double clicks, retries, two tabs', () => {
  it('make one row per attempt, and one more for another text under the same key', { timeout: 120_000 }, async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    const attempts = 120;
    for (let n = 0; n < attempts; n++) {
      const key = ctx.newId();
      const send = (text: string) => agent.post(paths.memosOn(slug, 'review', ''), { text }).set('Idempotency-Key', key);
      const twins = await Promise.all(Array.from({ length: 2 + (n % 3) }, () => send(`memo ${n}`)));
      expect(twins.map((answer) => answer.status < 400)).not.toContain(false);
      if (n % 10 === 0) await send(`memo ${n}, and a thought more`);
    }
    const rows = await ctx.db.read.selectFrom('memo').select('text').where('review_id', '=', scope.reviewId).execute();
    expect(rows).toHaveLength(attempts + attempts / 10);
    expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
  });
});
