import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frozenRound, type FrozenUnit, readFrozen } from '../../../server/agreement/frozen.ts';
import { drawOf, drawsTheSame, frameText, readFrame, readSize, seedOf, sizeInWords } from '../../../server/agreement/round.ts';

const second = [{ id: 'z', name: 'Zoe' }];
const asGiven = (choice: string) => choice;
const choice = fc.constantFrom('include', 'exclude', 'maybe', 'undecided');

/** Records that any of two first reviewers and the second one judged, or not. */
const unitsOf = fc.array(fc.tuple(fc.option(choice), fc.option(choice), fc.option(choice)), { maxLength: 30 }).map((rows) =>
  rows.map((chosen, n): FrozenUnit => ({
    referenceId: String(n),
    decisions: ['a', 'b', 'z'].flatMap((id, at) => {
      const one = chosen[at];
      return one ? [{ reviewerId: id, reviewer: id.toUpperCase(), choice: one, reasons: [], note: '', at: '' }] : [];
    }),
  })),
);

describe('a frozen round', () => {
  it('reads back exactly as it was written: no figure is lost on the way', () => {
    fc.assert(
      fc.property(unitsOf, (units) => {
        const frozen = frozenRound(units, second, asGiven);
        expect(readFrozen(JSON.stringify(frozen))).toEqual(frozen);
      }),
    );
  });

  it('counts each record once: judged by both sides or not, alike or in conflict', () => {
    fc.assert(
      fc.property(unitsOf, (units) => {
        const frozen = frozenRound(units, second, asGiven);
        expect(frozen.agreed).toBeLessThanOrEqual(frozen.judged);
        expect(frozen.judged).toBeLessThanOrEqual(units.length);
        expect(frozen.conflicts.length).toBeGreaterThanOrEqual(frozen.judged - frozen.agreed);
        for (const { table } of frozen.pairs) {
          expect(table.counts.flat().reduce((sum, n) => sum + n, 0)).toBe(table.n);
          expect(table.agreed).toBe(table.counts.reduce((sum, row, at) => sum + (row[at] ?? 0), 0));
        }
      }),
    );
  });

  it('never has more conflicts where “maybe” counts as “include”', () => {
    fc.assert(
      fc.property(unitsOf, (units) => {
        const forward = frozenRound(units, second, (one) => (one === 'maybe' ? 'include' : one));
        expect(forward.conflicts.length).toBeLessThanOrEqual(frozenRound(units, second, asGiven).conflicts.length);
      }),
    );
  });

  it('is nothing to read while the round is open', () => {
    expect(readFrozen(null)).toBeNull();
    expect(readFrozen('no figures')).toBeNull();
  });
});

describe('what was drawn', () => {
  const frames = fc.record({
    units: fc.uniqueArray(fc.record({ id: fc.uuid(), stratum: fc.constantFrom('', 'PubMed', '2020') }), {
      selector: (one) => one.id,
      maxLength: 60,
    }),
    percent: fc.integer({ min: 1, max: 100 }),
    seed: fc.string({ maxLength: 8 }),
    barred: fc.integer({ min: 0, max: 20 }),
  });

  it('is drawn again from what is kept, and never what was drawn before or is somebody’s own', () => {
    fc.assert(
      fc.property(frames, ({ units, percent, seed, barred }) => {
        const ids = units.map((one) => one.id);
        const frame = { units, earlier: ids.slice(0, barred), own: ids.slice(barred, barred + 2) };
        const drawn = drawOf({ frame, size: { percent }, seed });
        const kept = { frame: readFrame(frameText(frame)), ...readSize(JSON.stringify({ percent, of: units.length })), seed };
        expect(drawsTheSame(kept, drawn)).toBe(true);
        expect(drawn.some((id) => frame.earlier.includes(id) || frame.own.includes(id))).toBe(false);
        expect(drawn.length).toBe(
          Math.min(Math.ceil((percent * units.length) / 100), Math.max(0, units.length - frame.earlier.length - frame.own.length)),
        );
      }),
    );
  });

  it('has a seed of six digits that people can read out, and a size in words', () => {
    expect(seedOf('019a0000-0000-7000-8000-00000000002a')).toMatch(/^\d{6}$/);
    expect([sizeInWords({ percent: 10 }), sizeInWords({ count: 1 }), sizeInWords({ count: 12 })]).toEqual([
      '10 %',
      '1 record',
      '12 records',
    ]);
  });
});
