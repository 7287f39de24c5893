/** The shapes of a passage on a page, from the stored quadrilaterals and glyph advances. Page coordinates, 1/100 pt. */
import { type Piece, type Point, type Quad, quadsOf } from '../../../../server/documents/page-text.ts';
import { type Range, touches } from '../../../../server/coding/ranges.ts';
import type { ReaderExcerpt, ReaderPage } from '../../../../server/coding/reader-data.ts';
import type { PageFrame } from './page-frame.ts';

export interface PageLayer {
  readonly page: ReaderPage;
  readonly frame: PageFrame;
  readonly text: string;
  readonly letters: readonly string[];
  readonly pieces: readonly Piece[];
}

/** One strip per line that a range touches on the page. */
export const stripsOf = ({ page, frame, pieces }: PageLayer, ranges: readonly Range[]): readonly Quad[] =>
  ranges
    .filter((range) => touches([range], [page.start, page.end + 1]))
    .flatMap(([start, end]) => joined(quadsOf(pieces, start - page.start, end - page.start)))
    .map((quad) => shown(frame, quad));

/** The strips of a passage on a page; the rectangle of an area. */
export function shapesOf(layer: PageLayer, excerpt: ReaderExcerpt, sheet: number): readonly Quad[] {
  if (excerpt.kind !== 'area') return stripsOf(layer, excerpt.ranges);
  return excerpt.area && excerpt.sheet === sheet ? [shown(layer.frame, rectangle(excerpt.area))] : [];
}

const shown = ({ toPage }: PageFrame, [a, b, c, d]: Quad): Quad => [toPage(a), toPage(b), toPage(c), toPage(d)];

const rectangle = ([x0, y0, x1, y1]: readonly [number, number, number, number]): Quad => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

/** Quads that go on along the same line become one: a mark is not broken at every space. */
export function joined(quads: readonly Quad[]): readonly Quad[] {
  const strips: Quad[] = [];
  for (const quad of quads) {
    const last = strips.at(-1);
    if (last && goesOn(last, quad)) strips[strips.length - 1] = [last[0], quad[1], quad[2], last[3]];
    else strips.push(quad);
  }
  return strips;
}

function goesOn(one: Quad, next: Quad): boolean {
  const [ux, uy] = direction(one);
  const [vx, vy] = direction(next);
  if (ux * vx + uy * vy < 0.99) return false;
  const [height, other] = [heightOf(one), heightOf(next)];
  const [dx, dy] = [next[0][0] - one[1][0], next[0][1] - one[1][1]];
  const [along, across] = [dx * ux + dy * uy, Math.abs(dx * uy - dy * ux)];
  return across < 0.25 * height && along > -0.4 * height && along < 1.4 * height && Math.abs(height - other) < 0.3 * height;
}

const heightOf = ([a, , , d]: Quad): number => Math.hypot(d[0] - a[0], d[1] - a[1]);

/** Of the line of writing, length 1. */
function direction([a, b]: Quad): Point {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

/** The foot of a strip moved away from its head: where the line under the words goes. */
export function under([a, b, , d]: Quad, away: number): readonly [Point, Point] {
  const height = Math.hypot(d[0] - a[0], d[1] - a[1]) || 1;
  const [dx, dy] = [((a[0] - d[0]) / height) * away, ((a[1] - d[1]) / height) * away];
  return [
    [a[0] + dx, a[1] + dy],
    [b[0] + dx, b[1] + dy],
  ];
}

/** Within the sides of a shape, whichever way round its corners go. */
export function isInside(quad: Quad, [x, y]: Point): boolean {
  const sides = quad.map(([ax, ay], at) => {
    const [bx, by] = quad[(at + 1) % 4] ?? [0, 0];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

/** Strips below one another; a new run begins where the passage goes on at the head of another column. */
export function runsOf(strips: readonly Quad[]): readonly (readonly Quad[])[] {
  const runs: Quad[][] = [];
  let foot = -Infinity;
  for (const strip of strips) {
    const [, top, , bottom] = around([strip]) ?? [0, 0, 0, 0];
    const last = runs.at(-1);
    if (last && bottom > foot - (bottom - top)) last.push(strip);
    else runs.push([strip]);
    foot = bottom;
  }
  return runs;
}

/** Where the words of a page end on the right. */
export const rightEdge = ({ frame, pieces }: PageLayer): number =>
  pieces.reduce((edge, { quad }) => Math.max(edge, frame.toPage(quad[1])[0], frame.toPage(quad[0])[0]), 0);

/** The upright box around strips. */
export function around(quads: readonly Quad[]): Box | null {
  const points = quads.flat();
  if (!points.length) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

type Box = readonly [x0: number, y0: number, x1: number, y1: number];

export const pointsOf = (quad: readonly Point[]): string => quad.map(([x, y]) => `${x},${y}`).join(' ');
