import { describe, expect, it } from 'vitest';
import { Invalid, NotFound, Refused } from '../../../server/platform/errors.ts';
import { nextUndo } from '../../../server/platform/undo.ts';
import { operationsOf, takeBack } from '../../../server/platform/undo.queries.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import { decisionsOn, phasesOfReference, standingOn } from '../../../server/screening/decisions.queries.ts';
import { decide, leaveOut, settle, takeBackIn } from '../../../server/screening/decisions.service.ts';
import { standingExclusions } from '../../../server/screening/standing.queries.ts';
import { testContext } from '../../support/context.ts';
import { referenceOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope, slug } = await reviewOfAda(ctx);
  const reference = await referenceOf(ctx, scope, 'Smith 2019');
  const [gleaning = '', refinement = ''] = (await vocabulary(scope, 'phase')).map((row) => row.id);
  const [reason = ''] = (await vocabulary(scope, 'exclusion_reason')).map((row) => row.id);
  const place = { referenceId: reference, phaseId: gleaning, stage: 'full_text' } as const;
  const include = { ...place, choice: 'include', reasons: [], primaryReasonId: null, note: '' } as const;
  const exclude = { ...include, choice: 'exclude', reasons: [reason] } as const;
  const ben = async () => joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
  return { ctx, scope, slug, reference, gleaning, refinement, reason, include, exclude, ben };
}

describe('deciding', () => {
  it('makes decision and standing decision with one click when there is one reviewer', async () => {
    const { ctx, scope, reference, exclude, reason } = await setUp();
    expect(await decide(ctx, scope, exclude)).toEqual({ stands: true });
    expect(await decisionsOn(scope, reference)).toMatchObject([{ choice: 'exclude', primaryReasonId: reason, reviewer: 'Ada' }]);
    expect(await standingOn(scope, reference)).toMatchObject([{ choice: 'exclude', madeHow: 'alone', by: 'Ada' }]);
    expect(await standingExclusions(scope)).toEqual(new Set([reference]));
  });

  it('stays each reviewer’s own when there are two, until it is made to stand', async () => {
    const { ctx, scope, reference, include, exclude, ben } = await setUp();
    const other = await ben();
    expect(await decide(ctx, scope, exclude)).toEqual({ stands: false });
    await decide(ctx, other, include);
    expect((await decisionsOn(scope, reference)).map((one) => [one.reviewer, one.choice])).toEqual([
      ['Ada', 'exclude'],
      ['Ben', 'include'],
    ]);
    expect(await standingExclusions(scope)).toEqual(new Set());
    await expect(settle(ctx, other, exclude)).rejects.toBeInstanceOf(Refused);
    await settle(ctx, scope, exclude);
    expect(await standingOn(scope, reference)).toMatchObject([{ choice: 'exclude', madeHow: 'lead' }]);
  });

  it('stands by agreement when two reviewers chose alike', async () => {
    const { ctx, scope, reference, exclude, ben } = await setUp();
    const other = await ben();
    await decide(ctx, scope, exclude);
    await decide(ctx, other, exclude);
    await settle(ctx, other, exclude);
    expect(await standingOn(scope, reference)).toMatchObject([{ choice: 'exclude', madeHow: 'agreement', by: 'Ben' }]);
  });

  it('can be changed at any time, the earlier one stays in the history', async () => {
    const { ctx, scope, reference, include, exclude } = await setUp();
    await decide(ctx, scope, exclude);
    const [first] = await decisionsOn(scope, reference);
    await decide(ctx, scope, { ...include, version: first?.version });
    const [now] = await decisionsOn(scope, reference);
    expect(now).toMatchObject({ id: first?.id, choice: 'include', version: 2, reasons: [] });
    expect(await standingExclusions(scope)).toEqual(new Set());
  });

  it('asks why when the full text is excluded', async () => {
    const { ctx, scope, exclude } = await setUp();
    await expect(decide(ctx, scope, { ...exclude, reasons: [] })).rejects.toBeInstanceOf(Invalid);
  });

  it("does not take another review's reason, phase or reference", async () => {
    const { ctx, scope, exclude } = await setUp();
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    const theirs = await referenceOf(ctx, other, 'Theirs');
    const [reason = ''] = (await vocabulary(other, 'exclusion_reason')).map((row) => row.id);
    const [phase = ''] = (await vocabulary(other, 'phase')).map((row) => row.id);
    await expect(decide(ctx, scope, { ...exclude, reasons: [reason] })).rejects.toBeInstanceOf(NotFound);
    await expect(decide(ctx, scope, { ...exclude, referenceId: theirs })).rejects.toBeInstanceOf(NotFound);
    await expect(decide(ctx, scope, { ...exclude, phaseId: phase })).rejects.toThrow('FOREIGN KEY');
  });
});

describe('leaving a reference out', () => {
  it('excludes it in every phase it stands in, and taking it back restores it', async () => {
    const { ctx, scope, reference, reason, refinement, include, gleaning } = await setUp();
    await decide(ctx, scope, include);
    await decide(ctx, scope, { ...include, phaseId: refinement });
    const out = await leaveOut(ctx, scope, { referenceId: reference, reasons: [reason], primaryReasonId: null, note: '' });
    expect(out).toEqual({ stands: true, passages: 0 });
    expect(await standingExclusions(scope)).toEqual(new Set([reference]));
    expect(await phasesOfReference(scope, reference)).toEqual([gleaning, refinement]);
    await takeBackIn(ctx, scope, { referenceId: reference, note: 'Reads well after all.' });
    expect(await standingExclusions(scope)).toEqual(new Set());
  });

  it('is undone as one step', async () => {
    const { ctx, scope, reference, reason } = await setUp();
    await leaveOut(ctx, scope, { referenceId: reference, reasons: [reason], primaryReasonId: null, note: '' });
    const { undo } = nextUndo(await operationsOf(scope.db, scope), new Set());
    expect(undo?.verb).toBe('leave a reference out');
    await takeBack(ctx, scope, undo!);
    expect(await standingOn(scope, reference)).toEqual([]);
    expect(await standingExclusions(scope)).toEqual(new Set());
  });

  it('is a reviewer’s proposal while there is a lead to confirm it', async () => {
    const { ctx, scope, reference, reason, ben } = await setUp();
    const other = await ben();
    const out = await leaveOut(ctx, other, { referenceId: reference, reasons: [reason], primaryReasonId: null, note: '' });
    expect(out.stands).toBe(false);
    expect(await standingExclusions(scope)).toEqual(new Set());
    expect(await decisionsOn(scope, reference)).toMatchObject([{ reviewer: 'Ben', choice: 'exclude', stage: 'relevance_rigour' }]);
  });

  it('comes back also from an exclusion made at an earlier stage', async () => {
    const { ctx, scope, reference, exclude } = await setUp();
    await decide(ctx, scope, exclude);
    await takeBackIn(ctx, scope, { referenceId: reference, note: 'Brought over from gleaning.' });
    expect(await standingExclusions(scope)).toEqual(new Set());
    expect((await standingOn(scope, reference)).map((one) => [one.stage, one.choice])).toEqual([
      ['full_text', 'exclude'],
      ['relevance_rigour', 'include'],
    ]);
  });
});
