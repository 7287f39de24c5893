/** Which references a table of passages, documents, judgements or answers takes in, whatever was excluded. */
import type { TableScope } from './table-scope.ts';

export type ReferencesAsked = (referenceId: string) => boolean;

export interface ReferenceAsked {
  readonly usedAs: string;
  readonly phaseIds: readonly string[];
}

export const referencesAsked =
  (references: ReadonlyMap<string, ReferenceAsked>, scope: TableScope, appraised: ReadonlySet<string> | null): ReferencesAsked =>
  (id) => {
    const reference = references.get(id);
    if (!reference) return false;
    if (scope.uses.length && !scope.uses.includes(reference.usedAs)) return false;
    if (scope.phaseId !== null && !reference.phaseIds.includes(scope.phaseId)) return false;
    return !appraised || appraised.has(id);
  };
