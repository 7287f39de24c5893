/** How far a highlight covers a word, along its line. All in points on the page as displayed, from its upper left corner. */
import type { Quad } from '../../server/documents/page-text.ts';
import type { PopplerWord } from './poppler.ts';

export interface ShownPage {
  /** x0, y0, x1, y1, 1/100 pt of PDF user space. */
  readonly box: readonly [number, number, number, number];
  readonly rotation: number;
}

export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

type XY = readonly [x: number, y: number];

/** Where a point of user space is displayed. */
export function displayed({ box: [x0, y0, x1, y1], rotation }: ShownPage, [x, y]: readonly [number, number]): XY {
  const places: Readonly<Record<number, XY>> = { 0: [x - x0, y1 - y], 90: [y - y0, x - x0], 180: [x1 - x, y - y0], 270: [y1 - y, x1 - x] };
  const [left, top] = places[rotation] ?? [x - x0, y1 - y];
  return [left / 100, top / 100];
}

/** The box of a quad as displayed, and whether its line runs along an edge of the page: "across" or "down"; null at an angle. */
export function lineBox(page: ShownPage, quad: Quad): Box & { readonly runs: 'across' | 'down' | null } {
  const points = quad.map((point) => displayed(page, point));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [from, to] = [points[0] ?? [0, 0], points[1] ?? [0, 0]];
  const [dx, dy] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  const runs = dy <= 0.02 * dx ? 'across' : dx <= 0.02 * dy ? 'down' : null;
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys), runs };
}

/**
 * Share of a word's length that lies under the boxes of its line, 0 to 1. `own` is where we say that the word stands: it must
 * meet the word across the line, too, but need not be as high (large brackets hang below their line).
 */
export function coverage(word: PopplerWord, own: Box, boxes: readonly Box[], runs: 'across' | 'down'): number {
  if (!meets(over(word, runs), over(own, runs))) return 0;
  const [from, to] = along(word, runs);
  const parts = boxes
    .filter((box) => meets(over(box, runs), middle(over(own, runs))))
    .map((box) => along(box, runs))
    .sort((a, b) => a[0] - b[0]);
  let reached = from;
  let sum = 0;
  for (const [low, high] of parts) {
    sum += Math.max(0, Math.min(high, to) - Math.max(low, reached));
    reached = Math.max(reached, Math.min(high, to));
  }
  return to > from ? sum / (to - from) : 1;
}

type Span = readonly [number, number];
const meets = (a: Span, b: Span): boolean => a[0] <= b[1] && b[0] <= a[1];
const middle = ([from, to]: Span): Span => [(from + to) / 2, (from + to) / 2];

const along = (box: Box, runs: 'across' | 'down'): Span => (runs === 'across' ? [box.x0, box.x1] : [box.y0, box.y1]);
const over = (box: Box, runs: 'across' | 'down'): Span => (runs === 'across' ? [box.y0, box.y1] : [box.x0, box.x1]);
