/** A piece while it is collected, and how its letters become a quadrilateral with advances. */
import type { Glyph, Vector } from './glyph.ts';
import type { Piece, Point } from './page-text.ts';

/** What a space at the end of a line takes, in ems. */
const trailingSpace = 0.25;

/** Places along the line count from the first letter's origin, in PDF user space. */
export class PieceDraft {
  readonly start: number;
  readonly origin: Glyph;
  /** 1: letters follow along the line; -1: against it (right-to-left); 0: not known yet. */
  direction: -1 | 0 | 1 = 0;
  lastLow = 0;
  lastHigh: number;
  readonly #presumed: -1 | 0 | 1;
  /** Low and high of each letter, two by two; NaN for spaces, which take the room between their neighbours. */
  readonly #spans: number[];

  /** `start`: the first letter's position in the page's text; `presumed`: the direction of its script, 0 for signs. */
  constructor(start: number, first: Glyph, presumed: -1 | 0 | 1) {
    this.start = start;
    this.origin = first;
    this.#presumed = presumed;
    this.lastHigh = first.width;
    this.#spans = [0, first.width];
  }

  /** The direction as far as it is known, by place or by script. */
  get heading(): -1 | 0 | 1 {
    return this.direction || this.#presumed;
  }

  /** The first letter that clearly lies before or behind its neighbour tells the direction. */
  add(low: number, high: number): void {
    const middle = (this.lastLow + this.lastHigh) / 2;
    if (!this.direction && this.lastHigh > this.lastLow) this.direction = low >= middle ? 1 : high <= middle ? -1 : 0;
    this.#spans.push(low, high);
    this.lastLow = low;
    this.lastHigh = high;
  }

  skip(spaces: number): void {
    for (let n = 0; n < spaces; n++) this.#spans.push(NaN, NaN);
  }

  /** `next` is where the following letter stands if it goes on on the same line: spaces before it reach up to it. */
  piece(next: { readonly low: number; readonly high: number } | null): Piece {
    const direction = this.heading || 1;
    const spans = direction > 0 ? this.#spans : mirrored(this.#spans);
    const reach = next ? (direction > 0 ? next.low : -next.high) : NaN;
    const end = endOf(spans, reach, this.origin.line.em);
    const borders = bordersOf(spans, end).map((border) => Math.round(border * 100));
    const advances: number[] = [];
    for (let at = 1; at < borders.length; at++) advances.push((borders[at] ?? 0) - (borders[at - 1] ?? 0));
    return { start: this.start, quad: quadOf(this.origin, direction, [borders[0] ?? 0, borders.at(-1) ?? 0]), advances };
  }
}

const mirrored = (spans: readonly number[]): readonly number[] => spans.map((_, at) => -(spans[at ^ 1] ?? 0));

/** Where the piece ends: behind its last letter and the spaces after it. */
function endOf(spans: readonly number[], next: number, em: number): number {
  let last = spans.length - 2;
  while (last > 0 && Number.isNaN(spans[last])) last -= 2;
  const end = spans[last + 1] ?? 0;
  const spaces = (spans.length - 2 - last) / 2;
  if (!spaces) return end;
  const gap = next - end;
  return end + (gap >= 0 && gap <= 2 * em ? gap : spaces * trailingSpace * em);
}

/** Borders between letters, never going back: a letter ends where the next begins, spaces share the room between letters. */
function bordersOf(spans: readonly number[], end: number): readonly number[] {
  const borders: number[] = [];
  let reached = -Infinity;
  for (let at = 0; at < spans.length; at += 2) {
    const low = spans[at] ?? 0;
    reached = Math.max(reached, Number.isNaN(low) ? spaceStart(spans, at, end) : low);
    borders.push(reached);
  }
  borders.push(Math.max(reached, end));
  return borders;
}

function spaceStart(spans: readonly number[], at: number, end: number): number {
  let first = at;
  while (first > 0 && Number.isNaN(spans[first - 2])) first -= 2;
  let after = at;
  while (after < spans.length && Number.isNaN(spans[after])) after += 2;
  const from = spans[first - 1] ?? 0;
  const to = Math.max(from, spans[after] ?? end);
  return from + ((to - from) * (at - first)) / (after - first);
}

function quadOf({ x, y, line }: Glyph, direction: number, [from, to]: readonly [number, number]): Piece['quad'] {
  const at = (distance: number, off: Vector): Point => [
    Math.round((x + off[0]) * 100 + line.along[0] * distance * direction),
    Math.round((y + off[1]) * 100 + line.along[1] * distance * direction),
  ];
  return [at(from, line.foot), at(to, line.foot), at(to, line.head), at(from, line.head)];
}
