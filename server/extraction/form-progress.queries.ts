/** How far forms are, for lists: over all references, and per reference. */
import { type Scope, visible } from '../reviews/scope.queries.ts';

type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

/** Form → how many references or cases have an answer in it. */
export async function begunByForm(scope: Reading): Promise<ReadonlyMap<string, number>> {
  const rows = await answered(scope)
    .select((eb) => ['a.template_id', eb.fn.count<number>(eb.fn.coalesce('a.reference_id', 'a.case_id')).distinct().as('n')])
    .groupBy('a.template_id')
    .execute();
  return new Map(rows.map((row) => [row.template_id, row.n]));
}

/** Reference → how many questions of all live forms are answered about it. References without an answer are left away. */
export async function answeredByReference(scope: Reading, referenceIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (!referenceIds.length) return new Map();
  const rows = await answered(scope)
    .innerJoin('template as t', (on) => on.onRef('t.id', '=', 'a.template_id').on('t.trashed_at', 'is', null))
    .select((eb) => ['a.reference_id', 'a.template_id', eb.fn.count<number>('a.question').distinct().as('n')])
    .where('a.reference_id', 'in', referenceIds)
    .groupBy(['a.reference_id', 'a.template_id'])
    .execute();
  const counts = new Map<string, number>();
  for (const { reference_id, n } of rows) if (reference_id !== null) counts.set(reference_id, (counts.get(reference_id) ?? 0) + n);
  return counts;
}

const answered = (scope: Reading) =>
  scope.db
    .selectFrom('answer as a')
    .where('a.review_id', '=', scope.reviewId)
    .where('a.state', '!=', 'blank')
    .where('a.trashed_at', 'is', null)
    .where(visible(scope, 'a'));
