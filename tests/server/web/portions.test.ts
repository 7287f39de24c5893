import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portionsOf } from '../../../server/web/portions.ts';

describe('a window over lists laid end to end', () => {
  it('shows what the lists joined would show', () => {
    const sizes = fc.array(fc.nat({ max: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(sizes, fc.nat({ max: 30 }), fc.nat({ max: 12 }), (counts, offset, limit) => {
        const lists = counts.map((n, at) => ({ id: String(at), n }));
        const all = lists.flatMap(({ id, n }) => Array.from({ length: n }, (_, at) => `${id}.${at}`));
        const { portions, total } = portionsOf(lists, { offset, limit });
        const seen = portions.flatMap((part) => Array.from({ length: part.limit }, (_, at) => `${part.id}.${part.offset + at}`));
        expect(seen).toEqual(all.slice(offset, offset + limit));
        expect(total).toBe(all.length);
      }),
    );
  });
});
