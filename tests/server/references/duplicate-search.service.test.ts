import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { startJobs } from '../../../server/platform/jobs.ts';
import { operate } from '../../../server/platform/operation.ts';
import { duplicatesFound } from '../../../server/references/duplicate-search.service.ts';
import { stillOpen } from '../../../server/references/duplicates.ts';
import { makeReference } from '../../../server/references/references.service.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { jobHandlers } from '../../../server/subscriptions.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { type TestContext, testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

/** More than a page compares by itself: every tenth is there twice. */
async function library(ctx: TestContext, scope: Scope, many: number): Promise<void> {
  await operate(ctx, scope, { verb: 'set up' }, async (op) => {
    for (let n = 0; n < many; n++) {
      const of = n % 10 === 9 ? n - 1 : n;
      const title = `${['Walking', 'Singing', 'Gardening'][of % 3]} group ${of * 7919} of the town and what it changed`;
      await makeReference(op, { title, authors: [`Okafor${of}, Ada`], year: 2000 + (of % 20), doi: `10.5555/group.${of}` });
    }
    return null;
  });
}

describe('a search for duplicates among many', { timeout: 60_000 }, () => {
  it('is done in the background, kept, and follows what people decide since', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    await library(ctx, scope, 1800);
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    expect((await agent.get(paths.duplicates(slug)).expect(200)).text).toContain('1,800 references are compared in the background.');
    await agent.post(paths.duplicatesVerb(slug, 'search')).expect(303);
    await agent.post(paths.duplicatesVerb(slug, 'search')).expect(303);
    expect((await agent.get(paths.duplicates(slug)).expect(200)).text).toContain('Comparing the references with each other');
    const jobs = startJobs(ctx, jobHandlers);
    await jobs.idle();
    await jobs.stop();
    const { duplicates, kept } = await duplicatesFound(scope);
    expect(duplicates.groups).toHaveLength(180);
    expect(kept).toMatchObject({ state: 'done', compared: 1800, newer: 0 });
    const [one, two] = duplicates.groups;
    await agent.post(paths.duplicatesVerb(slug, 'apart'), { references: one?.ids ?? [] }).expect(303);
    await agent.post(paths.duplicatesVerb(slug, 'join'), { references: two?.ids ?? [] }).expect(303);
    expect((await duplicatesFound(scope)).duplicates.groups).toHaveLength(178);
    await agent.post(paths.duplicatesVerb(slug, 'certain')).expect(303);
    expect((await duplicatesFound(scope)).duplicates.groups).toEqual([]);
    ctx.pass(1000);
    await operate(ctx, scope, { verb: 'set up' }, (op) => makeReference(op, { title: 'One that came in since' }));
    expect((await agent.get(paths.duplicates(slug)).expect(200)).text).toContain('1 reference came in since');
    expect(await ctx.db.read.selectFrom('job').select('id').where('kind', '=', 'search for duplicates').execute()).toHaveLength(1);
  });
});

describe('what is left of an earlier search', () => {
  it('leaves out what is gone, and what people keep apart', () => {
    const found = {
      groups: [
        { ids: ['a', 'b', 'c'], certainty: 'likely' as const },
        { ids: ['d', 'e'], certainty: 'certain' as const },
      ],
      related: [{ ids: ['f', 'g'] as const, as: 'preprint' as const }],
    };
    expect(stillOpen(found, new Set('abdefg'), new Set(['d e'])).groups.map((group) => group.ids)).toEqual([['a', 'b']]);
    expect(stillOpen(found, new Set('abcdef'), new Set())).toMatchObject({ related: [] });
  });
});
