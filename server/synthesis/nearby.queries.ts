/** The passages around what one reads: what a configuration begun there is most likely made of. */
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { areThere } from './evidence.queries.ts';

interface Around {
  readonly documentId: string;
  readonly roleIds: readonly string[];
  /** Passages in hand already. */
  readonly but: readonly string[];
  /** The sheet read; null: from the first. */
  readonly sheet: number | null;
}

/** How far a configuration's parts usually lie from each other, in sheets. */
const reach = 3;
const most = 60;

/** Ids of the paper's passages in any of the roles, nearest sheets first. */
export async function nearbyPassages(scope: Scope, { documentId, roleIds, but, sheet }: Around): Promise<readonly string[]> {
  if (!roleIds.length) return [];
  let found = scope.db
    .selectFrom('excerpt as x')
    .innerJoin('document_version as v', 'v.id', 'x.document_version_id')
    .select(['x.id', 'x.sheet', 'x.start_at'])
    .where('x.review_id', '=', scope.reviewId)
    .where('v.document_id', '=', documentId)
    .where(areThere(['x']))
    .where(visible(scope, 'x'))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('coding as c')
          .select('c.id')
          .whereRef('c.excerpt_id', '=', 'x.id')
          .where('c.role_id', 'in', roleIds)
          .where('c.trashed_at', 'is', null)
          .where(visible(scope, 'c')),
      ),
    );
  if (but.length) found = found.where('x.id', 'not in', but);
  if (sheet !== null) found = found.where('x.sheet', '>=', sheet - reach).where('x.sheet', '<=', sheet + reach);
  const rows = await found.orderBy('x.start_at').orderBy('x.id').limit(most).execute();
  const away = (row: { readonly sheet: number }): number => (sheet === null ? 0 : Math.abs(row.sheet - sheet));
  return rows.toSorted((a, b) => away(a) - away(b)).map(({ id }) => id);
}
