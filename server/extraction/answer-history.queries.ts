/** Who answered what, when: earlier answers are kept and shown, also those taken back by undo. */
import { pastOf } from '../platform/activity.queries.ts';
import { stepsIn } from '../platform/snapshots.ts';
import { namesOf } from '../reviews/reviews.queries.ts';
import { visible } from '../reviews/scope.queries.ts';
import type { AnswerPlace } from './answer.ts';
import { type About, aboutColumns, type Reading } from './answers.queries.ts';

export interface AnswerStep {
  readonly at: string;
  readonly by: string;
  readonly state: string;
  readonly value: string;
  /** Taken back by undo, or removed with its line. */
  readonly gone: boolean;
}

/** Everything ever answered at a place, latest first. */
export async function historyAt(
  scope: Reading,
  place: AnswerPlace & { readonly templateId: string; readonly about: About },
): Promise<readonly AnswerStep[]> {
  const { reference_id, case_id } = aboutColumns(place.about);
  const rows = await scope.db
    .selectFrom('answer as a')
    .select('a.id')
    .where('a.review_id', '=', scope.reviewId)
    .where('a.template_id', '=', place.templateId)
    .where('a.question', '=', place.question)
    .where('a.line', '=', place.line)
    .where('a.column', '=', place.column)
    .where('a.reference_id', reference_id === null ? 'is' : '=', reference_id)
    .where('a.case_id', case_id === null ? 'is' : '=', case_id)
    .where(visible(scope, 'a'))
    .orderBy('a.made_at')
    .execute();
  const names = await namesOf(scope);
  const steps = await Promise.all(rows.map(async ({ id }) => stepsIn(await pastOf(scope.db, scope.reviewId, id), ['state', 'value'])));
  return steps
    .flat()
    .map(({ at, actorId, values, gone }) => ({
      at,
      by: names.get(actorId) ?? '',
      state: String(values['state'] ?? 'blank'),
      value: String(values['value'] ?? ''),
      gone,
    }))
    .toReversed();
}
