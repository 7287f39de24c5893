import { describe, expect, it } from 'vitest';
import { writeMemo } from '../../../server/coding/memos.service.ts';
import { paths } from '../../../server/paths.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

describe('undo', () => {
  it('goes back to the page it was pressed on, never to another site', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    await writeMemo(ctx, scope, { object: 'review', objectId: scope.reviewId }, 'one');
    const buttons = await agent.get(paths.history(slug)).expect(200);
    expect(buttons.text).toContain('Undo: write a memo');
    const here = `${paths.memos(slug)}?words=o`;
    const host = 'localhost:3000';
    const undone = await agent.post(paths.undo(slug)).set('Host', host).set('Referer', `http://${host}${here}`).expect(303);
    expect(undone.headers['location']).toBe(here);
    expect((await agent.get(paths.history(slug))).text).toContain('Redo: write a memo');
    const redone = await agent.post(paths.redo(slug)).set('Referer', 'https://elsewhere.example/x').expect(303);
    expect(redone.headers['location']).toBe(paths.review(slug));
  });
});
