import { describe, expect, it } from 'vitest';
import { paths } from '../../../../server/paths.ts';
import { agentOf, testApp } from '../../../support/app.ts';
import { testContext } from '../../../support/context.ts';
import { referenceOf } from '../../../support/factories.ts';
import { reviewOfAda } from '../../../support/people.ts';
import { screenedReview } from '../../../support/searched.ts';

async function small() {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx);
  const phase_id = await screenedReview(ctx, scope);
  return { ctx, scope, slug, phase_id, agent: await agentOf(ctx, await testApp(ctx), ada) };
}

/** The numbers of the table under the diagram, by box. */
async function numbersOf(agent: Awaited<ReturnType<typeof small>>['agent'], slug: string): Promise<Readonly<Record<string, number>>> {
  const answer = await agent.get(paths.flowFile(slug, 'json')).expect(200);
  const { rows } = answer.body as { readonly rows: readonly { id: string; part: string; n: number }[] };
  return Object.fromEntries(rows.filter((row) => !row.part).map((row) => [row.id, row.n]));
}

describe('the document flow', { timeout: 60_000 }, () => {
  it('is drawn from searches, joined duplicates and standing decisions, each number a way to its records', async () => {
    const { slug, agent, phase_id } = await small();
    const { text } = await agent.get(paths.flow(slug)).expect(200);
    expect(text).toContain('Identification of new studies via databases and registers');
    expect(text).toContain('(n\u00a0=\u00a06)');
    expect(text).toContain(paths.flowRecords(slug, { phase: phase_id, box: 'duplicates' }).replaceAll('&', '&amp;'));
    expect(await numbersOf(agent, slug)).toEqual({
      databases: 6,
      duplicates: 1,
      removed: 1,
      screened: 4,
      excluded: 1,
      sought: 2,
      assessed: 2,
      ineligible: 1,
      eligible: 1,
      included: 1,
      new_studies: 1,
      new_reports: 1,
      total_studies: 1,
      total_reports: 1,
    });
    const behind = (await agent.get(paths.flowRecords(slug, { phase: phase_id, box: 'duplicates' })).expect(200)).text;
    expect(behind).toContain('Trust in partnerships');
    expect(behind).toContain('2 · Embase');
    expect((await agent.get(paths.flowRecords(slug, { phase: phase_id, box: 'databases', part: 'MEDLINE' })).expect(200)).text).toContain(
      'A record that could not be read',
    );
    expect((await agent.get(paths.flowRecords(slug, { phase: phase_id, box: 'awaiting_screening' })).expect(200)).text).toContain(
      'Shared goals',
    );
    expect((await agent.get(paths.flowRecords(slug, { box: 'new_reports' })).expect(200)).text).toContain('Trust in partnerships');
  });

  it('takes numbers of stages done elsewhere, marked, and lets go of them again', async () => {
    const { slug, agent, phase_id } = await small();
    const typed = {
      phase: phase_id,
      note: 'Screened in Covidence',
      screened: '2,769',
      excluded: '2767',
      databases_lines: 'MEDLINE: 2000\nEmbase: 771',
    };
    await agent.post(paths.flowNumbers(slug), typed).expect(303);
    const { text } = await agent.get(paths.flow(slug)).expect(200);
    expect(text).toContain('(n\u00a0=\u00a02,769)†');
    expect(text).toContain('† Entered by hand, not counted from records kept here: Screened in Covidence.');
    expect(await numbersOf(agent, slug)).toMatchObject({ databases: 2771, screened: 2769, sought: 1, assessed: 1 });
    const form = (await agent.get(paths.flowNumbers(slug, phase_id)).expect(200)).text;
    expect(form).toContain('MEDLINE: 2000');
    expect(form).toContain('Records say 4');
    const wrong = await agent.post(paths.flowNumbers(slug), { ...typed, screened: 'about 2,700' }).expect(422);
    expect(wrong.text).toContain('“about 2,700” is no number.');
    expect(wrong.text).toContain('value="about 2,700"');
    await agent.post(paths.flowNumbers(slug), { phase: phase_id }).expect(303);
    expect(await numbersOf(agent, slug)).toMatchObject({ databases: 6, screened: 4 });
  });

  it('says what it will be while there is nothing to count', async () => {
    const ctx = await testContext();
    const { slug, ada, scope } = await reviewOfAda(ctx);
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    expect((await agent.get(paths.flow(slug)).expect(200)).text).toContain('Nothing to count yet');
    await agent.get(paths.flowRecords(slug, { phase: 'none', box: 'screened' })).expect(404);
    await referenceOf(ctx, scope, 'A paper in no phase');
    expect((await agent.get(paths.flow(slug)).expect(200)).text).toContain('Nothing to count yet');
  });
});
