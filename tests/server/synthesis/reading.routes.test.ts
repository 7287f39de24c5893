import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';
import { littleTheory } from '../../support/theory.ts';

async function reading() {
  const ctx = await testContext();
  const { ada, slug, scope } = await reviewOfAda(ctx);
  const made = await littleTheory(ctx, scope);
  const agent = await agentOf(ctx, await testApp(ctx), ada);
  const rows = (table: 'element' | 'evidence_link' | 'cmoc_test' | 'cmoc_assignment' | 'cmoc') =>
    ctx.db.read.selectFrom(table).selectAll().where('trashed_at', 'is', null).execute();
  return { ctx, slug, scope, agent, rows, ...made };
}

describe('CMOCs while reading', () => {
  it('stand beside the paper: its own, and those of the theory with the codes they share', async () => {
    const { agent, slug, lee, ng } = await reading();
    const beside = await agent.get(paths.pane(slug, lee.document, 'cmocs')).expect(200);
    expect(beside.text).toContain('id="pane"');
    expect(beside.text).toMatch(/Of this paper <span class="quiet">1</);
    expect(beside.text).toContain('2 codes shared');
    const other = await agent.get(paths.pane(slug, ng.document, 'cmocs')).expect(200);
    expect(other.text).toMatch(/Of this paper <span class="quiet">0</);
    expect(other.text).toContain('1 code shared');
    const found = await agent.get(`${paths.pane(slug, ng.document, 'cmocs')}?words=nothing+like+it`).expect(200);
    expect(found.text).toContain('No CMOC of the theory fits.');
  });

  it('are linked in two seconds: proposed by shared codes, each passage to what it was coded as', async () => {
    const { agent, slug, lee, passages, prior, codes, rows } = await reading();
    const excerpts = `${passages.history},${passages.trust}`;
    const { text } = await agent.get(paths.linkPassage(slug, lee.document, excerpts)).expect(200);
    expect(text).toContain('Link 2 passages to a CMOC');
    expect(text.indexOf('>2</b>')).toBeLessThan(text.indexOf('>1</b>'));
    const named = await agent.get(`${paths.linkPassage(slug, lee.document, excerpts)}&words=1`).expect(200);
    expect(named.text.indexOf('>1</b>')).toBeGreaterThan(0);
    const sent = { excerpts: [passages.history, passages.trust], cmoc: prior, stance: 'refutes' };
    const answer = await agent.post(paths.linkPassage(slug, lee.document), sent).set('HX-Request', 'true').expect(200);
    expect(answer.headers['hx-trigger']).toContain('cmocs-changed');
    const links = await rows('evidence_link');
    const elements = await rows('element');
    const codeOf = (excerpt: string) =>
      elements.find((element) => element.id === links.find((link) => link.excerpt_id === excerpt)?.element_id)?.code_id;
    expect(links.map((link) => link.stance)).toEqual(['refutes', 'refutes']);
    expect(codeOf(passages.history)).toBe(codes.history);
    expect(codeOf(passages.trust)).toBe(codes.trust);
  });

  it('are linked by a plain form, too, which goes back to the page', async () => {
    const { agent, slug, lee, passages, prior } = await reading();
    const sent = { excerpts: passages.trust, cmoc: prior, stance: 'supports' };
    const { headers } = await agent.post(paths.linkPassage(slug, lee.document), sent).expect(303);
    expect(headers['location']).toBe(paths.reader(slug, lee.document));
    const { text } = await agent.get(paths.cmocHere(slug, lee.document, prior)).expect(200);
    expect(text).toContain('Staff trusted the process');
  });

  it('begin with one line, extracted from the paper, empty slots empty', async () => {
    const { agent, slug, lee, passages, roles, rows } = await reading();
    const { text } = await agent.get(paths.newCmocHere(slug, lee.document, passages.trust)).expect(200);
    expect(text).toContain('extracted from');
    expect(text).toContain('hx-target="#reader-popover"');
    const sent = {
      level: 'extracted',
      reference: lee.reference,
      role: [roles.context, roles.mechanism, roles.outcome],
      text: ['', 'Trust +', 'Hope'],
      excerpt: passages.trust,
      excerpt_role: roles.mechanism,
    };
    await agent.post(paths.cmocs(slug), sent).set('HX-Request', 'true').expect(200);
    const made = (await rows('cmoc')).at(-1);
    expect(made).toMatchObject({ level: 'extracted', reference_id: lee.reference, number: 3 });
    const elements = (await rows('element')).filter((element) => element.cmoc_id === made?.id);
    expect(elements.map(({ basis, wording }) => [basis, wording])).toEqual([
      ['stated', ''],
      ['inferred', 'Hope'],
    ]);
  });

  it('take other passages of the paper along, offered in the slot of their role', async () => {
    const { agent, slug, lee, passages, roles, rows } = await reading();
    const { text } = await agent.get(paths.newCmocHere(slug, lee.document, passages.trust)).expect(200);
    const offered = [...text.matchAll(/name="also" value="([^"]+)"/g)].map(([, id = '']) => id);
    expect(offered).toContain(passages.history);
    expect(offered).not.toContain(passages.trust);
    const sent = {
      level: 'extracted',
      reference: lee.reference,
      role: [roles.context, roles.mechanism],
      text: ['History', 'Trust +'],
      excerpt: passages.trust,
      excerpt_role: roles.mechanism,
      also: passages.history,
    };
    await agent.post(paths.cmocs(slug), sent).set('HX-Request', 'true').expect(200);
    const made = (await rows('cmoc')).at(-1);
    const elements = (await rows('element')).filter((element) => element.cmoc_id === made?.id);
    expect(elements.map(({ basis }) => basis)).toEqual(['stated', 'stated']);
    const links = (await rows('evidence_link')).filter((link) => link.cmoc_id === made?.id);
    expect(links.map((link) => link.excerpt_id).toSorted()).toEqual([passages.history, passages.trust].toSorted());
  });

  it('are assigned and compared with the theory beside the paper', async () => {
    const { agent, slug, lee, prior, extracted, rows } = await reading();
    const { text } = await agent.get(paths.cmocHere(slug, lee.document, extracted)).expect(200);
    expect(text).toContain('Assign to a theory CMOC');
    await agent.post(paths.assignHere(slug, lee.document, extracted), { to: '1' }).expect(303);
    expect(await rows('cmoc_assignment')).toMatchObject([{ extracted_id: extracted, theory_cmoc_id: prior }]);
    const silent = { finding: 'silent', circumstances: '', reason: 'Nothing on commitment', theory_cmoc: '', against: '' };
    await agent.post(paths.testHere(slug, lee.document, prior), silent).expect(303);
    const conflict = { ...silent, finding: 'conflicts', theory_cmoc: '1' };
    await agent.post(paths.testHere(slug, lee.document, extracted), conflict).expect(303);
    expect(await rows('cmoc_test')).toMatchObject([
      { finding: 'silent', reference_id: lee.reference, extracted_id: null },
      { finding: 'conflicts', reference_id: null, extracted_id: extracted },
    ]);
    const pane = await agent.get(paths.pane(slug, lee.document, 'cmocs')).expect(200);
    expect(pane.text).toContain('conflicts');
    expect(pane.text).toContain('→ 1');
  });
});
