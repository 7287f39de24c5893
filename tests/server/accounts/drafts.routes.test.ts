import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { person } from '../../support/people.ts';

describe('a draft', () => {
  it('is kept, replaced, given back to its writer only, and dropped', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const ada = await agentOf(ctx, app, await person(ctx, 'Ada'));
    const ben = await agentOf(ctx, app, await person(ctx, 'Ben'));
    await ada.post(paths.drafts(), { place: '/a', text: 'one', version: 3 }).expect(200);
    await ada.post(paths.drafts(), { place: '/a', text: 'two', version: 3 }).expect(200);
    await ada.post(paths.drafts(), { place: '/b', text: 'three' }).expect(200);
    const given = await ada.get(paths.drafts(['/a', '/b', '/c'])).expect(200);
    expect(given.body).toEqual([
      { place: '/a', text: 'two', baseVersion: 3, changedAt: ctx.now() },
      { place: '/b', text: 'three', baseVersion: null, changedAt: ctx.now() },
    ]);
    expect((await ben.get(paths.drafts(['/a', '/b']))).body).toEqual([]);
    await ada.post(paths.draftDrop(), { place: '/a' }).expect(200);
    expect((await ada.get(paths.drafts(['/a']))).body).toEqual([]);
    expect((await ada.get(paths.drafts())).body).toEqual([]);
  });

  it('needs somebody signed in', async () => {
    const ctx = await testContext();
    const nobody = await agentOf(ctx, await testApp(ctx), null);
    await nobody.post(paths.drafts(), { place: '/a', text: 'one' }).expect(401);
  });
});
