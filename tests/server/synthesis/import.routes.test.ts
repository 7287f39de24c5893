import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

const table = [
  'context\tmechanism\tmechanism_direction\toutcome\tmood',
  'History; Leadership\tTrust\t+\tCommitment\tsunny',
  '\tConflict\t+; +\tLoss of trust\t',
  '\t\t\t\t',
].join('\n');

async function importing() {
  const ctx = await testContext();
  const { ada, slug } = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  const agent = await agentOf(ctx, app, ada);
  const made = () => ctx.db.read.selectFrom('cmoc').select('id').where('trashed_at', 'is', null).execute();
  return { app, slug, agent, made };
}

describe('the import of CMOCs in the browser', () => {
  it('asks for a table, and says so when there is none', async () => {
    const { agent, slug } = await importing();
    expect((await agent.get(paths.importCmocs(slug)).expect(200)).text).toContain('mechanism_type');
    const { text } = await agent.post(paths.importCmocs(slug), { pasted: ' ' }).expect(422);
    expect(text).toContain('Choose a file, or paste cells');
    await agent.get(paths.importPreview(slug)).expect(303);
  });

  it('shows what the rows would become, by the options chosen, before anything is imported', async () => {
    const { agent, slug, made } = await importing();
    const { headers } = await agent.post(paths.importCmocs(slug), { pasted: table }).expect(303);
    expect(headers['location']).toBe(paths.importPreview(slug));
    const { text } = await agent.get(paths.importPreview(slug)).expect(200);
    expect(text).toContain('Import 2 CMOCs');
    expect(text).toContain('6 new codes will be made');
    expect(text).toContain('left out: mood');
    expect(text).toContain('Rows that are taken without a part of them');
    const above = await agent.get(paths.importPreview(slug, { blank: 'above', codes: 'none' })).expect(200);
    expect(above.text).toContain('No new code is needed.');
    expect(above.text.match(/Leadership/g)?.length).toBeGreaterThan(1);
    expect(await made()).toEqual([]);
  });

  it('imports as one step, once', async () => {
    const { agent, slug, made } = await importing();
    await agent.post(paths.importCmocs(slug), { pasted: table }).expect(303);
    const chosen = { level: 'theory', theory: 'Partnership theory', codes: 'short', blank: 'nothing' };
    await agent.post(paths.importCommit(slug), chosen).expect(303);
    expect(await made()).toHaveLength(2);
    expect((await agent.get(paths.cmocs(slug))).text).toContain('Partnership theory');
    const again = await agent.post(paths.importCommit(slug), chosen);
    expect(again.status).toBe(400);
    expect(again.text).toContain('imported already');
    await agent.post(paths.undo(slug)).expect(303);
    expect(await made()).toEqual([]);
  });

  it('takes a file, and refuses one that is no table, by its reason', async () => {
    const { agent, app, slug } = await importing();
    const send = (name: string, content: string) =>
      request(app)
        .post(paths.importCmocs(slug))
        .set('Cookie', agent.cookie)
        .set('Sec-Fetch-Site', 'same-origin')
        .attach('file', Buffer.from(content), name);
    expect((await send('theory.tsv', table)).status).toBe(303);
    expect((await agent.get(paths.importPreview(slug))).text).toContain('theory.tsv: 2 rows read');
    const refused = await send('theory.pdf', `%PDF-1.7${'\0'.repeat(20)}`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('This is not a table');
  });
});
