import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directions } from '../../../server/reviews/vocabulary.ts';
import { matchTyped } from '../../../server/synthesis/slot-change.ts';

const anySaid = fc.record({
  codeId: fc.constantFrom(null, 'trust', 'faith', 'power'),
  wording: fc.constantFrom('', 'a shared past', 'working together'),
  direction: fc.constantFrom(...directions),
});
const anyPresent = fc
  .array(anySaid, { maxLength: 5 })
  .map((all) => all.map(({ codeId, ...rest }, at) => ({ id: `e${at}`, code_id: codeId, ...rest })));

describe('from what a slot holds to what was typed', () => {
  it('arrives at what was typed', () => {
    fc.assert(
      fc.property(anyPresent, fc.array(anySaid, { maxLength: 5 }), (present, wanted) => {
        const { change, remove, add } = matchTyped(present, wanted);
        const kept = present
          .filter((element) => !remove.includes(element.id))
          .map(({ id, code_id, wording, direction }) => ({
            codeId: code_id,
            wording,
            direction,
            ...change.find((one) => one.id === id)?.patch,
          }));
        const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();
        expect(sorted([...kept, ...add])).toEqual(sorted(wanted));
      }),
    );
  });

  it('touches nothing when the same is typed again', () => {
    fc.assert(
      fc.property(anyPresent, (present) => {
        const again = present.map(({ code_id, wording, direction }) => ({ codeId: code_id, wording, direction }));
        expect(matchTyped(present, again)).toMatchObject({ change: [], remove: [], add: [] });
      }),
    );
  });

  it('never lets passages of one code speak for another', () => {
    const trust = { id: 'e', code_id: 'trust', wording: '', direction: 'more' };
    expect(matchTyped([trust], [{ codeId: 'faith', wording: '', direction: 'more' }])).toEqual({
      change: [],
      remove: ['e'],
      add: [{ codeId: 'faith', wording: '', direction: 'more' }],
      order: [null],
    });
  });

  it('lets words be reworded and coded', () => {
    const words = { id: 'e', code_id: null, wording: 'a shared past', direction: 'not_stated' };
    const coded = { codeId: 'history', wording: 'a shared past', direction: 'not_stated' as const };
    expect(matchTyped([words], [coded]).change).toEqual([{ id: 'e', patch: coded }]);
    expect(matchTyped([words], [{ wording: 'a long past' }]).change).toEqual([{ id: 'e', patch: { wording: 'a long past' } }]);
  });
});
