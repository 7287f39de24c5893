import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample, type SampleUnit, sampleSize } from '../../../server/agreement/sample.ts';

const frameOf = (n: number, stratum: (at: number) => string = () => ''): readonly SampleUnit[] =>
  Array.from({ length: n }, (_, at) => ({ id: `unit ${at}`, stratum: stratum(at) }));

const frames = fc.integer({ min: 0, max: 300 }).chain((n) =>
  fc.constantFrom(
    frameOf(n),
    frameOf(n, (at) => `s${at % 3}`),
  ),
);

describe('a sample for a second reviewer', () => {
  it.each([
    [{ percent: 10 }, 53, 6],
    [{ percent: 10 }, 117, 12],
    [{ percent: 10 }, 50, 5],
    [{ percent: 7 }, 100, 7],
    [{ percent: 100 }, 8, 8],
    [{ count: 20 }, 8, 8],
    [{ count: 0 }, 8, 0],
    [{ percent: 10 }, 0, 0],
  ])('of %j of %i is %i', (size, frame, n) => {
    expect(sampleSize(size, frame)).toBe(n);
    expect(drawSample({ frame: frameOf(frame), size, seed: '4021' })).toHaveLength(n);
  });

  it('is the same for the same seed, in whatever order the frame is', () => {
    fc.assert(
      fc.property(frames, fc.string(), fc.integer({ min: 0, max: 100 }), (frame, seed, percent) => {
        const sample = drawSample({ frame, size: { percent }, seed });
        expect(drawSample({ frame: frame.toReversed(), size: { percent }, seed })).toEqual(sample);
        expect(new Set(sample).size).toBe(sampleSize({ percent }, frame.length));
      }),
    );
  });

  it('never overlaps an earlier round, and the rounds together hold all there is', () => {
    const frame = frameOf(53);
    const rounds: string[] = [];
    for (let round = 0; round < 12; round++) {
      const drawn = drawSample({ frame, size: { percent: 10 }, seed: 'one', earlier: rounds });
      expect(drawn.filter((id) => rounds.includes(id))).toEqual([]);
      rounds.push(...drawn);
    }
    expect(new Set(rounds).size).toBe(53);
  });

  it('holds each stratum in proportion', () => {
    const frame = frameOf(100, (at) => (at < 70 ? 'MEDLINE' : at < 95 ? 'Embase' : 'hand'));
    const drawn = drawSample({ frame, size: { count: 20 }, seed: 's' });
    const count = (name: string) => drawn.filter((id) => frame.find((unit) => unit.id === id)?.stratum === name).length;
    expect([count('MEDLINE'), count('Embase'), count('hand')]).toEqual([14, 5, 1]);
  });

  it('draws every unit about equally often', () => {
    const frame = frameOf(20);
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++)
      for (const id of drawSample({ frame, size: { count: 5 }, seed: String(seed) })) times.set(id, (times.get(id) ?? 0) + 1);
    for (const n of times.values()) expect(Math.abs(n - 500)).toBeLessThan(100);
    expect(times.size).toBe(20);
  });
});
