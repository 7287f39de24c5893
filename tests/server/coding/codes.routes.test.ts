import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { codeOf, codingOf, documentOf, excerptOf, roleOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { ada, scope, slug } = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  const on = await documentOf(ctx, scope, 'Trust between organisations', [
    'Staff trusted the process. After years of conflict they did not. Confidence came back slowly.',
  ]);
  const trust = await codeOf(ctx, scope, 'Trust', { aliases: '["faith"]' });
  const confidence = await codeOf(ctx, scope, 'Confidence');
  const distrust = await codeOf(ctx, scope, 'Distrust');
  const mechanism = await roleOf(scope, 'mechanism');
  const context = await roleOf(scope, 'context');
  await codingOf(ctx, scope, await excerptOf(ctx, scope, on, 'trusted the process'), { role: mechanism, code: trust });
  await codingOf(ctx, scope, await excerptOf(ctx, scope, on, 'Confidence came back'), { role: context, code: confidence });
  const last = await excerptOf(ctx, scope, on, 'conflict they did not');
  await codingOf(ctx, scope, last, { role: mechanism, code: distrust, direction: 'more' });
  return { ctx, app, scope, slug, on, trust, confidence, distrust, mechanism, context, agent: await agentOf(ctx, app, ada) };
}

/** "Trust – 1 – – 1 1 –": the cells of a code's row as they are read. */
const rowOf = (html: string, name: string): string =>
  html
    .split('<tr')
    .find((row) => row.includes(`aria-label="Tick ${name}"`))
    ?.split('</tr>')[0]
    ?.replace(/^[^>]*>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim() ?? '';

describe('the codebook', () => {
  it('counts each code with what is merged into it, raw counts beside, and takes a merge apart', async () => {
    const { agent, slug, trust, confidence, distrust } = await setUp();
    expect(rowOf((await agent.get(paths.codes(slug)).expect(200)).text, 'Trust')).toBe('Trust also faith – 1 – – 1 1 –');
    const selection = { codes: [confidence], into: trust, action: 'merge' };
    await agent.post(paths.codesSelection(slug), selection).expect(303);
    await agent.post(paths.codeDo(slug, distrust, 'merge'), { into: trust, inverse: 'on' }).expect(303);
    const { text } = await agent.get(paths.codes(slug)).expect(200);
    expect(rowOf(text, 'Trust')).toBe('Trust also faith + Confidence + Distrust (inverse) 1 2 – – 3 1 1 –');
    expect(text).not.toContain('Tick Distrust');
    const page = await agent.get(paths.code(slug, trust)).expect(200);
    expect(page.text).toContain('3 passages');
    expect(page.text).toContain('Confidence came back');
    const own = await agent.get(paths.code(slug, distrust)).expect(200);
    expect(own.text).toContain('read the other way round');
    expect(own.text).toContain('conflict they did not');
    expect(own.text).not.toContain('trusted the process');
    await agent.post(paths.codeDo(slug, distrust, 'unmerge'), {}).expect(303);
    expect(rowOf((await agent.get(paths.codes(slug)).expect(200)).text, 'Distrust')).toBe('Distrust – 1 – – 1 1 1 –');
  });

  it('shows the codes of a role, finds by other names, and lists the most used first', async () => {
    const { agent, slug, context, mechanism, trust } = await setUp();
    const names = async (filter: object) =>
      [...(await agent.get(paths.codes(slug, filter)).expect(200)).text.matchAll(/aria-label="Tick (?!all)([^"]+)"/g)].map(
        ([, name]) => name,
      );
    expect(await names({ role: context })).toEqual(['Confidence']);
    expect(await names({ role: mechanism })).toEqual(['Distrust', 'Trust']);
    expect(await names({ q: 'FAITH' })).toEqual(['Trust']);
    expect(await names({ sort: 'passages' })).toHaveLength(3);
    const page = await agent.get(paths.code(slug, trust, { role: context })).expect(200);
    expect(page.text).toContain('0 passages');
  });

  it('adds, describes, groups, splits and deletes codes; passages stay', async () => {
    const { agent, slug, trust, distrust, on, ctx, scope } = await setUp();
    const made = await agent.post(paths.codes(slug), { name: 'Relations', definition: 'Between people' }).expect(303);
    const relations = String(made.headers['location']).split('/').at(-1)!;
    const again = await agent.post(paths.codes(slug), { name: 'relations' }).expect(422);
    expect(again.text).toContain('There is already a code “Relations”');
    await agent.post(paths.codesSelection(slug), { codes: [trust, distrust], into: relations, action: 'move' }).expect(303);
    expect((await agent.get(paths.codes(slug)).expect(200)).text).toContain('2 in all');
    await agent
      .post(paths.code(slug, trust), { name: 'Trust in people', aliases: 'faith\nreliance', keep_old_name: 'on', definition: '' })
      .expect(303);
    expect((await agent.get(paths.code(slug, trust)).expect(200)).text).toContain('Also found as faith, reliance, Trust');
    const more = await excerptOf(ctx, scope, on, 'Staff');
    await codingOf(ctx, scope, more, { code: trust });
    await agent.post(paths.codeDo(slug, trust, 'split'), { name: 'Early trust', excerpts: [] }).expect(422);
    const split = await agent.post(paths.codeDo(slug, trust, 'split'), { name: 'Early trust', excerpts: [more] }).expect(303);
    expect((await agent.get(String(split.headers['location'])).expect(200)).text).toContain('1 passage');
    const circle = await agent.post(paths.codeDo(slug, relations, 'merge'), { into: trust });
    expect(circle.text).toContain('move it out first');
    await agent.post(paths.codeDo(slug, trust, 'trash'), {}).expect(303);
    await agent.get(paths.code(slug, trust)).expect(404);
    expect((await agent.get(paths.passages(slug)).expect(200)).text).toContain('uncoded (was Trust in people)');
  });

  it('lists what waits for a role or a code, and lets observers look', async () => {
    const { agent, slug, on, ctx, scope, app, mechanism } = await setUp();
    await excerptOf(ctx, scope, on, 'slowly');
    await codingOf(ctx, scope, await excerptOf(ctx, scope, on, 'process. After'), { role: mechanism });
    const noRole = await agent.get(paths.passages(slug, { lacks: 'role' })).expect(200);
    expect(noRole.text).toContain('Showing 1–1 of 1 passages');
    expect(noRole.text).toContain('>slowly</a>');
    const noCode = await agent.get(paths.passages(slug, { lacks: 'code' })).expect(200);
    expect(noCode.text).toContain('process. After');
    expect(noCode.text).toContain('Showing 1–1 of 1');
    const eve = await person(ctx, 'Eve');
    await joinReview(ctx, slug, eve, 'observer', scope);
    const looking = await (await agentOf(ctx, app, eve)).get(paths.codes(slug)).expect(200);
    expect(looking.text).not.toContain('Add a code');
  });
});
