import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodingHeld, type CodingMeant, placeCoding } from '../../../server/coding/place-coding.ts';

const held = (...pairs: (readonly [role: string | null, code: string | null])[]): readonly CodingHeld[] =>
  pairs.map(([roleId, codeId], at) => ({ id: `k${at}`, roleId, codeId }));
const meant = (roleId: string | null, codeId: string | null = null): CodingMeant => ({ roleId, codeId });

describe('giving a role or a code', () => {
  it('adds a coding where there is none, and a second one for a second role', () => {
    expect(placeCoding([], meant('C'))).toEqual({ kind: 'add' });
    expect(placeCoding(held(['C', 'trust']), meant('M'))).toEqual({ kind: 'add' });
    expect(placeCoding(held(['C', 'trust']), meant('C', 'history'))).toEqual({ kind: 'add' });
  });

  it('fills the gap of a coding that has only half', () => {
    expect(placeCoding(held([null, 'trust']), meant('C'))).toEqual({ kind: 'fill', id: 'k0', patch: { roleId: 'C' } });
    expect(placeCoding(held(['C', null], ['M', null]), meant(null, 'trust'))).toEqual({
      kind: 'fill',
      id: 'k1',
      patch: { codeId: 'trust' },
    });
    expect(placeCoding(held(['C', null], ['M', null]), meant('C', 'trust'))).toMatchObject({ kind: 'fill', id: 'k0' });
  });

  it('does nothing twice', () => {
    expect(placeCoding(held(['C', 'trust']), meant('C'))).toEqual({ kind: 'there', id: 'k0' });
    expect(placeCoding(held(['C', 'trust']), meant(null, 'trust'))).toEqual({ kind: 'there', id: 'k0' });
    expect(placeCoding(held(['C', 'trust']), meant('C', 'trust'))).toEqual({ kind: 'there', id: 'k0' });
  });

  it('never takes a role or a code away', () => {
    const some = fc.option(fc.constantFrom('a', 'b'));
    fc.assert(
      fc.property(fc.array(fc.tuple(some, some)), some, some, (pairs, role, code) => {
        const codings = held(...pairs);
        const placed = placeCoding(codings, meant(role, code));
        if (placed.kind !== 'fill') return;
        const before = codings.find(({ id }) => id === placed.id)!;
        const after = { ...before, ...placed.patch };
        if (before.roleId) expect(after.roleId).toBe(before.roleId);
        if (before.codeId) expect(after.codeId).toBe(before.codeId);
        expect([role === null || after.roleId === role, code === null || after.codeId === code]).toEqual([true, true]);
      }),
    );
  });
});
