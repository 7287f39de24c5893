/**
 * The positioned text of a page: pieces as the file draws them, with a quadrilateral and the advance of every glyph.
 * Shared by server and browser, so that what is stored, drawn and selected can never differ.
 */

/** Integers, 1/100 pt, PDF user space (y grows upwards, page rotation not applied). */
export type Point = readonly [x: number, y: number];

/**
 * Corners in the order of reading: start of the text at the foot, end at the foot, end at the head, start at the head.
 * In right-to-left text the start lies right; in vertical text it lies above.
 */
export type Quad = readonly [Point, Point, Point, Point];

export interface Piece {
  /** Code points from the start of the page's text. */
  readonly start: number;
  readonly quad: Quad;
  /** Along the line of writing, one per code point, 1/100 pt. Line breaks between pieces belong to none. */
  readonly advances: readonly number[];
}

export const endOf = (piece: Piece): number => piece.start + piece.advances.length;

/** A piece as it is kept and sent. */
export type StoredPiece = readonly [start: number, quad: readonly number[], advances: readonly number[]];

/** Pieces as they are kept in a column: `[[start, [x0, y0, … y3], [advance, …]], …]`. */
export const writePieces = (pieces: readonly Piece[]): string =>
  JSON.stringify(pieces.map((piece): StoredPiece => [piece.start, piece.quad.flat(), piece.advances]));

/** The inverse of `writePieces`. */
export const readPieces = (stored: string): readonly Piece[] => piecesFrom(JSON.parse(stored) as readonly StoredPiece[]);

export const piecesFrom = (stored: readonly StoredPiece[]): readonly Piece[] =>
  stored.map(([start, n, advances]) => ({ start, quad: quadFrom(n), advances }));

const quadFrom = (n: readonly number[]): Quad => [at(n, 0), at(n, 2), at(n, 4), at(n, 6)];
const at = (n: readonly number[], index: number): Point => [n[index] ?? 0, n[index + 1] ?? 0];

/** The part of a piece between two positions of the page, exact to the glyph; null when they don't touch it. */
export function partOf(piece: Piece, start: number, end: number): Quad | null {
  const from = Math.max(0, start - piece.start);
  const to = Math.min(piece.advances.length, end - piece.start);
  if (from >= to) return null;
  const whole = sum(piece.advances, piece.advances.length) || 1;
  return between(piece.quad, sum(piece.advances, from) / whole, sum(piece.advances, to) / whole);
}

/** The quads that cover `[start, end)` of a page, one per piece touched. */
export const quadsOf = (pieces: readonly Piece[], start: number, end: number): readonly Quad[] =>
  pieces.map((piece) => partOf(piece, start, end)).filter((quad): quad is Quad => quad !== null);

/** The position nearest to a point: the boundary between glyphs in the piece that is nearest; null on a page without text. */
export function positionAt(pieces: readonly Piece[], point: Point): number | null {
  let nearest: { readonly piece: Piece; readonly away: number } | null = null;
  for (const piece of pieces) {
    const away = distance(piece.quad, point);
    if (!nearest || away < nearest.away) nearest = { piece, away };
    if (away === 0) break;
  }
  return nearest ? boundaryAt(nearest.piece, alongOf(nearest.piece.quad, point).along) : null;
}

/** The glyph boundary nearest to a share (0…1) of the piece's length. */
function boundaryAt(piece: Piece, share: number): number {
  const target = share * (sum(piece.advances, piece.advances.length) || 1);
  let passed = 0;
  for (const [index, advance] of piece.advances.entries()) {
    if (passed + advance / 2 > target) return piece.start + index;
    passed += advance;
  }
  return endOf(piece);
}

/** Where a point lies relative to a quad: its share along the line of writing (0…1 inside) and across it. */
function alongOf([start, end, , head]: Quad, [x, y]: Point): { readonly along: number; readonly across: number } {
  const [ax, ay] = [end[0] - start[0], end[1] - start[1]];
  const [bx, by] = [head[0] - start[0], head[1] - start[1]];
  const area = ax * by - ay * bx || 1;
  const [px, py] = [x - start[0], y - start[1]];
  return { along: (px * by - py * bx) / area, across: (ax * py - ay * px) / area };
}

/** How far a point is outside a quad, 1/100 pt; 0 inside. Being off the line weighs double: the eye reads along lines. */
function distance(quad: Quad, point: Point): number {
  const { along, across } = alongOf(quad, point);
  const length = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]);
  const height = Math.hypot(quad[3][0] - quad[0][0], quad[3][1] - quad[0][1]);
  return Math.hypot(outside(along) * length, outside(across) * height * 2);
}

const outside = (share: number): number => Math.max(0, -share, share - 1);

function between([a, b, c, d]: Quad, from: number, to: number): Quad {
  return [mix(a, b, from), mix(a, b, to), mix(d, c, to), mix(d, c, from)];
}

const mix = ([x0, y0]: Point, [x1, y1]: Point, share: number): Point => [
  Math.round(x0 + (x1 - x0) * share),
  Math.round(y0 + (y1 - y0) * share),
];

function sum(advances: readonly number[], n: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += advances[i] ?? 0;
  return total;
}
