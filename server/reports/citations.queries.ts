/** How each reference is cited, by its id: "Smith 2019". */
import { referenceLabels } from '../references/references.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';

export async function citationsOf(scope: Pick<Scope, 'db' | 'reviewId'>): Promise<(referenceId: string) => string> {
  const labels = await referenceLabels(scope);
  return (id) => labels.get(id) ?? '';
}
