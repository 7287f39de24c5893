import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { create, operate } from '../../../server/platform/operation.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { decisionsOn, standingOn } from '../../../server/screening/decisions.queries.ts';
import type { Context } from '../../../server/platform/context.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { referenceOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function recordsIn(ctx: Context, scope: Scope, phase: string, titles: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const title of titles) {
    const id = await referenceOf(ctx, scope, title, { abstract: `About ${title} and trust.` });
    await operate(ctx, scope, { verb: 'set up' }, (op) => create(op, 'reference_phase', { reference_id: id, phase_id: phase }));
    ids.push(id);
  }
  return ids;
}

async function setUp(title = 'Screening') {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx, title);
  const [phase = '', later = ''] = (await vocabulary(scope, 'phase')).map((row) => row.id);
  const reasons = (await vocabulary(scope, 'exclusion_reason')).map((row) => row.id);
  const ids = await recordsIn(ctx, scope, phase, ['Walking groups', 'Gardens', 'Choirs']);
  const app = await testApp(ctx);
  const agent = await agentOf(ctx, app, ada);
  return { ctx, app, scope, slug, phase, later, reasons, ids, agent };
}

const stage = 'title_abstract';
const mode = {
  criteria: 'Groups for adults.',
  include_terms: 'trust',
  exclude_terms: 'gardens',
  sample_percent: '10',
  maybe_goes_on: 'on',
};

describe('screening', () => {
  it('goes from record to record, with the criteria and the terms marked', async () => {
    const { scope, slug, phase, ids, agent, reasons } = await setUp();
    await agent.post(paths.screeningSettings(slug, phase, stage), { ...mode, mode: 'single' }).expect(303);
    const first = (await agent.get(paths.screen(slug, phase, stage)).expect(200)).text;
    expect(first).toContain('Groups for adults.');
    expect(first).toContain('<mark class="term include">trust</mark>');
    expect(first).toMatch(/<strong data-decided[^>]*>0<\/strong> of 3 decided by you/);
    const [one = '', two = '', three = ''] = ids;
    const decide = paths.screeningVerb(slug, 'decide', phase, stage);
    const answer = await agent.post(decide, {
      reference: one,
      choice: 'exclude',
      reasons: [reasons[0]!, reasons[1]!],
      primary: reasons[1]!,
    });
    expect([answer.status, answer.headers['location']]).toEqual([303, paths.screen(slug, phase, stage)]);
    expect(await standingOn(scope, one)).toMatchObject([{ choice: 'exclude', primaryReasonId: reasons[1], madeHow: 'alone' }]);
    const next = (await agent.get(paths.screen(slug, phase, stage)).expect(200)).text;
    expect(next).toMatch(/data-decided[^>]*>1</);
    expect(next.indexOf(two)).toBeLessThan(next.indexOf(three));
    await agent.post(paths.screeningVerb(slug, 'undo', phase, stage)).expect(303);
    expect(await decisionsOn(scope, one)).toEqual([]);
  });

  it('answers the script with the record after those that are on screen', async () => {
    const { slug, phase, ids, agent } = await setUp();
    const [one = '', two = '', three = ''] = ids;
    const decide = paths.screeningVerb(slug, 'decide', phase, stage);
    const answer = await agent
      .post(decide, { reference: one, choice: 'include', after: 2, shown: [two] })
      .set('HX-Request', 'true')
      .expect(200);
    expect(answer.text).toContain(`data-ahead="${three}"`);
    expect(answer.text).not.toContain(`data-ahead="${two}"`);
    expect((await agent.get(`${paths.screeningVerb(slug, 'ahead', phase, stage)}?shown=${two}&after=2`)).text).toContain(three);
  });

  it('says what comes next when nothing waits', async () => {
    const { ctx, app, slug, phase, later, ids, agent, scope } = await setUp();
    expect((await agent.get(paths.screen(slug, later, stage)).expect(200)).text).toContain('Nothing to screen yet');
    expect((await agent.get(paths.screen(slug, phase, 'full_text')).expect(200)).text).toContain('Nothing has come through yet');
    for (const reference of ids) await agent.post(paths.screeningVerb(slug, 'decide', phase, stage), { reference, choice: 'include' });
    const done = (await agent.get(paths.screen(slug, phase, stage)).expect(200)).text;
    expect(done).toContain('All done here');
    expect(done).toContain('3 records');
    const overview = (await agent.get(paths.screening(slug)).expect(200)).text;
    expect(overview).toContain(paths.screeningQueue(slug, { phaseId: phase, stage, queue: 'done' }, { choice: 'include' }));
    expect((await agent.get(paths.screeningQueue(slug, { phaseId: phase, stage: 'full_text', queue: 'mine' })).expect(200)).text).toContain(
      'Choirs',
    );
    const observer = await person(ctx, 'Olu');
    await joinReview(ctx, slug, observer, 'observer', scope);
    const watching = await agentOf(ctx, app, observer);
    expect((await watching.get(paths.screen(slug, phase, 'full_text')).expect(200)).text).not.toContain('name="choice"');
    await watching.post(paths.screeningVerb(slug, 'decide', phase, stage), { reference: ids[0]!, choice: 'include' }).expect(403);
  });

  it('asks why before a full text is excluded, and takes no reason of another review', async () => {
    const { ctx, slug, phase, ids, agent } = await setUp();
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    const [theirs] = await vocabulary(other, 'exclusion_reason');
    const decide = paths.screeningVerb(slug, 'decide', phase, 'full_text');
    const refused = await agent.post(decide, { reference: ids[0]!, choice: 'exclude' });
    expect([refused.status, refused.text.includes('Choose a reason to exclude')]).toEqual([422, true]);
    await agent.post(decide, { reference: ids[0]!, choice: 'exclude', reasons: [theirs!.id] }).expect(404);
    await agent.get(paths.screen(slug, phase, 'no_such_stage')).expect(404);
    await agent.get(paths.screen(slug, phase, stage, { record: await referenceOf(ctx, other, 'Theirs') })).expect(404);
  });

  it('finds records in a queue by words, and brings ticked ones over into another phase', async () => {
    const { scope, slug, phase, later, ids, agent } = await setUp();
    const list = (await agent.get(paths.screeningQueue(slug, { phaseId: phase, stage, queue: 'mine' }, { q: 'gard' })).expect(200)).text;
    expect(list).toContain('Showing 1–1 of 1 record');
    for (const reference of ids) await agent.post(paths.screeningVerb(slug, 'decide', phase, stage), { reference, choice: 'include' });
    const over = {
      references: ids.slice(0, 2),
      phase: later,
      stage: 'full_text',
      on: '2026-03-01',
      reason: 'Speaks to the refined theory.',
    };
    await agent.post(paths.screeningVerb(slug, 'bring-over', phase, stage), over).expect(303);
    expect((await agent.get(paths.screen(slug, later, 'full_text')).expect(200)).text).toContain('of 2 decided by you');
    expect((await agent.get(paths.screen(slug, later, stage)).expect(200)).text).toContain('Nothing to screen yet');
    const [entry] = await scope.db.selectFrom('screening_entry').selectAll().execute();
    expect(entry).toMatchObject({ from_phase_id: phase, entered_on: '2026-03-01', reason: 'Speaks to the refined theory.' });
    const why = await agent.post(paths.screeningVerb(slug, 'bring-over', phase, stage), { ...over, reason: ' ' });
    expect(why.text).toContain('Say why they come back.');
  });
});
