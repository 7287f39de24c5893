import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { create, operate } from '../../../server/platform/operation.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import { choices, stages } from '../../../server/screening/stage.ts';
import { isLeftOut } from '../../../server/screening/standing.ts';
import { excludedReferences, standingExclusions, whatDropsOut } from '../../../server/screening/standing.queries.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, documentOf, excerptOf, linkOf, referenceOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

describe('what is left out', () => {
  it('is the same in the database as by the rule, for any decisions', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const phases = (await vocabulary(scope, 'phase')).map((row) => row.id);
    const one = fc.record({ phaseId: fc.constantFrom(...phases), stage: fc.constantFrom(...stages), choice: fc.constantFrom(...choices) });
    const many = fc.uniqueArray(one, { selector: ({ phaseId, stage }) => phaseId + stage, maxLength: 6 });
    const samples = fc.sample(many, { numRuns: 60, seed: 7 });
    const expected = new Set<string>();
    for (const [n, standing] of samples.entries()) {
      const reference = await referenceOf(ctx, scope, `Paper ${n}`);
      if (isLeftOut(standing)) expected.add(reference);
      await operate(ctx, scope, { verb: 'set up' }, async (op) => {
        for (const { phaseId, ...own } of standing)
          await create(op, 'standing_decision', {
            ...own,
            reference_id: reference,
            phase_id: phaseId,
            reasons: '[]',
            primary_reason_id: null,
            note: '',
            made_how: 'lead',
            people: '',
            decided_on: '',
          });
        return null;
      });
    }
    expect(expected.size).toBeGreaterThan(5);
    expect(await standingExclusions(scope)).toEqual(expected);
    const counted = await scope.db
      .selectFrom('reference')
      .select('id')
      .where('review_id', '=', scope.reviewId)
      .where('id', 'not in', excludedReferences(scope))
      .execute();
    expect(counted.length).toBe(samples.length - expected.size);
  });

  it('names the passages, evidence and CMOCs that go with a reference, each once', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const paper = await documentOf(ctx, scope, 'Smith 2019', ['Staff trusted the lead. Meetings were long.']);
    const other = await documentOf(ctx, scope, 'Lee 2020', ['Elsewhere staff left.']);
    const trusted = await excerptOf(ctx, scope, paper, 'Staff trusted the lead.');
    await excerptOf(ctx, scope, paper, 'Meetings were long.');
    await excerptOf(ctx, scope, other, 'Elsewhere staff left.');
    const theory = await cmocOf(ctx, scope, { elements: [] });
    await linkOf(ctx, scope, theory, trusted);
    await linkOf(ctx, scope, theory, trusted, { stance: 'refutes' });
    await cmocOf(ctx, scope, { reference: paper.reference, elements: [] });
    expect(await whatDropsOut(scope, paper.reference)).toEqual({ passages: 2, evidence: 1, cmocs: 1, extracted: 1 });
    expect(await whatDropsOut(scope, other.reference)).toEqual({ passages: 1, evidence: 0, cmocs: 0, extracted: 0 });
  });
});
