import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';
import { littleTheory } from '../../support/theory.ts';

async function grid() {
  const ctx = await testContext();
  const { ada, slug, scope } = await reviewOfAda(ctx);
  const agent = await agentOf(ctx, await testApp(ctx), ada);
  return { ctx, slug, scope, agent };
}

async function filled() {
  const at = await grid();
  return { ...at, ...(await littleTheory(at.ctx, at.scope)) };
}

describe('the grid', () => {
  it('says what it will be while there is none', async () => {
    const { agent, slug } = await grid();
    const { text } = await agent.get(paths.cmocs(slug)).expect(200);
    expect(text).toContain('No CMOCs yet');
    expect(text).toContain('Import a prior theory');
  });

  it('shows a row per CMOC, filters, and groups under headings', async () => {
    const { agent, slug } = await filled();
    const all = await agent.get(paths.cmocs(slug)).expect(200);
    expect(all.text).toContain('2 of 2 CMOCs');
    const some = await agent.get(paths.cmocs(slug, { level: 'theory', words: 'commit' })).expect(200);
    expect(some.text).toContain('1 of 2 CMOCs');
    const grouped = await agent.get(paths.cmocs(slug, { group: 'outcome' })).expect(200);
    expect(grouped.text).toContain('group-row');
    const waiting = await agent.get(paths.cmocs(slug, { queue: 'outcome' })).expect(200);
    expect(waiting.text).toContain('1 of 2 CMOCs');
  });

  it('reads an address it does not know as the whole list', async () => {
    const { agent, slug } = await filled();
    const { text } = await agent.get(`${paths.cmocs(slug)}?status=odd&order=odd&columns=odd`);
    expect(text).toContain('2 of 2 CMOCs');
  });

  it('edits a cell in place: elements that still say the same keep their ids', async () => {
    const { ctx, agent, slug, prior, roles } = await filled();
    const before = await ctx.db.read.selectFrom('element').select('id').where('cmoc_id', '=', prior).execute();
    const answer = await agent
      .post(paths.cmocCell(slug, prior), { field: `slot:${roles.mechanism}`, columns: 'status', text: 'Trust −; respect' })
      .set('HX-Request', 'true')
      .expect(200);
    expect(answer.text).toContain('respect');
    const after = await ctx.db.read.selectFrom('element').select(['id', 'wording', 'direction']).where('cmoc_id', '=', prior).execute();
    expect(after.length).toBe(before.length + 1);
    expect(before.every(({ id }) => after.some((one) => one.id === id))).toBe(true);
    expect(after.filter((one) => one.direction === 'less')).toHaveLength(1);
  });

  it('shows both texts when somebody else has written in the cell since it was opened, and takes the one that is sent then', async () => {
    const { ctx, agent, slug, prior, roles } = await filled();
    const field = `slot:${roles.outcome}`;
    const opened = await agent.get(paths.cmocCell(slug, prior, { field, columns: 'status' })).set('HX-Request', 'true');
    const seen = /name="seen" value="([^"]*)"/.exec(opened.text)?.[1] ?? '';
    const send = (text: string, before: string) =>
      agent.post(paths.cmocCell(slug, prior), { field, columns: 'status', text, seen: before });
    expect((await send('Fear', seen).set('HX-Request', 'true')).status).toBe(200);
    const late = await send('Hope', seen).set('HX-Request', 'true');
    expect(late.status).toBe(409);
    for (const words of ['Hope', 'Fear', 'name="seen" value="Fear"']) expect(late.text).toContain(words);
    expect((await send('Hope', 'Fear')).status).toBe(303);
    const kept = await ctx.db.read.selectFrom('draft').select('text').where('place', 'like', 'conflict/cmoc/%').execute();
    expect(kept).toEqual([{ text: 'Hope' }]);
  });

  it('shows what a paste would change before it does, and does it as one step', async () => {
    const { agent, slug, prior, extracted, roles } = await filled();
    const sent = {
      list: '',
      text: 'Respect\tagreed\nFear\tsleepy\nHope\tdraft',
      cmoc: [prior, extracted],
      field: [`slot:${roles.outcome}`, 'status'],
    };
    const preview = await agent.post(paths.cmocsPaste(slug), sent).set('HX-Request', 'true').expect(200);
    expect(preview.text).toContain('a new CMOC each');
    expect(preview.text).toContain('sleepy');
    await agent.post(paths.cmocsPasteApply(slug), sent).expect(303);
    const { text } = await agent.get(paths.cmocs(slug)).expect(200);
    expect(text).toContain('3 of 3 CMOCs');
    expect(text).toContain('Fear');
    await agent.post(paths.undo(slug));
    expect((await agent.get(paths.cmocs(slug))).text).toContain('2 of 2 CMOCs');
  });

  it('does one thing with many, and says so', async () => {
    const { agent, slug, prior, extracted } = await filled();
    const nothing = { list: '', do: 'status', status: 'Proposed', who: 'Ada' };
    await agent.post(paths.cmocsSelected(slug), nothing).expect(422);
    const { text } = await agent.post(paths.cmocsSelected(slug), { ...nothing, cmoc: [prior, extracted] }).set('HX-Request', 'true');
    expect(text.match(/Proposed<\/span>/g)).toHaveLength(2);
    await agent.post(paths.cmocsSelected(slug), { list: '', do: 'assign', to: '1', cmoc: [extracted] }).expect(303);
    await agent.post(paths.cmocsSelected(slug), { list: '', do: 'assign', to: '2', cmoc: [extracted] }).expect(422);
  });

  it('opens the quotes behind a number', async () => {
    const { agent, slug, prior, passages } = await filled();
    await agent.post(paths.cmocDo(slug, prior, 'place'), { excerpt: passages.trust, target: 'whole', stance: 'refutes' }).expect(303);
    const { text } = await agent.get(paths.cmocQuotes(slug, prior, 'against')).expect(200);
    expect(text).toContain('Staff trusted the process');
    expect(text).toContain('1 passage');
    expect((await agent.get(paths.cmocQuotes(slug, prior, 'for'))).text).toContain('There is none.');
  });

  it('begins a CMOC from passages: what was coded fills the line, what has no passage is inferred by us', async () => {
    const { ctx, agent, slug, passages, roles } = await filled();
    const { text } = await agent.get(paths.newCmoc(slug, { excerpts: `${passages.history},${passages.trust}` })).expect(200);
    expect(text).toContain('History of working together');
    expect(text).toContain('extracted from Okafor 2020');
    const line = { role: [roles.context, roles.mechanism, roles.outcome], text: ['History of working together', 'Trust +', ''] };
    const sent = { ...line, level: 'theory', excerpt: [passages.history], excerpt_role: [roles.context] };
    const { headers } = await agent.post(paths.cmocs(slug), sent).expect(303);
    const id = (headers['location'] ?? '').split('/').at(-1) ?? '';
    const elements = await ctx.db.read.selectFrom('element').select('basis').where('cmoc_id', '=', id).orderBy('position').execute();
    expect(elements.map((element) => element.basis)).toEqual(['stated', 'inferred']);
  });
});
