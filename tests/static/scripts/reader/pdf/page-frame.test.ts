import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, frameOf } from '../../../../../static/scripts/reader/pdf/page-frame.ts';

const box = fc
  .tuple(fc.nat(9000), fc.nat(9000), fc.integer({ min: 100, max: 90_000 }), fc.integer({ min: 100, max: 90_000 }))
  .map(([x, y, width, height]): Box => [x, y, x + width, y + height]);
const turn = fc.constantFrom(0, 90, 180, 270);

describe('a page as it is shown', () => {
  it('is turned clockwise: its upper left corner is another one of the stored page', () => {
    const paper: Box = [100, 200, 61300, 79400];
    const corner = (rotation: number) => frameOf(paper, rotation).toPdf([0, 0]);
    expect([0, 90, 180, 270].map(corner)).toEqual([
      [100, 79400],
      [100, 200],
      [61300, 200],
      [61300, 79400],
    ]);
    expect(frameOf(paper, 90)).toMatchObject({ width: 79200, height: 61200 });
  });

  it('gives every point back, and keeps the page inside itself', () => {
    fc.assert(
      fc.property(
        box,
        turn,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (paper, rotation, a, b) => {
          const frame = frameOf(paper, rotation);
          const point = [paper[0] + a * (paper[2] - paper[0]), paper[1] + b * (paper[3] - paper[1])] as const;
          const [x, y] = frame.toPage(point);
          const back = frame.toPdf([x, y]);
          expect(back[0]).toBeCloseTo(point[0], 6);
          expect(back[1]).toBeCloseTo(point[1], 6);
          expect(x).toBeGreaterThanOrEqual(-1e-6);
          expect(x).toBeLessThanOrEqual(frame.width + 1e-6);
          expect(y).toBeLessThanOrEqual(frame.height + 1e-6);
        },
      ),
    );
  });
});
