import { describe, expect, it } from 'vitest';
import type { Quad } from '../../../../../server/documents/page-text.ts';
import { frameOf } from '../../../../../static/scripts/reader/pdf/page-frame.ts';
import { around, isInside, joined, type PageLayer, runsOf, stripsOf, under } from '../../../../../static/scripts/reader/pdf/mark-shapes.ts';

/** A line of writing: x from, x to, foot; 10 pt high. */
const line = (from: number, to: number, foot: number): Quad => [
  [from, foot],
  [to, foot],
  [to, foot + 1000],
  [from, foot + 1000],
];

/** Two columns of two lines, ten letters of 6 pt each, on a page that starts at position 100. */
const layer: PageLayer = {
  page: { label: '2', start: 100, end: 143, box: [0, 0, 61200, 79200], rotation: 0 },
  frame: frameOf([0, 0, 61200, 79200], 0),
  text: 'aaaaaaaaaa\nbbbbbbbbbb\ncccccccccc\ndddddddddd',
  letters: [],
  pieces: [line(5000, 11000, 20000), line(5000, 11000, 18000), line(30000, 36000, 70000), line(30000, 36000, 68000)].map((quad, at) => ({
    start: at * 11,
    quad,
    advances: Array.from({ length: 10 }, () => 600),
  })),
};

describe('the shapes of a passage', () => {
  it('cover its letters exactly, line by line, and only on its own page', () => {
    expect(stripsOf(layer, [[102, 105]])).toEqual([
      [
        [6200, 59200],
        [8000, 59200],
        [8000, 58200],
        [6200, 58200],
      ],
    ]);
    expect(stripsOf(layer, [[90, 300]])).toHaveLength(4);
    expect(stripsOf(layer, [[300, 400]])).toEqual([]);
    expect(stripsOf(layer, [[10, 60]])).toEqual([]);
  });

  it('go over the gaps between words, not over columns or lines', () => {
    expect(joined([line(0, 1000, 0), line(1250, 3000, 0), line(3200, 4000, 20)])).toEqual([
      [
        [0, 0],
        [4000, 20],
        [4000, 1020],
        [0, 1000],
      ],
    ]);
    expect(joined([line(0, 1000, 0), line(6000, 7000, 0)])).toHaveLength(2);
    expect(joined([line(0, 1000, 2000), line(0, 1000, 800)])).toHaveLength(2);
  });

  it('are found by a point inside, whichever way the page is turned', () => {
    const quad = line(0, 1000, 0);
    for (const turned of [quad, quad.toReversed() as unknown as Quad]) {
      expect(isInside(turned, [500, 500])).toBe(true);
      expect(isInside(turned, [500, 1200])).toBe(false);
      expect(isInside(turned, [-1, 500])).toBe(false);
    }
  });

  it('have their line under the words, and a bar for each column in the margin', () => {
    const [[, y]] = under(stripsOf(layer, [[100, 110]])[0]!, 100);
    expect(y).toBe(59300);
    const runs = runsOf(stripsOf(layer, [[100, 140]]));
    expect(runs.map((run) => around(run)?.slice(1))).toEqual([
      [58200, 11000, 61200],
      [8200, 36000, 11200],
    ]);
  });
});
