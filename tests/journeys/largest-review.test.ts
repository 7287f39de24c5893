/** No page exceeds 300 kB, however large the review: lists and texts are windowed. Times are measured in the bench, not here. */
import { describe, expect, it } from 'vitest';
import { routes } from '../../server/routes.ts';
import { makeLargeAnswers } from '../bench/large-answers.ts';
import { largest, makeLarge } from '../bench/large-review.ts';
import { testContext } from '../support/context.ts';
import { addressOf, setStage } from '../support/matrix.ts';

const limit = 300 * 1024;

describe('the largest review', { timeout: 300_000 }, () => {
  it('has no page above 300 kB', async () => {
    const ctx = await testContext();
    const stage = await setStage(ctx);
    const large = await makeLarge(ctx, stage.scope, largest);
    await makeLargeAnswers(ctx, stage.scope, large);
    const world = new Map([
      ...stage.world,
      ['document', large.documents[0] ?? ''],
      ['code', large.codes[0] ?? ''],
      ['cmoc', large.cmocs[0] ?? ''],
      ['reference', large.references[0] ?? ''],
    ]);
    const sizes: (readonly [string, number, number])[] = [];
    for (const route of routes.filter((one) => one.method === 'get' && one.path.startsWith('/reviews/:review'))) {
      const before = performance.now();
      const { text, headers } = await stage.clients.lead.send(route, addressOf(route, stage.slug, world), {});
      if (headers.get('content-type')?.startsWith('text/html'))
        sizes.push([route.path, text.length, Math.round(performance.now() - before)]);
    }
    console.log(
      sizes
        .sort((a, b) => b[2] - a[2])
        .slice(0, 12)
        .map(([path, size, ms]) => `${ms} ms  ${Math.round(size / 1024)} kB  ${path}`)
        .join('\n'),
    );
    expect(sizes.filter(([, size]) => size > limit)).toEqual([]);
  });
});
