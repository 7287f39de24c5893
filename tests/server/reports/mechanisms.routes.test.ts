import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { partnership } from '../../support/partnership.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';
import { tableIn } from '../../support/office.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx);
  const made = await partnership(ctx, scope);
  const app = await testApp(ctx);
  const agent = await agentOf(ctx, app, ada);
  /** First and fourth column of the page's table: the row's name, its CMOCs. */
  const rows = async (): Promise<readonly (readonly [string, string])[]> =>
    tableIn((await agent.get(paths.tables(slug)).expect(200)).text)
      .rows.slice(2, -1)
      .map((row) => [row[0]?.text ?? '', row[3]?.text ?? '']);
  return { ctx, scope, slug, ada, made, app, agent, rows };
}

/** The address of a form whose address ends so. */
const formEnding = (html: string, end: string): string => new RegExp(`action="([^"]*${end})"`).exec(html)?.[1] ?? '';

describe('the mechanisms of a review', () => {
  it('are explained in place, the first words making the demi-regularity, and two people never overwrite one another', async () => {
    const { agent, slug, made } = await setUp();
    const first = paths.firstExplanation(slug, made.codes.trust);
    const saved = await agent
      .post(first, { explanation: 'Willingness to rely on others.', version: 0 })
      .set('HX-Request', 'true')
      .expect(200);
    expect(saved.text).toContain('/explanation');
    await agent.post(first, { explanation: 'Something else.', version: 0 }).set('HX-Request', 'true').expect(409);
    expect((await agent.get(paths.tables(slug))).text).toContain('Willingness to rely on others.');
  });

  it('may have the team’s own outcome in place of the counted one, which stays a click away', async () => {
    const { agent, slug, made } = await setUp();
    const change = paths.mechanismChange(slug, made.codes.trust, 'team-outcome');
    await agent.post(change, { team_outcome: 'N/A', team_outcome_reason: 'It is the ultimate outcome.', version: 0 }).expect(303);
    const page = (await agent.get(paths.tables(slug))).text;
    expect(page).toMatch(/N\/A.*the team’s entry.*It is the ultimate outcome\..*Counted: .*Faith/s);
    await agent
      .get(paths.behind(slug, 'demi-regularities', { row: `c:${made.codes.trust}`, count: `outcome:${made.codes.faith}` }))
      .expect(200);
  });

  it('are split and joined, and both can be taken back', async () => {
    const { agent, slug, made, rows } = await setUp();
    const before = await rows();
    expect(before).toEqual([
      ['Conflict', '1'],
      ['Distrust', '1'],
      ['Trust', '1'],
    ]);
    const { conflict, trust } = made.codes;
    await agent
      .post(paths.mechanismChange(slug, conflict, 'split'), { statement: 'More conflict, less trust', cmoc: [made.cmocs[2]] })
      .expect(303);
    expect((await rows()).map(([name]) => name)).toEqual(['Conflict: More conflict, less trust', 'Distrust', 'Trust']);
    const row = /row=(d%3A[0-9a-f-]+)/.exec((await agent.get(paths.tables(slug))).text)?.[1] ?? '';
    const sheet = (await agent.get(`${paths.mechanism(slug, conflict)}?row=${row}`)).text;
    await agent.post(formEnding(sheet, '/unsplit')).expect(303);
    expect(await rows()).toEqual(before);

    await agent.post(paths.mechanismChange(slug, conflict, 'join'), { into: trust }).expect(303);
    expect((await rows()).map(([name, n]) => [name.slice(0, 8), n])).toEqual([
      ['Trustwit', '2'],
      ['Distrust', '1'],
    ]);
    await agent.post(formEnding((await agent.get(paths.mechanism(slug, trust))).text, '/part')).expect(303);
    expect(await rows()).toEqual(before);
  });

  it('move between the parts of a mechanism', async () => {
    const { agent, slug, made, rows } = await setUp();
    const { conflict, trust } = made.codes;
    await agent.post(paths.mechanismChange(slug, conflict, 'join'), { into: trust }).expect(303);
    const [first, , third] = made.cmocs;
    const early = async () => (await rows()).find(([name]) => name.startsWith('Trust: Early'))?.[1];
    await agent.post(paths.mechanismChange(slug, trust, 'split'), { statement: 'Early', cmoc: [first] }).expect(303);
    const part = /<option value="([^"]+)"[^>]*>Trust: Early/.exec((await agent.get(paths.mechanism(slug, trust))).text)?.[1] ?? '';
    await agent.post(paths.mechanismChange(slug, trust, 'split'), { part, statement: '', cmoc: [third] }).expect(303);
    expect(await early()).toBe('2');
    await agent.post(paths.mechanismUndo(slug, part, 'back'), { cmoc: [third] }).expect(303);
    expect(await early()).toBe('1');
    await agent.post(paths.mechanismUndo(slug, part, 'back')).expect(422);
  });

  it('are written about beside their explanation, agreed by people, and opened again', async () => {
    const { agent, slug, made } = await setUp();
    const { trust } = made.codes;
    await agent.post(paths.firstExplanation(slug, trust), { moderators: 'Size of the group', version: 0 }).expect(303);
    await agent.post(paths.firstExplanation(slug, trust), { counter_examples: 'Large firms', version: 0 }).expect(303);
    await agent.post(paths.mechanismChange(slug, trust, 'agree'), { agreed_by: 'Ada, Ben' }).expect(303);
    const agreed = (await agent.get(paths.mechanism(slug, trust))).text;
    for (const words of ['Size of the group', 'Large firms', 'By Ada, Ben']) expect(agreed).toContain(words);
    await agent.post(paths.mechanismChange(slug, trust, 'agree'), { agreed_by: '' }).expect(303);
    expect((await agent.get(paths.mechanism(slug, trust))).text).toContain('Record it');
  });

  it('are split into parts of at least one CMOC, with a name', async () => {
    const { agent, slug, made } = await setUp();
    const nothing = await agent
      .post(paths.mechanismChange(slug, made.codes.trust, 'split'), { statement: '', cmoc: [made.cmocs[0]] })
      .expect(422);
    expect(nothing.text).toContain('Say in a few words what these have in common.');
  });

  it('can be read but not changed by an observer', async () => {
    const { ctx, app, scope, slug, made } = await setUp();
    const observer = await person(ctx, 'Ola');
    await joinReview(ctx, slug, observer, 'observer', scope);
    const agent = await agentOf(ctx, app, observer);
    expect((await agent.get(paths.tables(slug)).expect(200)).text).not.toContain('<textarea');
    expect((await agent.get(paths.mechanism(slug, made.codes.trust)).expect(200)).text).not.toContain('<textarea');
    await agent.post(paths.firstExplanation(slug, made.codes.trust), { explanation: 'x', version: 0 }).expect(403);
  });
});
