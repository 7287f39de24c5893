import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeptRegularity, regularitiesOf } from '../../../server/synthesis/demi-regularity.ts';

const cmocs = [
  { id: '1', codeId: 'trust' },
  { id: '2', codeId: 'trust' },
  { id: '3', codeId: 'conflict' },
  { id: '4', codeId: null },
];
const kept = (id: string, codeId: string, own: Partial<KeptRegularity> = {}): KeptRegularity => ({
  id,
  codeId,
  isSplit: false,
  joinedIntoId: null,
  ...own,
});

describe('demi-regularities', () => {
  it('are proposed one per code, without a row', () => {
    expect(regularitiesOf(cmocs, [], [])).toEqual([
      { id: null, codeId: 'trust', cmocIds: ['1', '2'] },
      { id: null, codeId: 'conflict', cmocIds: ['3'] },
    ]);
  });

  it('take the kept object of their code', () => {
    expect(regularitiesOf(cmocs, [kept('d', 'trust')], [])[0]).toEqual({ id: 'd', codeId: 'trust', cmocIds: ['1', '2'] });
  });

  it('may be split: the members chosen go, the rest stays', () => {
    const split = regularitiesOf(cmocs, [kept('s', 'trust', { isSplit: true })], [{ regularityId: 's', cmocId: '2' }]);
    expect(split).toEqual([
      { id: 's', codeId: 'trust', cmocIds: ['2'] },
      { id: null, codeId: 'trust', cmocIds: ['1'] },
      { id: null, codeId: 'conflict', cmocIds: ['3'] },
    ]);
  });

  it('may be joined: members count where they were joined to', () => {
    const joined = regularitiesOf(cmocs, [kept('t', 'trust'), kept('c', 'conflict', { joinedIntoId: 't' })], []);
    expect(joined).toEqual([{ id: 't', codeId: 'trust', cmocIds: ['1', '2', '3'] }]);
  });

  it('hold every filed CMOC exactly once, however they are split and joined', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const anyKept = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...ids),
        codeId: fc.constantFrom('x', 'y'),
        isSplit: fc.boolean(),
        joinedIntoId: fc.constantFrom(null, ...ids),
      }),
      { selector: (one) => one.id },
    );
    const anyMembers = fc.uniqueArray(fc.record({ regularityId: fc.constantFrom(...ids), cmocId: fc.constantFrom('1', '2', '3') }), {
      selector: (one) => one.cmocId,
    });
    const anyCmocs = fc.tuple(...['1', '2', '3', '4'].map((id) => fc.record({ id: fc.constant(id), codeId: fc.constantFrom('x', 'y') })));
    fc.assert(
      fc.property(anyCmocs, anyKept, anyMembers, (filed, objects, members) => {
        const placed = regularitiesOf(filed, objects, members).flatMap((one) => one.cmocIds);
        expect([...placed].sort()).toEqual(['1', '2', '3', '4']);
      }),
    );
  });
});
