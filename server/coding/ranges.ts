/** Ranges of a document's text: code points, end exclusive. A passage has one or more, in order. */
import { slice } from '../documents/code-points.ts';

export type Range = readonly [start: number, end: number];

/** Between the parts of a passage that has several. */
export const gap = ' … ';

/** How much of the surroundings a passage keeps on each side, in code points. */
export const surroundings = 32;

export const writeRanges = (ranges: readonly Range[]): string => JSON.stringify(ranges);

/** The inverse of `writeRanges`. */
export const readRanges = (stored: string): readonly Range[] => JSON.parse(stored) as readonly Range[];

/** In order, without empty ones; those that touch or overlap become one. */
export function tidied(ranges: readonly Range[]): readonly Range[] {
  const tidy: (readonly [number, number])[] = [];
  for (const [start, end] of ranges.filter((range) => range[1] > range[0]).toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = tidy.at(-1);
    if (last && start <= last[1]) tidy[tidy.length - 1] = [last[0], Math.max(last[1], end)];
    else tidy.push([start, end]);
  }
  return tidy;
}

/** From the first position to the last. */
export const spanOf = (ranges: readonly Range[]): Range => [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0];

/** How many code points the ranges hold. */
export const sizeOf = (ranges: readonly Range[]): number => ranges.reduce((size, [start, end]) => size + end - start, 0);

export const holds = (ranges: readonly Range[], position: number): boolean =>
  ranges.some(([start, end]) => position >= start && position < end);

export const touches = (ranges: readonly Range[], [from, to]: Range): boolean => ranges.some(([start, end]) => start < to && end > from);

export interface Anchor {
  readonly ranges: readonly Range[];
  /** The parts joined by " … ". */
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Cuts a passage out of a text that starts at `offset` and reaches 32 code points around the ranges, as far as there are any. */
export function anchorIn(text: string, offset: number, ranges: readonly Range[]): Anchor {
  const [first, last] = spanOf(ranges);
  const cut = (start: number, end: number) => slice(text, Math.max(0, start - offset), Math.max(0, end - offset));
  return {
    ranges,
    quote: ranges.map(([start, end]) => cut(start, end)).join(gap),
    prefix: cut(first - surroundings, first),
    suffix: cut(last, last + surroundings),
  };
}
