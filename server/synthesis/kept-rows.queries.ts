/** Rows that counting reads of all of a review: kept by id, so that after a write only what was written is read again. */
import { rememberedRows } from '../platform/remembered.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';

type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

/** A link between a CMOC and a passage, as far as counting goes. */
export interface LinkRow {
  readonly id: string;
  readonly cmoc_id: string;
  readonly excerpt_id: string;
  readonly stance: string;
  readonly clear: string;
  readonly target: string;
  readonly document_version_id: string;
}

/** Links of the working set to passages of it; neither is in the trash. */
export const linkRows = (scope: Reading) =>
  scope.db
    .selectFrom('evidence_link as l')
    .innerJoin('excerpt as x', 'x.id', 'l.excerpt_id')
    .select(['l.id', 'l.cmoc_id', 'l.excerpt_id', 'l.stance', 'l.clear', 'l.target', 'x.document_version_id'])
    .where('l.review_id', '=', scope.reviewId)
    .where('l.trashed_at', 'is', null)
    .where('x.trashed_at', 'is', null)
    .where(visible(scope, 'l'))
    .where(visible(scope, 'x'));

export const allLinkRows = rememberedRows({ of: 'evidence_link', lookedUp: ['excerpt'] }, (scope: Reading, ids): Promise<LinkRow[]> => {
  const rows = linkRows(scope);
  return (ids ? rows.where('l.id', 'in', ids) : rows).execute();
});
