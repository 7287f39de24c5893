/** Cuts a stretch of text where passages begin and end, so that each piece is covered by the same ones throughout. */
import { type Range, touches } from './ranges.ts';

export interface Covering {
  readonly id: string;
  readonly ranges: readonly Range[];
}

export interface Segment<T extends Covering> {
  readonly start: number;
  readonly end: number;
  /** Passages that cover it, the longest first. */
  readonly by: readonly T[];
}

/** In order, without gaps; a stretch that nothing covers is one segment. */
export function segmentsOf<T extends Covering>([start, end]: Range, passages: readonly T[]): readonly Segment<T>[] {
  const here = passages.filter((passage) => touches(passage.ranges, [start, end]));
  const cuts = new Set([start, end]);
  for (const { ranges } of here) for (const position of ranges.flat()) if (position > start && position < end) cuts.add(position);
  const sorted = [...cuts].toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1] ?? end;
    return { start: from, end: to, by: here.filter(({ ranges }) => touches(ranges, [from, to])).toSorted(longestFirst) };
  });
}

const lengthOf = ({ ranges }: Covering): number => ranges.reduce((sum, [start, end]) => sum + end - start, 0);
const longestFirst = (a: Covering, b: Covering): number => lengthOf(b) - lengthOf(a) || (a.id < b.id ? -1 : 1);
