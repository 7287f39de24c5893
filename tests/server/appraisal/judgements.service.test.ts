import { describe, expect, it } from 'vitest';
import { phasesFor, phaseToOpen } from '../../../server/appraisal/appraisal-shown.queries.ts';
import { judgementHistory, judgementsOn } from '../../../server/appraisal/judgements.queries.ts';
import { judge, type JudgementGiven } from '../../../server/appraisal/judgements.service.ts';
import { scalesOf } from '../../../server/appraisal/scales.queries.ts';
import { switchScale } from '../../../server/appraisal/scales.service.ts';
import { Conflict, Invalid, NotFound, Refused } from '../../../server/platform/errors.ts';
import { create, operate } from '../../../server/platform/operation.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import { standingExclusions } from '../../../server/screening/standing.queries.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, documentOf, excerptOf, linkOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope, slug } = await reviewOfAda(ctx);
  const paper = await documentOf(ctx, scope, 'Smith 2019', ['Staff trusted the lead.']);
  const scales = await scalesOf(scope);
  const scale = (name: string) => scales.find((one) => one.name.startsWith(name))!.id;
  const [phaseId = '', laterPhase = ''] = (await vocabulary(scope, 'phase')).map((row) => row.id);
  const rigour: JudgementGiven = {
    scaleId: scale('Rigour'),
    subject: { kind: 'reference', id: paper.reference },
    phaseId,
    theoryId: null,
    level: 'low',
    answers: {},
    reason: 'No account of the sample.',
    version: 0,
  };
  const onPaper = async () => (await judgementsOn(scope, 'reference', [paper.reference])).get(paper.reference) ?? [];
  const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
  return { ctx, scope, ben, paper, scale, rigour, phaseId, laterPhase, onPaper };
}

describe('judging', () => {
  it('keeps level and reason with who and when, and excludes nothing by itself', async () => {
    const { ctx, scope, rigour, onPaper } = await setUp();
    expect(await judge(ctx, scope, rigour)).toEqual({ version: 1, savedAt: ctx.now() });
    expect(await onPaper()).toMatchObject([{ level: 'low', reason: 'No account of the sample.', by: 'Ada', at: ctx.now() }]);
    expect(await standingExclusions(scope)).toEqual(new Set());
  });

  it('opens at the latest phase in which the reference was judged', async () => {
    const { ctx, scope, rigour, phaseId, laterPhase, paper } = await setUp();
    const offered = await phasesFor(scope, [phaseId, laterPhase]);
    const opened = async () => (await phaseToOpen(scope, paper.reference, offered))?.id;
    expect(await opened()).toBe(phaseId);
    await judge(ctx, scope, { ...rigour, phaseId: laterPhase });
    expect(await opened()).toBe(laterPhase);
    await judge(ctx, scope, rigour);
    expect(await opened()).toBe(laterPhase);
  });

  it('is separate per phase and per theory', async () => {
    const { ctx, scope, rigour, laterPhase, scale, onPaper } = await setUp();
    const theoryId = await operate(ctx, scope, { verb: 'set up' }, (op) =>
      create(op, 'theory', { number: 1, title: 'Trust', kind: 'initial', text: '', position: 0 }),
    );
    await judge(ctx, scope, rigour);
    await judge(ctx, scope, { ...rigour, phaseId: laterPhase, level: 'high' });
    const relevance = { ...rigour, scaleId: scale('Relevance') };
    await judge(ctx, scope, relevance);
    await judge(ctx, scope, { ...relevance, theoryId, level: 'high' });
    expect((await onPaper()).map((one) => one.level)).toEqual(['low', 'high', 'low', 'high']);
    await expect(judge(ctx, scope, { ...rigour, theoryId })).rejects.toBeInstanceOf(NotFound);
  });

  it('merges one person’s level with another’s reason, and shows both where they meet', async () => {
    const { ctx, scope, ben, rigour, onPaper } = await setUp();
    await judge(ctx, scope, rigour);
    await judge(ctx, scope, { ...rigour, level: 'moderate', version: 1 });
    await judge(ctx, ben, { ...rigour, reason: 'The sample is in an annex.', version: 1 });
    const [now] = await onPaper();
    expect(now).toMatchObject({ level: 'moderate', reason: 'The sample is in an annex.', by: 'Ben', version: 3 });
    await expect(judge(ctx, ben, { ...rigour, level: 'high', version: 1 })).rejects.toBeInstanceOf(Conflict);
    expect((await judgementHistory(scope, { ...rigour })).map((step) => [step.by, step.level, step.reason])).toEqual([
      ['Ben', 'moderate', 'The sample is in an annex.'],
      ['Ada', 'moderate', 'No account of the sample.'],
      ['Ada', 'low', 'No account of the sample.'],
    ]);
  });

  it('is made on passages, evidence links and CMOCs where the scale says so', async () => {
    const { ctx, scope, paper, rigour } = await setUp();
    const excerpt = await excerptOf(ctx, scope, paper, 'Staff trusted the lead.');
    const cmoc = await cmocOf(ctx, scope, { elements: [] });
    const link = await linkOf(ctx, scope, cmoc, excerpt);
    const on = (kind: 'excerpt' | 'evidence_link' | 'cmoc', id: string) => ({ ...rigour, subject: { kind, id }, phaseId: null });
    await judge(ctx, scope, on('excerpt', excerpt));
    await judge(ctx, scope, on('evidence_link', link));
    await expect(judge(ctx, scope, on('cmoc', cmoc))).rejects.toBeInstanceOf(NotFound);
    await expect(judge(ctx, scope, { ...on('excerpt', excerpt), phaseId: rigour.phaseId })).rejects.toBeInstanceOf(NotFound);
    expect((await judgementsOn(scope, 'evidence_link', [link])).get(link)).toMatchObject([{ level: 'low' }]);
  });

  it('takes yes, no and unclear on a scale of questions once it is switched on', async () => {
    const { ctx, scope, rigour, scale, onPaper } = await setUp();
    const five = {
      ...rigour,
      scaleId: scale('Rigour, five'),
      level: '',
      answers: { 'methods-fit': 'unclear', 'limits-named': 'no', made: 'up' },
    };
    await expect(judge(ctx, scope, five)).rejects.toBeInstanceOf(Refused);
    await switchScale(ctx, scope, five.scaleId, true);
    await judge(ctx, scope, five);
    expect((await onPaper())[0]?.answers).toBe('{"methods-fit":"unclear","limits-named":"no"}');
  });

  it("refuses a level that is not on the scale, and another review's things", async () => {
    const { ctx, scope, rigour } = await setUp();
    await expect(judge(ctx, scope, { ...rigour, level: 'superb' })).rejects.toBeInstanceOf(Invalid);
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    await expect(judge(ctx, other, rigour)).rejects.toBeInstanceOf(NotFound);
    const theirs = (await scalesOf(other))[2]!.id;
    await expect(judge(ctx, scope, { ...rigour, scaleId: theirs })).rejects.toBeInstanceOf(NotFound);
  });
});
