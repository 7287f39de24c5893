/** Reads cases and who reports on them. */
import type { Scope } from '../reviews/scope.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

export interface CaseShown {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly abbreviation: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Ids of the live references that report on it. */
  readonly references: readonly string[];
}

/** Live cases in the team's order. */
export async function casesOf({ db, reviewId }: Where): Promise<readonly CaseShown[]> {
  const [rows, ties] = await Promise.all([
    db
      .selectFrom('case')
      .select(['id', 'version', 'name', 'abbreviation', 'attributes'])
      .where('review_id', '=', reviewId)
      .where('trashed_at', 'is', null)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('case_reference as t')
      .innerJoin('reference as r', 'r.id', 't.reference_id')
      .select(['t.case_id', 't.reference_id'])
      .where('t.review_id', '=', reviewId)
      .where('t.trashed_at', 'is', null)
      .where('r.trashed_at', 'is', null)
      .orderBy('r.number')
      .execute(),
  ]);
  const byCase = Map.groupBy(ties, (tie) => tie.case_id);
  return rows.map(({ attributes, ...row }) => ({
    ...row,
    attributes: JSON.parse(attributes) as Record<string, string>,
    references: (byCase.get(row.id) ?? []).map((tie) => tie.reference_id),
  }));
}
