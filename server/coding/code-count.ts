/** How often codes are used, merged ones counted where they count, children once. */
import { type CodeNode, countedUnder, flattened, type TreeCode } from './code-tree.ts';

export interface Use {
  readonly codeId: string;
  readonly excerptId: string;
  readonly referenceId: string;
  readonly roleId?: string | null;
}

export interface CodeCount {
  /** Distinct passages. */
  readonly passages: number;
  /** Distinct references. */
  readonly documents: number;
  readonly elements: number;
}

export interface Counted<T extends TreeCode> {
  readonly node: CodeNode<T>;
  /** The code and what is merged into it. */
  readonly own: CodeCount;
  /** The same with every code below. */
  readonly withChildren: CodeCount;
  /** Distinct passages coded with this very name, as if nothing were merged. */
  readonly raw: number;
  /** Distinct passages by role, of the code and what is merged into it. */
  readonly roles: ReadonlyMap<string, number>;
}

/** One row per code of the tree, parents before their children. */
export function countedTree<T extends TreeCode>(
  tree: readonly CodeNode<T>[],
  uses: readonly Use[],
  elements: ReadonlyMap<string, number>,
): readonly Counted<T>[] {
  const byCode = Map.groupBy(uses, (use) => use.codeId);
  const countOf = (ids: readonly string[]): CodeCount => {
    const passages = new Set<string>();
    const documents = new Set<string>();
    for (const id of ids)
      for (const use of byCode.get(id) ?? []) {
        passages.add(use.excerptId);
        documents.add(use.referenceId);
      }
    const inElements = ids.reduce((sum, id) => sum + (elements.get(id) ?? 0), 0);
    return { passages: passages.size, documents: documents.size, elements: inElements };
  };
  const idsOf = (node: CodeNode<T>, withChildren: boolean) => countedUnder(node, withChildren).map(({ code }) => code.id);
  return flattened(tree).map((node) => {
    const own = countOf(idsOf(node, false));
    return {
      ...{ node, own, withChildren: node.children.length ? countOf(idsOf(node, true)) : own },
      raw: countOf([node.code.id]).passages,
      roles: passagesByRole(idsOf(node, false).flatMap((id) => byCode.get(id) ?? [])),
    };
  });
}

function passagesByRole(uses: readonly Use[]): ReadonlyMap<string, number> {
  const passages = Map.groupBy(uses, (use) => use.roleId ?? '');
  return new Map([...passages].map(([role, some]) => [role, new Set(some.map((use) => use.excerptId)).size]));
}
