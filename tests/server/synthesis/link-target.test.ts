import { describe, expect, it } from 'vitest';
import { likelyTarget } from '../../../server/synthesis/link-target.ts';
import { elementsOf } from '../../../server/synthesis/cmoc.ts';
import { short } from '../../support/configurations.ts';

const slots = short('C history', 'M trust', 'M conflict', 'O commitment +');
const idOf = (code: string): string | undefined => elementsOf(slots).find((element) => element.code?.name === code)?.id;
const coded = (...codings: readonly (readonly [role: string, code: string | null])[]) => ({
  codings: codings.map(([roleId, code]) => ({ roleId, codeId: code === null ? null : `code ${code}` })),
});
const target = (...codings: readonly (readonly [role: string, code: string | null])[]) =>
  likelyTarget(coded(...codings), slots, (id) => (id === 'code confidence' ? 'code trust' : id));

describe('what a passage speaks of', () => {
  it('is the element with its code in its role', () => {
    expect(target(['mechanism', 'trust'])).toEqual({ elementId: idOf('trust'), otherElementId: null });
  });

  it('follows merges of codes', () => {
    expect(target(['mechanism', 'confidence']).elementId).toBe(idOf('trust'));
  });

  it('is the step between two where it was coded as both', () => {
    expect(target(['context', 'history'], ['mechanism', 'trust'])).toEqual({ elementId: idOf('history'), otherElementId: idOf('trust') });
  });

  it('is the whole where the code stands in another slot, or nowhere', () => {
    expect(target(['outcome', 'trust']).elementId).toBeNull();
    expect(target().elementId).toBeNull();
  });

  it('is told by a role alone only where the slot holds one element', () => {
    expect(target(['outcome', null]).elementId).toBe(idOf('commitment'));
    expect(target(['mechanism', null]).elementId).toBeNull();
  });

  it('is the whole where it speaks of three', () => {
    expect(target(['context', 'history'], ['mechanism', 'trust'], ['outcome', 'commitment']).elementId).toBeNull();
  });
});
