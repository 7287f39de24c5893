import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';
import { littleTheory } from '../../support/theory.ts';

async function desk() {
  const ctx = await testContext();
  const { ada, slug, scope } = await reviewOfAda(ctx);
  const made = await littleTheory(ctx, scope);
  const agent = await agentOf(ctx, await testApp(ctx), ada);
  const rows = (table: 'element' | 'evidence_link' | 'cmoc_test' | 'cmoc_assignment') =>
    ctx.db.read.selectFrom(table).selectAll().where('trashed_at', 'is', null).execute();
  return { ctx, slug, scope, agent, rows, ...made };
}

describe('the workspace of a CMOC', () => {
  it('shows its slots, its statement, its badge and the passages that are not placed yet', async () => {
    const { agent, slug, prior } = await desk();
    const { text } = await agent.get(paths.cmoc(slug, prior)).expect(200);
    expect(text).toContain('CMOC 1');
    expect(text).toContain('History of working together');
    expect(text).toContain('Unplaced passages');
    const unplaced = await agent.get(paths.unplaced(slug, { cmoc: prior })).expect(200);
    expect(unplaced.text).toContain('Staff trusted the process');
    expect(text).toContain('Not yet sufficiently supported');
    expect(text).toContain('whole configuration evidenced in 0');
  });

  it('places a passage as a new element of a slot, with what was coded; the passage leaves the list', async () => {
    const { agent, slug, prior, passages, roles, rows } = await desk();
    const before = (await rows('element')).length;
    const answer = await agent
      .post(paths.cmocDo(slug, prior, 'place'), { excerpt: passages.trust, target: `slot:${roles.mechanism}`, stance: 'supports' })
      .set('HX-Request', 'true')
      .expect(200);
    expect(answer.text).toContain(`id="passage-${passages.trust}"`);
    expect(answer.text).toContain('hx-swap-oob="delete"');
    const [link] = await rows('evidence_link');
    expect(link).toMatchObject({ stance: 'supports', target: 'element', cmoc_id: prior });
    expect((await rows('element')).length).toBe(before);
    const { text } = await agent.get(paths.unplaced(slug)).expect(200);
    expect(text).not.toContain('Staff trusted the process');
  });

  it('refuses a passage for a step between slots of another CMOC', async () => {
    const { agent, slug, prior, extracted, passages, rows } = await desk();
    const foreign = (await rows('element')).filter((element) => element.cmoc_id === extracted).map((element) => element.id);
    const target = `relation:${foreign[0]}:${foreign[1]}`;
    await agent.post(paths.cmocDo(slug, prior, 'place'), { excerpt: passages.trust, target, stance: 'supports' }).expect(404);
    expect(await rows('evidence_link')).toEqual([]);
  });

  it('judges, moves and unlinks evidence', async () => {
    const { agent, slug, prior, passages, rows } = await desk();
    await agent.post(paths.cmocDo(slug, prior, 'place'), { excerpt: passages.trust, target: 'whole', stance: 'refutes' }).expect(303);
    const [link] = await rows('evidence_link');
    const given = { stance: 'refines', basis: 'stated', clear: 'clear', clear_reason: 'said twice', note: '', target: 'whole', version: 1 };
    await agent.post(paths.evidenceDo(slug, link?.id ?? '', 'change'), given).expect(303);
    expect((await rows('evidence_link'))[0]).toMatchObject({ stance: 'refines', clear: 'clear', clear_reason: 'said twice' });
    await agent.post(paths.evidenceDo(slug, link?.id ?? '', 'remove')).expect(303);
    expect(await rows('evidence_link')).toEqual([]);
  });

  it('adds elements as they are typed and keeps an edited statement when they change', async () => {
    const { agent, slug, prior, roles } = await desk();
    const statement = 'Knowing each other for long, people trust and commit.';
    await agent.post(paths.cmocDo(slug, prior, 'statement'), { version: '', statement }).expect(303);
    await agent.post(paths.cmocDo(slug, prior, 'elements'), { role: roles.outcome, text: 'Conflict −; shared vision' }).expect(303);
    const { text } = await agent.get(paths.cmoc(slug, prior)).expect(200);
    expect(text).toContain(statement);
    expect(text).toContain('Written before the outcome changed');
    expect(text).toContain('shared vision');
    expect(text).toContain('not yet coded');
  });

  it('assigns and tests from either side, the CMOC named by its number', async () => {
    const { agent, slug, prior, extracted, rows } = await desk();
    await agent.post(paths.cmocDo(slug, extracted, 'assign'), { to: '1' }).expect(303);
    expect(await rows('cmoc_assignment')).toMatchObject([{ extracted_id: extracted, theory_cmoc_id: prior }]);
    await agent
      .post(paths.cmocDo(slug, prior, 'tests'), {
        extracted: '2',
        finding: 'novel',
        novel: ['context'],
        circumstances: 'for old partners',
        reason: '',
      })
      .expect(303);
    expect(await rows('cmoc_test')).toMatchObject([{ finding: 'novel', novel_in: '["context"]', extracted_id: extracted }]);
    const { text } = await agent.get(paths.cmoc(slug, prior)).expect(200);
    expect(text).toContain('novel in context');
  });

  it('records who agreed, and refuses an agreement by nobody', async () => {
    const { agent, slug, prior } = await desk();
    await agent.post(paths.cmocDo(slug, prior, 'status'), { status: 'agreed', who: '', note: '', because: '' }).expect(422);
    await agent
      .post(paths.cmocDo(slug, prior, 'status'), { status: 'agreed', who: 'Ada, Ben', note: 'Meeting 3', because: '' })
      .expect(303);
    const { text } = await agent.get(paths.cmoc(slug, prior)).expect(200);
    expect(text).toContain('Ada, Ben');
    expect(text).toContain('Meeting 3');
  });

  it('proposes codes and CMOCs while one types', async () => {
    const { agent, slug } = await desk();
    const codes = await agent.get(`${paths.suggest(slug, 'codes')}?q=tru`).expect(200);
    expect(codes.body).toMatchObject([{ value: 'Trust' }]);
    const cmocs = await agent.get(`${paths.suggest(slug, 'cmocs')}?q=commit&level=theory`).expect(200);
    expect(cmocs.body).toMatchObject([{ value: '1', label: 'CMOC 1' }]);
  });
});
