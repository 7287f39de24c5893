import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanced, flow, type Flowing, type Frame } from '../../../../server/demo/print/flow.ts';

const frameAt = (n: number): Frame => ({ page: Math.floor(n / 2), x: (n % 2) * 100, top: 50, height: 120 });
const line = (height: number, own: Partial<Flowing> = {}): Flowing => ({ height, before: 0, keep: false, ...own });
const lines = fc.array(fc.record({ height: fc.integer({ min: 5, max: 20 }), before: fc.integer({ min: 0, max: 8 }), keep: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
});

describe('running through columns', () => {
  it('places everything once, in order, and lets nothing overlap', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (pieces, isBalanced) => {
        const placed = (isBalanced ? balanced : flow)(pieces, frameAt);
        expect(placed.map((one) => one.at)).toEqual(pieces.map((_, n) => n));
        for (const [n, one] of placed.entries()) {
          const before = placed[n - 1];
          if (before && before.frame.page === one.frame.page && before.frame.x === one.frame.x)
            expect(one.y).toBeGreaterThanOrEqual(before.y + (pieces[n - 1]?.height ?? 0));
        }
      }),
    );
  });

  it('keeps a heading with what follows', () => {
    const placed = flow([line(100), line(15, { keep: true }), line(15)], frameAt);
    expect(placed.map((one) => one.frame.x)).toEqual([0, 100, 100]);
  });

  it('ends the columns of the last page at one height', () => {
    const placed = balanced(
      Array.from({ length: 10 }, () => line(10)),
      frameAt,
    );
    expect(placed.filter((one) => one.frame.x === 0)).toHaveLength(5);
  });
});
