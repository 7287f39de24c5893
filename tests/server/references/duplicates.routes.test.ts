import { describe, expect, it } from 'vitest';
import { nextOf } from '../../../server/overview/frame.queries.ts';
import { takeBack } from '../../../server/platform/undo.queries.ts';
import { paths } from '../../../server/paths.ts';
import { joinedReferences } from '../../../server/references/duplicates.queries.ts';
import { duplicatesFound } from '../../../server/references/duplicate-search.service.ts';
import { referenceById } from '../../../server/references/references.queries.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { documentOf, referenceOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

const paper = { authors: '["Okafor, Ngozi"]', year: 2019, volume: '12', pages: '101-119', container: 'Journal of Groups' };
const title = 'Walking groups and loneliness: a realist evaluation';

async function setUp() {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx);
  return { ctx, scope, slug, agent: await agentOf(ctx, await testApp(ctx), ada) };
}

describe('references that look alike', () => {
  it('are shown side by side, joined, and taken apart again', async () => {
    const { ctx, scope, slug, agent } = await setUp();
    const first = await referenceOf(ctx, scope, title, paper);
    const second = await referenceOf(ctx, scope, title.replace('loneliness', 'lonelyness'), {
      ...paper,
      doi: '10.5555/w.1',
      abstract: 'Said.',
    });
    const shown = (await agent.get(paths.duplicates(slug)).expect(200)).text;
    expect(shown).toContain('likely');
    expect(shown).toContain('lonelyness');
    await agent.post(paths.duplicatesVerb(slug, 'join'), { references: [first, second] }).expect(303);
    expect(await referenceById(scope, first)).toMatchObject({ title, doi: '10.5555/w.1', abstract: 'Said.' });
    expect(await referenceById(scope, second)).toBeUndefined();
    const [joined] = await joinedReferences(scope);
    await agent.post(paths.duplicatesVerb(slug, 'split'), { verdict: joined?.id ?? '' }).expect(303);
    expect(await referenceById(scope, second)).toBeDefined();
    expect((await duplicatesFound(scope)).duplicates.groups).toEqual([]);
  });

  it('are joined by one undoable click when they are certainly the same', async () => {
    const { ctx, scope, slug, agent } = await setUp();
    const ids = await Promise.all(['', '10.5555/a', '10.5555/a'].map((doi) => referenceOf(ctx, scope, title, { ...paper, doi })));
    await referenceOf(ctx, scope, 'Something else entirely about gardens', paper);
    expect((await agent.get(paths.duplicates(slug)).expect(200)).text).toContain('Join the 1 certain group');
    await agent.post(paths.duplicatesVerb(slug, 'certain'), {}).expect(303);
    expect((await Promise.all(ids.map((id) => referenceById(scope, id)))).filter(Boolean)).toHaveLength(1);
    const { undo } = await nextOf(scope);
    await takeBack(ctx, scope, undo!);
    expect((await Promise.all(ids.map((id) => referenceById(scope, id)))).filter(Boolean)).toHaveLength(3);
  });

  it('keep the one with files, and wait for a person when both have some', async () => {
    const { ctx, scope, slug, agent } = await setUp();
    const bare = await referenceOf(ctx, scope, title, paper);
    const withFile = (await documentOf(ctx, scope, title, ['Trust grew.'])).reference;
    await agent.post(paths.duplicatesVerb(slug, 'join'), { references: [bare, withFile] }).expect(303);
    expect(await referenceById(scope, bare)).toBeUndefined();
    const other = (await documentOf(ctx, scope, title, ['Trust fell.'])).reference;
    const refused = await agent.post(paths.duplicatesVerb(slug, 'join'), { references: [withFile, other] });
    expect(refused.text).toContain('Files or decisions hang on more than one of them.');
    await agent.post(paths.duplicatesVerb(slug, 'apart'), { references: [withFile, other] }).expect(303);
    expect((await duplicatesFound(scope)).duplicates.groups).toEqual([]);
  });
});
