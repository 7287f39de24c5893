/** The codebook as a tree: merged codes stand with the code they count under, children under their parent, each code once. */
import { byCodePoint, nameKey } from '../reviews/name-key.ts';
import { type Mergeable, resolveMerges } from './merged.ts';

export interface TreeCode extends Mergeable {
  readonly name: string;
  readonly parent: string | null;
}

export interface MergedHere<T> {
  readonly code: T;
  readonly inverse: boolean;
}

export interface CodeNode<T extends TreeCode> {
  readonly code: T;
  readonly depth: number;
  readonly children: readonly CodeNode<T>[];
  /** Codes merged into this one, directly or over others. */
  readonly merged: readonly MergedHere<T>[];
}

/** Roots in alphabetical order. A parent that was merged passes its children on; a circle of parents is cut at its first code. */
export function treeOf<T extends TreeCode>(codes: readonly T[]): readonly CodeNode<T>[] {
  const resolved = resolveMerges(codes);
  const merged = new Map<string, MergedHere<T>[]>();
  const standing: T[] = [];
  for (const code of codes) {
    const { into, inverse } = resolved.get(code.id) ?? { into: code.id, inverse: false };
    if (into === code.id) standing.push(code);
    else merged.set(into, [...(merged.get(into) ?? []), { code, inverse }]);
  }
  const parents = parentsOf(standing, (id) => resolved.get(id)?.into ?? null);
  const children = Map.groupBy(standing.toSorted(alphabetically), (code) => parents.get(code.id) ?? '');
  const grow = (parent: string, depth: number): readonly CodeNode<T>[] =>
    (children.get(parent) ?? []).map((code) => ({
      code,
      depth,
      children: grow(code.id, depth + 1),
      merged: (merged.get(code.id) ?? []).toSorted((a, b) => alphabetically(a.code, b.code)),
    }));
  return grow('', 0);
}

function parentsOf(codes: readonly TreeCode[], resolve: (id: string) => string | null): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const code of codes.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const parent = code.parent === null ? null : resolve(code.parent);
    if (parent && parent !== code.id && !isUnder(parents, parent, code.id)) parents.set(code.id, parent);
  }
  return parents;
}

function isUnder(parents: ReadonlyMap<string, string>, id: string, above: string): boolean {
  for (let at: string | undefined = id; at; at = parents.get(at)) if (at === above) return true;
  return false;
}

const alphabetically = (a: TreeCode, b: TreeCode): number => byCodePoint(nameKey(a.name), nameKey(b.name)) || byCodePoint(a.id, b.id);

/** Parents before their children. */
export const flattened = <T extends TreeCode>(nodes: readonly CodeNode<T>[]): readonly CodeNode<T>[] =>
  nodes.flatMap((node) => [node, ...flattened(node.children)]);

/** Every code that counts under a node: itself, what is merged into it and, `withChildren`, the same for all below. */
export function countedUnder<T extends TreeCode>(node: CodeNode<T>, withChildren: boolean): readonly MergedHere<T>[] {
  const own = [{ code: node.code, inverse: false }, ...node.merged];
  return withChildren ? [...own, ...node.children.flatMap((child) => countedUnder(child, true))] : own;
}

/** Why a code can't be merged into another or moved under it; null when it can. */
export function whyNot<T extends TreeCode>(codes: readonly T[], from: string, to: string): string | null {
  if (from === to) return 'A code can’t be put into itself.';
  const nodes = flattened(treeOf(codes));
  const target = nodes.find((node) => node.code.id === to || node.merged.some(({ code }) => code.id === to));
  if (!target) return 'This code is in the trash.';
  const own = nodes.find((node) => node.code.id === from);
  if (!own) return null;
  const below = countedUnder(own, true).some(({ code }) => code.id === target.code.id);
  return below ? `“${target.code.name}” stands under “${own.code.name}”: move it out first.` : null;
}
