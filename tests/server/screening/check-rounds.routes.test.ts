import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { closeRound, drawSample } from '../../../server/screening/check-rounds.service.ts';
import { setUpStage } from '../../../server/screening/stages.service.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { screeningTeam } from '../../support/screening-team.ts';

async function setUp(records: number) {
  const team = await screeningTeam(records);
  const app = await testApp(team.ctx);
  const agent = (who: { actorId: string; actorName: string }) =>
    agentOf(team.ctx, app, { accountId: who.actorId, name: who.actorName, email: '' });
  return { ...team, lead: await agent(team.ada), reviewer: await agent(team.ben) };
}

describe('the pages of check rounds', () => {
  it('draw by a form that keeps what was typed and says what is missing', async () => {
    const { slug, at, lead, reviewer, ben } = await setUp(20);
    const form = { phase: at.phaseId, stage: at.stage, percent: '25', count: '', stratify: 'year', seed: '4021' };
    const again = await lead.post(paths.checks(slug), form).expect(422);
    expect(again.text).toContain('Choose who judges the sample.');
    expect(again.text).toContain('value="25"');
    expect(again.text).toContain('value="4021"');
    expect((await lead.post(paths.checks(slug), { ...form, percent: '', reviewers: ben.actorId }).expect(422)).text).toContain(
      'Say how much',
    );
    await reviewer.post(paths.checks(slug), { ...form, reviewers: ben.actorId }).expect(403);
    const { headers } = await lead.post(paths.checks(slug), { ...form, reviewers: ben.actorId }).expect(303);
    const round = await lead.get(headers['location'] ?? '').expect(200);
    expect(round.text).toContain('5 of 20 records (25 % asked for), stratified by year');
    expect(round.text).toContain('Drawn again with this seed: the same 5 records.');
  });

  it('begin as the stage is set up, when one comes from there', async () => {
    const { ctx, slug, at, ada, lead } = await setUp(20);
    const settings = { criteria: '', includeTerms: '', excludeTerms: '', maybeGoesOn: true };
    await setUpStage(ctx, ada, { ...at, mode: 'sample', samplePercent: 15, ...settings });
    const overview = (await lead.get(paths.screening(slug)).expect(200)).text;
    expect(overview).toContain('draw a sample');
    expect((await lead.get(paths.checks(slug, { phase: at.phaseId, stage: at.stage })).expect(200)).text).toContain('value="15"');
  });

  it('say less to the second reviewer than to the others', async () => {
    const { ctx, slug, ada, ben, at, choose, lead, reviewer } = await setUp(20);
    const id = await drawSample(ctx, ada, { ...at, size: { percent: 10 }, stratify: '', reviewers: [ben.actorId], seed: '1' });
    expect((await lead.get(paths.checkRound(slug, id))).text).toContain('Screened before');
    const seen = (await reviewer.get(paths.checkRound(slug, id))).text;
    expect(seen).toContain('You judge these 2 records for yourself');
    expect(seen).not.toContain('Screened before');
    await reviewer.post(paths.checkRoundVerb(slug, id, 'close')).expect(403);
    await choose(
      ben,
      (await ctx.db.read.selectFrom('check_round_unit').select('reference_id').executeTakeFirstOrThrow()).reference_id,
      'maybe',
    );
    await lead.post(paths.checkRoundVerb(slug, id, 'discard')).expect(400);
  });

  it('stay light with a large sample, many rounds and many conflicts', { timeout: 60_000 }, async () => {
    const { ctx, slug, ada, ben, cleo, at, choose, lead } = await setUp(260);
    const sampling = { ...at, stratify: '', reviewers: [ben.actorId, cleo.actorId] } as const;
    const id = await drawSample(ctx, ada, { ...sampling, size: { count: 230 }, seed: '1' });
    for (let n = 0; n < 6; n++) await drawSample(ctx, ada, { ...sampling, size: { count: 2 }, seed: String(n) });
    const rows = await ctx.db.read.selectFrom('check_round_unit').select('reference_id').where('check_round_id', '=', id).execute();
    for (const [n, { reference_id }] of rows.entries()) {
      await choose(ada, reference_id, n % 3 ? 'exclude' : 'include', 'A note of some length, as people write them');
      await choose(ben, reference_id, n % 2 ? 'exclude' : 'include');
      if (n % 2) await choose(cleo, reference_id, 'exclude');
    }
    await closeRound(ctx, ada, id);
    for (const url of [paths.checks(slug), paths.checkRound(slug, id), `${paths.checkRound(slug, id)}?page=3`, paths.conflicts(slug)]) {
      const { text } = await lead.get(url).expect(200);
      expect([url, text.length < 300_000]).toEqual([url, true]);
    }
    expect((await lead.get(paths.checkRound(slug, id))).text).toContain('Showing 1–100 of 230 records');
  });
});
