import { type Scope, visible } from '../reviews/scope.queries.ts';
import type { Subject } from './judgements.queries.ts';

/** True when there is such a thing in this review for this person to see, not in the trash. */
export async function isSubject(scope: Pick<Scope, 'db' | 'reviewId' | 'setId'>, { kind, id }: Subject): Promise<boolean> {
  const table = kind as 'excerpt';
  const row = await scope.db
    .selectFrom(`${table} as s`)
    .select('s.id')
    .where('s.review_id', '=', scope.reviewId)
    .where('s.id', '=', id)
    .where('s.trashed_at', 'is', null)
    .$if(kind !== 'reference', (qb) => qb.where(visible(scope, 's')))
    .executeTakeFirst();
  return row !== undefined;
}
