import { describe, expect, it } from 'vitest';
import { decide, settle } from '../../../server/screening/decisions.service.ts';
import { decisionHistory, decisionsShown } from '../../../server/screening/decisions-shown.queries.ts';
import { phasesOfReference } from '../../../server/screening/decisions.queries.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import { testContext } from '../../support/context.ts';
import { documentOf, excerptOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function set() {
  const ctx = await testContext();
  const { scope: ada, slug } = await reviewOfAda(ctx);
  const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', ada);
  const paper = await documentOf(ctx, ada, 'A paper', ['Trust grew slowly.']);
  await excerptOf(ctx, ada, paper, 'Trust grew');
  const [phase] = await vocabulary(ada, 'phase');
  const place = { referenceId: paper.reference, phaseId: phase!.id, stage: 'full_text' as const };
  const give = { ...place, reasons: [], primaryReasonId: null };
  return { ctx, ada, ben, reference: paper.reference, place, give };
}

describe('what a reviewer sees of decisions', () => {
  it('hides a colleague’s until one’s own is in, in the history, too', async () => {
    const { ctx, ada, ben, reference, place, give } = await set();
    await decide(ctx, ada, { ...give, choice: 'exclude', note: 'Off topic' });
    const before = await decisionsShown(ben, reference, { phase: place.phaseId, stage: place.stage });
    expect([before.mine, before.others, before.hidden]).toEqual([undefined, [], 1]);
    expect(await decisionHistory(ben, reference)).toEqual([]);
    ctx.pass(60_000);
    await decide(ctx, ben, { ...give, choice: 'include', note: '' });
    const after = await decisionsShown(ben, reference, { phase: place.phaseId, stage: place.stage });
    expect(after.others.map((one) => [one.reviewer, one.choice])).toEqual([['Ada', 'exclude']]);
    expect((await decisionHistory(ben, reference)).map((step) => [step.by, step.choice])).toEqual([
      ['Ben', 'include'],
      ['Ada', 'exclude'],
    ]);
  });

  it('tells what would drop out, and what stands with everything that led there', async () => {
    const { ctx, ada, ben, reference, place, give } = await set();
    await settle(ctx, ada, { ...give, choice: 'exclude', note: 'Off topic' });
    ctx.pass(60_000);
    await settle(ctx, ada, { ...give, choice: 'include', note: 'On second thoughts' });
    const shown = await decisionsShown(ben, reference, { phase: place.phaseId, stage: place.stage });
    expect(shown).toMatchObject({
      isLeftOut: false,
      dropping: { passages: 1 },
      standing: { choice: 'include', note: 'On second thoughts' },
    });
    expect((await decisionHistory(ben, reference)).map((step) => [step.kind, step.choice, step.note])).toEqual([
      ['stands', 'include', 'On second thoughts'],
      ['stands', 'exclude', 'Off topic'],
    ]);
    expect(await phasesOfReference(ben, reference)).toContain(place.phaseId);
  });
});
