/** Which configurations are sufficiently supported (model, Counting 6). */
import type { Scope } from '../reviews/scope.queries.ts';
import { visible } from '../reviews/scope.queries.ts';
import type { ReviewShown } from '../reviews/reviews.queries.ts';
import { standingExclusions } from '../screening/standing.queries.ts';
import type { Clarity } from '../synthesis/cmoc.ts';
import { type CountedLink, supportOf } from '../synthesis/support.ts';
import { inChunks } from './chunks.ts';
import { stanceSides } from './counted.queries.ts';

/** Those of `ids` that reach the review's thresholds. */
export async function supportedAmong(scope: Scope, ids: readonly string[], review: ReviewShown): Promise<ReadonlySet<string>> {
  const [sides, excluded] = await Promise.all([stanceSides(scope), standingExclusions(scope)]);
  const supported = new Set<string>();
  for (const portion of inChunks(ids)) {
    const rows = await judgedLinks(scope, portion);
    for (const [cmocId, own] of Map.groupBy(rows, (row) => row.cmoc_id)) {
      const links = own.map((row): CountedLink => ({
        excerptId: row.excerpt_id,
        referenceId: row.reference_id,
        studyId: row.study_id,
        counts: sides.get(row.stance) ?? 'none',
        clear: row.clear as Clarity,
        covers: [],
        isTheory: row.used_as === 'theory',
        isLeftOut: excluded.has(row.reference_id),
      }));
      if (supportOf(links, [], review).isSufficient) supported.add(cmocId);
    }
  }
  return supported;
}

const judgedLinks = (scope: Scope, cmocIds: readonly string[]) =>
  scope.db
    .selectFrom('evidence_link as l')
    .innerJoin('excerpt as e', 'e.id', 'l.excerpt_id')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .select(['l.cmoc_id', 'l.excerpt_id', 'l.stance', 'l.clear', 'd.reference_id', 'r.study_id', 'r.used_as'])
    .where('l.review_id', '=', scope.reviewId)
    .where('l.cmoc_id', 'in', cmocIds)
    .where('l.trashed_at', 'is', null)
    .where('e.trashed_at', 'is', null)
    .where('d.trashed_at', 'is', null)
    .where('r.trashed_at', 'is', null)
    .where(visible(scope, 'l'))
    .where(visible(scope, 'e'))
    .execute();
