/** A configuration's element rows with the kind of their role, in order: what services decide on. */
import type { Reader } from '../platform/database.ts';
import type { Schema } from '../platform/schema/index.ts';

export type ElementIn = Schema['element'] & { readonly kind: string };

export async function elementsIn(db: Reader, reviewId: string, cmocId: string): Promise<readonly ElementIn[]> {
  return db
    .selectFrom('element as e')
    .innerJoin('role as r', 'r.id', 'e.role_id')
    .selectAll('e')
    .select('r.kind')
    .where('e.review_id', '=', reviewId)
    .where('e.cmoc_id', '=', cmocId)
    .where('e.trashed_at', 'is', null)
    .orderBy('e.position')
    .orderBy('e.id')
    .execute();
}
