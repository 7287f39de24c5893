import { describe, expect, it } from 'vitest';
import { startJobs } from '../../../server/platform/jobs.ts';
import { paths } from '../../../server/paths.ts';
import { searchesOf } from '../../../server/references/searches.queries.ts';
import { readSearchFile } from '../../../server/references/searches.service.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import { jobHandlers } from '../../../server/subscriptions.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

const file = 'Provider: <Host>\nTY  - JOUR\nTI  - Walking together\nER  - \n\nTY  - JOUR\nER  - \n';

describe('the searches page', () => {
  it('leads from a file to its references, with what was skipped word for word', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    expect((await agent.get(paths.searches(slug)).expect(200)).text).toContain('No searches yet');
    const id = await readSearchFile(ctx, scope, { ...(await ctx.blobs.put(Buffer.from(file))), fileName: 'export.ris' });
    const shown = (await agent.get(paths.search(slug, id)).expect(200)).text;
    expect(shown).toContain('2 records read');
    expect(shown).toContain('Import 1 reference');
    expect(shown).toContain('Line 6: It has no title, author, abstract or identifier.');
    expect(shown).toContain('1: Provider: &lt;Host>');
    const details = { source_kind: 'register', source: 'A register', searched_on: 'yesterday', then: 'import' };
    const wrong = await agent.post(paths.search(slug, id), details).expect(422);
    expect(wrong.text).toContain('Write the date as 2026-03-31.');
    expect(wrong.text).toContain('value="A register"');
    await agent.post(paths.search(slug, id), { ...details, searched_on: '2026-02-01' }).expect(303);
    expect((await agent.get(paths.search(slug, id)).expect(200)).text).toContain('Importing: 0 of 1 record');
    const jobs = startJobs(ctx, jobHandlers);
    await jobs.idle();
    await jobs.stop();
    expect((await agent.get(paths.search(slug, id)).expect(200)).text).toContain('1 imported + 0 duplicates + 1 skipped');
    const list = (await agent.get(paths.searches(slug)).expect(200)).text;
    expect(list).toContain('A register');
    await agent.post(paths.searchVerb(slug, id, 'take-back'), {}).expect(303);
    expect(await searchesOf(scope)).toEqual([]);
  });

  it('imports all files that were read with one button, each as its own search; what can’t be imported yet waits', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    const [phase] = await vocabulary(scope, 'phase');
    const read = async (text: string, fileName: string) =>
      readSearchFile(ctx, scope, { ...(await ctx.blobs.put(Buffer.from(text))), fileName });
    await read(file, 'medline.ris');
    expect((await agent.get(paths.searches(slug)).expect(200)).text).not.toContain('Import all');
    await read(file.replace('Walking', 'Sitting'), 'embase.ris');
    const table = await read('colour;size\nred;7\n', 'table.csv');
    const listed = (await agent.get(paths.searches(slug)).expect(200)).text;
    expect(listed).toContain('Import all 2 files: 2 records');
    expect(listed).toContain('say which column is what');
    const unmapped = (await agent.get(paths.search(slug, table)).expect(200)).text;
    expect(unmapped).toContain('1 row read');
    expect(unmapped).toContain('red;7');
    expect(unmapped).not.toContain('skipped');
    await agent.post(paths.importSearches(slug), { phase: phase?.id ?? '' }).expect(303);
    const jobs = startJobs(ctx, jobHandlers);
    await jobs.idle();
    await jobs.stop();
    const searches = await searchesOf(scope);
    expect(searches.map((one) => [one.file_name, one.state === 'done', one.imported, one.phase_id])).toEqual([
      ['table.csv', false, 0, null],
      ['embase.ris', true, 1, phase?.id ?? ''],
      ['medline.ris', true, 1, phase?.id ?? ''],
    ]);
  });

  it('asks for a file when none was chosen', async () => {
    const ctx = await testContext();
    const { slug, ada } = await reviewOfAda(ctx);
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    const answer = await agent.post(paths.searches(slug), {});
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choose at least one file.');
  });
});
