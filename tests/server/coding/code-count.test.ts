import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedNodes, countedTree, type Use } from '../../../server/coding/code-count.ts';
import { countedUnder, flattened, treeOf, type TreeCode } from '../../../server/coding/code-tree.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const id = fc.constantFrom(...ids);

const codes: fc.Arbitrary<readonly TreeCode[]> = fc
  .tuple(...ids.map(() => fc.record({ parent: fc.option(id), mergedInto: fc.option(id), isInverse: fc.boolean() })))
  .map((made) => made.map((code, n) => ({ ...code, id: ids[n] ?? '', name: ids[n] ?? '' })));

/** As they are read, each passage's uses together, the passages in some order. */
const order = ['p4', 'p0', 'p8', 'p2', 'p6', 'p1', 'p3', 'p7', 'p5'];

/** Passage n lies in document n % 3. */
const uses: fc.Arbitrary<readonly Use[]> = fc
  .array(
    fc
      .record({ codeId: id, passage: fc.nat(8), roleId: fc.constantFrom(null, 'context', 'mechanism') })
      .map(({ passage, ...use }) => ({ ...use, excerptId: `p${passage}`, referenceId: `r${passage % 3}` })),
    { maxLength: 40 },
  )
  .map((list) => list.toSorted((a, b) => order.indexOf(a.excerptId) - order.indexOf(b.excerptId)));

const distinct = <T>(list: readonly T[]): number => new Set(list).size;

describe('the counts of the codebook', () => {
  it('are the distinct passages and documents of the codes that count there', () => {
    fc.assert(
      fc.property(codes, uses, (all, used) => {
        for (const row of countedTree(treeOf(all), used, new Map())) {
          const under = (withChildren: boolean) => {
            const counted = new Set(countedUnder(row.node, withChildren).map(({ code }) => code.id));
            return used.filter((use) => counted.has(use.codeId));
          };
          for (const [count, some] of [
            [row.own, under(false)],
            [row.withChildren, under(true)],
          ] as const)
            expect(count).toEqual({
              passages: distinct(some.map((use) => use.excerptId)),
              documents: distinct(some.map((use) => use.referenceId)),
              elements: 0,
            });
          expect(row.raw).toBe(distinct(used.filter((use) => use.codeId === row.node.code.id).map((use) => use.excerptId)));
          for (const [role, n] of row.roles)
            expect(n).toBe(
              distinct(
                under(false)
                  .filter((use) => (use.roleId ?? '') === role)
                  .map((use) => use.excerptId),
              ),
            );
        }
      }),
    );
  });

  it('are the same for one code from its own uses as in the whole tree', () => {
    fc.assert(
      fc.property(codes, uses, (all, used) => {
        const tree = treeOf(all);
        const elements = new Map([['a', 2]]);
        const whole = countedTree(tree, used, elements);
        for (const [n, node] of flattened(tree).entries()) {
          const counted = new Set(countedUnder(node, true).map(({ code }) => code.id));
          const own = used.filter((use) => counted.has(use.codeId));
          expect(countedNodes([node], own, elements)).toEqual([whole[n]]);
        }
      }),
    );
  });
});
