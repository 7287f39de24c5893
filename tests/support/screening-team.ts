/** A review with records to screen and three people who screen them. */
import { vocabulary } from '../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { decide } from '../../server/screening/decisions.service.ts';
import type { Choice } from '../../server/screening/stage.ts';
import { testContext } from './context.ts';
import { joinReview, person, reviewOfAda } from './people.ts';
import { recordsInPhase } from './screened.ts';

/** Ada leads, Ben and Cleo are reviewers; the records are used in the first phase. */
export async function screeningTeam(records: number) {
  const ctx = await testContext();
  const { scope: ada, slug } = await reviewOfAda(ctx);
  const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', ada);
  const cleo = await joinReview(ctx, slug, await person(ctx, 'Cleo'), 'reviewer', ada);
  const [phaseId = ''] = (await vocabulary(ada, 'phase')).map((row) => row.id);
  const references = await recordsInPhase(ctx, ada, phaseId, records);
  const at = { phaseId, stage: 'title_abstract' as const };
  const choose = (scope: Scope, referenceId: string, choice: Choice, note = '') =>
    decide(ctx, scope, { ...at, referenceId, choice, reasons: [], primaryReasonId: null, note });
  return { ctx, ada, ben, cleo, slug, references, at, choose };
}
