import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused } from '../../../server/platform/errors.ts';
import { nextUndo } from '../../../server/platform/undo.ts';
import { operationsOf, takeBack } from '../../../server/platform/undo.queries.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { stageCounts } from '../../../server/screening/counts.queries.ts';
import { standingOn } from '../../../server/screening/decisions.queries.ts';
import { decide } from '../../../server/screening/decisions.service.ts';
import { recordDiscussion } from '../../../server/screening/discussion.service.ts';
import type { Mode } from '../../../server/screening/mode.ts';
import { evenRuns } from '../../../server/screening/queue.ts';
import { readStage } from '../../../server/screening/stage-read.queries.ts';
import type { Choice } from '../../../server/screening/stage.ts';
import { handOver, setUpStage, shareOut } from '../../../server/screening/stages.service.ts';
import { takeBackDecision } from '../../../server/screening/undo-decision.service.ts';
import { testContext } from '../../support/context.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';
import { recordsInPhase } from '../../support/screened.ts';

const stage = 'title_abstract';
const rest = { criteria: '', includeTerms: '', excludeTerms: '', samplePercent: 10, maybeGoesOn: true };

async function setUp(mode: Mode, records = 4) {
  const ctx = await testContext();
  const { scope: ada, slug } = await reviewOfAda(ctx);
  const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', ada);
  const [phaseId = ''] = (await vocabulary(ada, 'phase')).map((row) => row.id);
  const ids = await recordsInPhase(ctx, ada, phaseId, records);
  const at = { phaseId, stage } as const;
  await setUpStage(ctx, ada, { ...at, mode, ...rest });
  const give = (who: Scope, n: number, choice: Choice) =>
    decide(ctx, who, { ...at, referenceId: ids[n]!, choice, reasons: [], primaryReasonId: null, note: '' });
  const stands = async (n: number) => (await standingOn(ada, ids[n]!)).map((one) => [one.choice, one.madeHow]);
  const counts = async (who: Scope) => stageCounts(who, await readStage(who, at));
  return { ctx, ada, ben, slug, at, ids, give, stands, counts };
}

describe('a stage', () => {
  it('lets one person’s decision stand at once, follow their change of mind, and be withdrawn when a colleague parts', async () => {
    const { ada, ben, give, stands, counts } = await setUp('single');
    expect(await give(ada, 0, 'exclude')).toEqual({ stands: true });
    await give(ada, 0, 'include');
    expect(await stands(0)).toEqual([['include', 'alone']]);
    expect(await give(ben, 0, 'exclude')).toEqual({ stands: false });
    expect(await stands(0)).toEqual([]);
    expect(await counts(ben)).toMatchObject({ conflicts: 1, mine: 3, done: 0 });
    await give(ben, 0, 'maybe');
    expect(await stands(0)).toEqual([['include', 'agreement']]);
  });

  it('waits for two where everyone screens twice, and leaves no room for a third', async () => {
    const { ctx, ada, ben, slug, give, stands, counts } = await setUp('double');
    const cleo = await joinReview(ctx, slug, await person(ctx, 'Cleo'), 'reviewer', ada);
    expect(await give(ada, 0, 'exclude')).toEqual({ stands: false });
    expect(await counts(ben)).toMatchObject({ mine: 4, second: 1 });
    expect(await give(ben, 0, 'exclude')).toEqual({ stands: true });
    expect(await stands(0)).toEqual([['exclude', 'agreement']]);
    await give(ada, 1, 'include');
    await give(ben, 1, 'exclude');
    expect(await counts(cleo)).toMatchObject({ mine: 2, conflicts: 1, done: 1, exclude: 1 });
  });

  it('records who discussed an outcome and when, and leaves it to them', async () => {
    const { ctx, ada, ben, at, ids, give, stands } = await setUp('discussed');
    expect(await give(ben, 0, 'exclude')).toEqual({ stands: false });
    const outcome = { ...at, referenceId: ids[0]!, choice: 'include', reasons: [], primaryReasonId: null, note: 'Speaks to C2' } as const;
    await recordDiscussion(ctx, ada, { ...outcome, people: 'Ada, Ben', on: '2026-03-01' });
    expect(await standingOn(ada, ids[0]!)).toMatchObject([{ people: 'Ada, Ben', decidedOn: '2026-03-01', note: 'Speaks to C2' }]);
    await give(ben, 0, 'exclude');
    expect(await stands(0)).toEqual([['include', 'discussion']]);
  });

  it('keeps what stands when its mode changes', async () => {
    const { ctx, ada, at, give, stands, counts } = await setUp('single');
    await give(ada, 0, 'exclude');
    await setUpStage(ctx, ada, { ...at, mode: 'double', ...rest });
    await give(ada, 0, 'include');
    expect(await stands(0)).toEqual([['include', 'alone']]);
    expect(await counts(ada)).toMatchObject({ done: 1, mine: 3 });
  });
});

describe('sharing records out', () => {
  it('gives each open record to one person, or to two where it takes two; a leaver’s go to somebody else', async () => {
    const { ctx, ada, ben, at, slug, give, counts } = await setUp('single', 7);
    await give(ada, 0, 'include');
    expect(await shareOut(ctx, ada, { ...at, accounts: [ada.actorId, ben.actorId] })).toBe(6);
    expect([(await counts(ada)).mine, (await counts(ben)).mine]).toEqual([3, 3]);
    const cleo = await joinReview(ctx, slug, await person(ctx, 'Cleo'), 'reviewer', ada);
    expect((await counts(cleo)).mine).toBe(0);
    await give(ben, 6, 'exclude');
    await handOver(ctx, ada, { ...at, from: ben.actorId, to: cleo.actorId });
    expect([(await counts(ben)).mine, (await counts(ben)).decided, (await counts(cleo)).mine]).toEqual([0, 1, 2]);
    await setUpStage(ctx, ada, { ...at, mode: 'double', ...rest });
    await shareOut(ctx, ada, { ...at, accounts: [ada.actorId, ben.actorId, cleo.actorId] });
    const all = [await counts(ada), await counts(ben), await counts(cleo)];
    expect(all.map((one) => one.mine).reduce((a, b) => a + b)).toBe(10);
    await shareOut(ctx, ada, { ...at, accounts: [] });
    expect((await counts(cleo)).mine).toBe(5);
  });

  it('refuses somebody who may not screen, and somebody who has nothing', async () => {
    const { ctx, ada, ben, at, slug } = await setUp('single');
    const olu = await joinReview(ctx, slug, await person(ctx, 'Olu'), 'observer', ada);
    await expect(shareOut(ctx, ada, { ...at, accounts: [olu.actorId] })).rejects.toBeInstanceOf(Refused);
    await expect(handOver(ctx, ada, { ...at, from: ben.actorId, to: ada.actorId })).rejects.toBeInstanceOf(Refused);
  });

  it('leaves out no record, gives none twice, and is even to one', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 9 }), (open, people) => {
        const runs = evenRuns(open, people);
        const sizes = runs.map(([from, to]) => open.filter((number) => from <= number && number <= to).length);
        expect(sizes.reduce((a, b) => a + b, 0)).toBe(open.length);
        if (open.length >= people) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('taking a decision back', () => {
  it('takes the last one here with what stood by it, and refuses another kind of step', async () => {
    const { ctx, ada, at, ids, give, stands } = await setUp('single');
    await give(ada, 0, 'include');
    await give(ada, 1, 'exclude');
    expect(await takeBackDecision(ctx, ada, at)).toBe(ids[1]);
    expect(await stands(1)).toEqual([]);
    expect(await takeBackDecision(ctx, ada, at)).toBe(ids[0]);
    await expect(takeBackDecision(ctx, ada, at)).rejects.toThrow('was not a decision here');
    const { redo } = nextUndo(await operationsOf(ada.db, ada), new Set());
    await takeBack(ctx, ada, redo!);
    expect(await stands(0)).toEqual([['include', 'alone']]);
  });
});
