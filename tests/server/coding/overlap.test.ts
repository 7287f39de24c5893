import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf, nextAt } from '../../../server/coding/overlap.ts';

const passages = fc
  .array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 12 })), { maxLength: 25 })
  .map((pairs) => pairs.map(([start, length], at) => ({ id: `p${String(at).padStart(2, '0')}`, start, end: start + length + 1 })));

describe('overlapping passages', () => {
  it('never share a lane, and use no more lanes than overlap at one place', () => {
    fc.assert(
      fc.property(passages, (some) => {
        const lanes = lanesOf(some);
        const depth = Math.max(0, ...some.map((one) => some.filter((other) => other.start <= one.start && other.end > one.start).length));
        expect(Math.max(-1, ...lanes.values()) + 1).toBe(depth);
        for (const one of some)
          for (const other of some)
            if (one !== other && one.start < other.end && other.start < one.end) expect(lanes.get(one.id)).not.toBe(lanes.get(other.id));
      }),
    );
  });

  it('are all reached by clicking again and again, the shortest first', () => {
    const here = [
      { id: 'long', start: 0, end: 90 },
      { id: 'b', start: 5, end: 9 },
      { id: 'a', start: 4, end: 8 },
    ];
    const seen: string[] = [];
    for (let n = 0; n < 4; n++) seen.push(nextAt(here, seen.at(-1) ?? null)?.id ?? '');
    expect(seen).toEqual(['a', 'b', 'long', 'a']);
    expect(nextAt([], null)).toBeNull();
  });

  it('five hundred on one line take five hundred lanes', () => {
    const many = Array.from({ length: 500 }, (_, at) => ({ id: `p${String(at).padStart(3, '0')}`, start: 10, end: 20 }));
    expect(new Set(lanesOf(many).values()).size).toBe(500);
  });
});
