/** Which configurations are sufficiently supported (model, Counting 6): the badge of their cards. */
import type { ReviewShown } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { allCountedLinks, countedLinks } from '../synthesis/evidence.queries.ts';
import { supportOf } from '../synthesis/support.ts';

/** More than these are read with everything else, which is quicker. */
const askedByName = 250;

/** Those of `ids` that reach the review's thresholds. */
export async function supportedAmong(scope: Scope, ids: readonly string[], review: ReviewShown): Promise<ReadonlySet<string>> {
  const links = await (ids.length > askedByName ? allCountedLinks(scope) : countedLinks(scope, ids));
  return new Set(ids.filter((id) => supportOf(links.get(id) ?? [], [], review).isSufficient));
}
