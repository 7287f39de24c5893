import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedUnder, flattened, treeOf, whyNot } from '../../../server/coding/code-tree.ts';
import { resolveMerges } from '../../../server/coding/merged.ts';

const code = (id: string, own: { parent?: string; into?: string; inverse?: boolean } = {}) => ({
  id,
  name: id,
  parent: own.parent ?? null,
  mergedInto: own.into ?? null,
  isInverse: own.inverse ?? false,
});

const anyCodes = fc
  .array(fc.record({ parent: fc.option(fc.nat({ max: 7 })), into: fc.option(fc.nat({ max: 7 })), inverse: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((rows) =>
    rows.map((row, at) => ({
      id: `c${at}`,
      name: `c${at}`,
      parent: row.parent === null ? null : `c${row.parent}`,
      mergedInto: row.into === null ? null : `c${row.into}`,
      isInverse: row.inverse,
    })),
  );

describe('merged codes', () => {
  it('count under the end of their chain, flipped by an odd number of inverse merges', () => {
    const resolved = resolveMerges([
      code('distrust', { into: 'trust', inverse: true }),
      code('no distrust', { into: 'distrust', inverse: true }),
      code('suspicion', { into: 'distrust' }),
      code('trust'),
    ]);
    expect(Object.fromEntries(resolved)).toEqual({
      distrust: { into: 'trust', inverse: true },
      'no distrust': { into: 'trust', inverse: false },
      suspicion: { into: 'trust', inverse: true },
      trust: { into: 'trust', inverse: false },
    });
  });

  it('stand for themselves when what they were merged into is in the trash', () => {
    expect(resolveMerges([code('a', { into: 'gone' })]).get('a')).toEqual({ into: 'a', inverse: false });
  });

  it('that point at each other still count under one of them', () => {
    const resolved = resolveMerges([
      code('a', { into: 'b', inverse: true }),
      code('b', { into: 'a' }),
      code('c', { into: 'a', inverse: true }),
    ]);
    expect([...resolved.values()].map(({ into }) => into)).toEqual(['a', 'a', 'a']);
    expect(resolved.get('c')?.inverse).toBe(true);
  });

  it('resolve to codes that resolve to themselves, whatever points where', () => {
    fc.assert(
      fc.property(anyCodes, (codes) => {
        const resolved = resolveMerges(codes);
        for (const { into } of resolved.values()) expect(resolved.get(into)).toEqual({ into, inverse: false });
      }),
    );
  });
});

describe('the tree of codes', () => {
  it('shows each code once, children of a merged parent under what it was merged into', () => {
    const tree = treeOf([
      code('Trust'),
      code('Faith', { into: 'Trust' }),
      code('Blind faith', { parent: 'Faith' }),
      code('History'),
      code('Distrust', { into: 'Faith', inverse: true }),
    ]);
    expect(
      flattened(tree).map((node) => [
        node.code.name,
        node.depth,
        node.merged.map(({ code: { name }, inverse }) => `${name}${inverse ? '−' : ''}`),
      ]),
    ).toEqual([
      ['History', 0, []],
      ['Trust', 0, ['Distrust−', 'Faith']],
      ['Blind faith', 1, []],
    ]);
  });

  it('holds every code exactly once, whatever circles there are', () => {
    fc.assert(
      fc.property(anyCodes, (codes) => {
        const all = treeOf(codes).flatMap((root) => countedUnder(root, true).map((one) => one.code.id));
        expect(all.toSorted()).toEqual(codes.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('refuses to put a code into itself or below itself, and says why', () => {
    const codes = [code('Trust'), code('Faith', { parent: 'Trust' }), code('Creed', { into: 'Faith' }), code('History')];
    expect(whyNot(codes, 'Trust', 'Trust')).toContain('itself');
    expect(whyNot(codes, 'Trust', 'Faith')).toBe('“Faith” stands under “Trust”: move it out first.');
    expect(whyNot(codes, 'Trust', 'Creed')).toContain('Faith');
    expect(whyNot(codes, 'Faith', 'Trust')).toBeNull();
    expect(whyNot(codes, 'Trust', 'gone')).toContain('trash');
  });
});
