/** Which codes a codebook page lists, and in which order. */
import { nameKey } from '../reviews/name-key.ts';
import type { Counted } from './code-count.ts';
import type { CodeShown } from './codes.queries.ts';

export const codeSorts = ['tree', 'passages', 'documents'] as const;
export type CodeSort = (typeof codeSorts)[number];

export interface CodebookFilter {
  /** A role's id: only codes that were given in it, counted in it. */
  readonly role: string | null;
  readonly words: string;
  readonly sort: CodeSort;
}

export type CountedCode = Counted<CodeShown>;

/** In the order of the tree, or the most used first. Merged codes stand with the code they count under. */
export function listedCodes(counted: readonly CountedCode[], { role, words, sort }: CodebookFilter): readonly CountedCode[] {
  const key = nameKey(words);
  const found = counted.filter((row) => (!role || (row.roles.get(role) ?? 0) > 0) && (!key || isFound(row, key)));
  if (sort === 'tree') return found;
  const worth = ({ own, roles }: CountedCode): number =>
    sort === 'documents' ? own.documents : role ? (roles.get(role) ?? 0) : own.passages;
  return found.toSorted((a, b) => worth(b) - worth(a));
}

const isFound = ({ node }: CountedCode, key: string): boolean =>
  [node.code, ...node.merged.map(({ code }) => code)].some((code) =>
    [code.name, code.definition, ...code.aliases].some((text) => nameKey(text).includes(key)),
  );
