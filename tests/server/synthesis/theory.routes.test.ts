import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';
import { littleTheory } from '../../support/theory.ts';

async function shelf() {
  const ctx = await testContext();
  const { ada, slug, scope } = await reviewOfAda(ctx);
  const agent = await agentOf(ctx, await testApp(ctx), ada);
  const versions = () => ctx.db.read.selectFrom('theory_version').selectAll().where('trashed_at', 'is', null).orderBy('number').execute();
  return { ctx, slug, scope, agent, versions };
}

describe('programme theories', () => {
  it('are written down, and asked for a title', async () => {
    const { agent, slug } = await shelf();
    expect((await agent.get(paths.theories(slug)).expect(200)).text).toContain('No programme theory yet');
    const refused = await agent.post(paths.theories(slug), { title: ' ', kind: 'rough', text: 'Small wins build trust.' }).expect(422);
    expect(refused.text).toContain('Give it a title.');
    expect(refused.text).toContain('Small wins build trust.');
    const { headers } = await agent.post(paths.theories(slug), { title: 'Small wins', kind: 'rough', text: 'Small wins build trust.' });
    const { text } = await agent.get(headers['location'] ?? '').expect(200);
    expect(text).toContain('Small wins build trust.');
    expect((await agent.get(paths.theories(slug))).text).toContain('not agreed yet');
  });

  it('keep what was agreed, by whom, and show what has changed since', async () => {
    const { ctx, agent, slug, scope, versions } = await shelf();
    const { theory, prior } = await littleTheory(ctx, scope);
    const page = paths.theory(slug, theory);
    const empty = await agent.post(paths.theoryDo(slug, theory, 'versions'), { purpose: 'agreed', who: 'Ada', note: '' }).expect(422);
    expect(empty.text).toContain('There is no text to keep yet.');
    await agent.post(paths.theoryDo(slug, theory, 'text'), { text: 'Trust grows slowly.', version: 1 }).expect(303);
    await agent.post(paths.theoryDo(slug, theory, 'versions'), { purpose: 'agreed', who: '', note: '' }).expect(422);
    await agent.post(paths.theoryDo(slug, theory, 'versions'), { purpose: 'agreed', who: 'Ada, Ben', note: 'First meeting' }).expect(303);
    await agent.post(paths.theoryDo(slug, theory, 'text'), { text: 'Trust grows with early wins.', version: 2 }).expect(303);
    expect(await versions()).toMatchObject([{ number: 1, text: 'Trust grows slowly.', agreed_by: 'Ada, Ben' }]);
    const { text } = await agent.get(paths.theory(slug, theory, { from: 1 })).expect(200);
    expect(text).toContain('<del>slowly</del><ins>with early wins</ins>');
    expect(text).toContain('First meeting');
    expect(text).toContain(paths.cmoc(slug, prior));
    await agent.post(paths.theoryDo(slug, theory, 'change'), { title: 'Early wins', kind: 'refined', version: 3 }).expect(303);
    expect((await agent.get(page)).text).toContain('Early wins');
  });

  it('are frozen as they stand when one of their CMOCs is tested', async () => {
    const { ctx, agent, slug, scope, versions } = await shelf();
    const { theory, prior, lee } = await littleTheory(ctx, scope);
    await agent.post(paths.theoryDo(slug, theory, 'text'), { text: 'Trust grows slowly.', version: 1 }).expect(303);
    await agent.post(paths.testHere(slug, lee.document, prior), { finding: 'silent', circumstances: '', reason: '', theory_cmoc: '' });
    expect(await versions()).toMatchObject([{ purpose: 'tested', text: 'Trust grows slowly.' }]);
  });

  it('go to the trash without their CMOCs, and come back', async () => {
    const { ctx, agent, slug, scope } = await shelf();
    const { theory, prior } = await littleTheory(ctx, scope);
    await agent.post(paths.theoryDo(slug, theory, 'trash')).expect(303);
    await agent.get(paths.theory(slug, theory)).expect(404);
    await agent.get(paths.cmoc(slug, prior)).expect(200);
    await agent.post(paths.undo(slug)).expect(303);
    await agent.get(paths.theory(slug, theory)).expect(200);
  });
});
