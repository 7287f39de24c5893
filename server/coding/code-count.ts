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

type Elements = ReadonlyMap<string, number>;

/** One row per code of the tree, parents before their children. The uses of a passage follow each other. */
export const countedTree = <T extends TreeCode>(
  tree: readonly CodeNode<T>[],
  uses: readonly Use[],
  elements: Elements,
): readonly Counted<T>[] => countedNodes(flattened(tree), uses, elements);

/** Counts these codes of a tree from uses, passage by passage, of at least the codes that count under them. */
export function countedNodes<T extends TreeCode>(
  nodes: readonly CodeNode<T>[],
  uses: readonly Use[],
  elements: Elements,
): readonly Counted<T>[] {
  const rows = nodes.map(rowFor);
  const tallies = talliesByCode(rows);
  for (const use of uses) for (const tally of tallies.get(use.codeId) ?? []) tally.take(use);
  const elementsIn = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (elements.get(id) ?? 0), 0);
  return rows.map(({ node, ids, own, withChildren, raw, roles }) => ({
    node,
    own: own.counted(elementsIn(ids)),
    withChildren: withChildren.counted(elementsIn(idsUnder(node, true))),
    raw: raw.passages,
    roles: roles.counts(),
  }));
}

const idsUnder = <T extends TreeCode>(node: CodeNode<T>, withChildren: boolean): readonly string[] =>
  countedUnder(node, withChildren).map(({ code }) => code.id);

/** A code without children counts the same with them; one that nothing is merged into, the same without. */
function rowFor<T extends TreeCode>(node: CodeNode<T>) {
  const own = new Tally();
  return {
    ...{ node, own, ids: idsUnder(node, false), roles: new RoleTally() },
    withChildren: node.children.length ? new Tally() : own,
    raw: node.merged.length ? new Tally() : own,
  };
}

/** Which counts a use of each code goes into. */
function talliesByCode<T extends TreeCode>(rows: readonly ReturnType<typeof rowFor<T>>[]) {
  const tallies = new Map<string, { take: (use: Use) => void }[]>();
  const into = (id: string, ...some: readonly { take: (use: Use) => void }[]) => {
    const known = tallies.get(id);
    if (known) known.push(...some);
    else tallies.set(id, [...some]);
  };
  for (const { node, ids, own, withChildren, raw, roles } of rows) {
    if (raw !== own) into(node.code.id, raw);
    for (const id of ids) into(id, own, roles);
    if (withChildren !== own) for (const id of idsUnder(node, true)) into(id, withChildren);
  }
  return tallies;
}

/** Distinct passages and references of uses that come passage by passage: remembering 30,000 passages would cost half the page. */
class Tally {
  passages = 0;
  readonly #documents = new Set<string>();
  #last = '';

  take({ excerptId, referenceId }: Use): void {
    if (excerptId === this.#last) return;
    this.#last = excerptId;
    this.passages += 1;
    this.#documents.add(referenceId);
  }

  counted(elements: number): CodeCount {
    return { passages: this.passages, documents: this.#documents.size, elements };
  }
}

/** Distinct passages by role; '' stands for none. */
class RoleTally {
  readonly #roles = new Map<string, { last: string; passages: number }>();

  take({ roleId, excerptId }: Use): void {
    const role = roleId ?? '';
    const tally = this.#roles.get(role);
    if (!tally) this.#roles.set(role, { last: excerptId, passages: 1 });
    else if (tally.last !== excerptId) {
      tally.last = excerptId;
      tally.passages += 1;
    }
  }

  counts(): ReadonlyMap<string, number> {
    return new Map([...this.#roles].map(([role, { passages }]) => [role, passages]));
  }
}
