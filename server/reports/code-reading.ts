/** As what a code counts: merges followed, directions flipped by inverse merges, children read at a level of the tree. */
import { resolveMerges } from '../coding/merged.ts';
import { alphabetically } from '../reviews/name-key.ts';
import { type Direction, flipped } from '../reviews/vocabulary.ts';

/** A code that is not in the trash. */
export interface CodeIn {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly mergedIntoId: string | null;
  readonly mergedInverse: boolean;
}

export interface CodeRead {
  readonly id: string;
  /** True when directions are read flipped: *more* as *less*, *present* as *absent*. */
  readonly inverse: boolean;
}

export interface CodeReading {
  /** After merging. Null for a code that is in the trash or unknown. */
  readonly merged: (id: string) => CodeRead | null;
  /** After merging, at the chosen level of the tree. */
  readonly at: (id: string) => CodeRead | null;
  readonly nameOf: (id: string) => string;
  /** Compares two codes alphabetically. */
  readonly inOrder: (a: string, b: string) => number;
}

/**
 * `depth` 0 reads every code as its topmost ancestor, 1 as the ancestor one below, and so on; null leaves codes as they
 * are. A pointer to a code in the trash, or one that would go round in circles, is not followed.
 */
export function codeReading(codes: readonly CodeIn[], depth: number | null = null): CodeReading {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const resolved = resolveMerges(
    codes.map(({ id, mergedIntoId, mergedInverse }) => ({ id, mergedInto: mergedIntoId, isInverse: mergedInverse })),
  );
  const reads = new Map([...resolved].map(([id, { into, inverse }]) => [id, { id: into, inverse }]));
  const merged: Read = (id) => reads.get(id) ?? null;
  const climbed = remembered((id) => climb(byId, merged, id, depth ?? 0));
  const places = new Map([...codes].sort(alphabetically).map((code, place) => [code.id, place]));
  return {
    merged,
    at: depth === null ? merged : climbed,
    nameOf: (id) => byId.get(id)?.name ?? '',
    inOrder: (a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0),
  };
}

export const readDirection = (direction: Direction, inverse: boolean): Direction => (inverse ? flipped[direction] : direction);

type Codes = ReadonlyMap<string, CodeIn>;
type Read = (id: string) => CodeRead | null;

/** The line from a code up to the root, each parent read after merging; then the member `depth` below the root. */
function climb(codes: Codes, merged: Read, id: string, depth: number): CodeRead | null {
  let at = merged(id);
  if (!at) return null;
  const line: CodeRead[] = [];
  const seen = new Set<string>();
  while (at && !seen.has(at.id)) {
    seen.add(at.id);
    line.push(at);
    const parent: string | null | undefined = codes.get(at.id)?.parentId;
    const above: CodeRead | null = parent ? merged(parent) : null;
    at = above && { id: above.id, inverse: above.inverse !== at.inverse };
  }
  return line[Math.max(0, line.length - 1 - depth)] ?? null;
}

function remembered(read: Read): Read {
  const known = new Map<string, CodeRead | null>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const value = read(id);
    known.set(id, value);
    return value;
  };
}
