/** Evidence that counts with other configurations as well: of an extracted one with that of the theory it is assigned to, of a merged one with the one that stayed. */
import type { LinkKept } from './in-scope.ts';

export interface CarriedTo {
  readonly theoryCmocId: string;
  /** The latest test of the two says *conflicts*: what supports the one speaks against the other. */
  readonly conflicts: boolean;
}

/** The links themselves, then those they stand for. */
export function carriedOver(links: readonly LinkKept[], roots: ReadonlyMap<string, readonly CarriedTo[]>): readonly LinkKept[] {
  if (!roots.size) return links;
  const carried = links.flatMap((link) =>
    (roots.get(link.cmocId) ?? []).map(({ theoryCmocId, conflicts }) => ({
      ...link,
      cmocId: theoryCmocId,
      side: conflicts ? contrary(link.side) : link.side,
    })),
  );
  return [...links, ...carried];
}

const contrary = (side: LinkKept['side']): LinkKept['side'] => (side === 'for' ? 'against' : 'neither');
