/** Passages that overlap stand in lanes beside each other, so that each can be seen and taken. */

export interface Laid {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The lane of each, from 0: passages in one lane never overlap. Longer ones of the same start come first. */
export function lanesOf(passages: readonly Laid[]): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  const ends: number[] = [];
  for (const passage of inOrder(passages)) {
    const free = ends.findIndex((end) => end <= passage.start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Math.max(passage.end, passage.start + 1);
    lanes.set(passage.id, lane);
  }
  return lanes;
}

/** By start, longer first, then by id: the order of the document. */
export const inOrder = <T extends Laid>(passages: readonly T[]): readonly T[] =>
  passages.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));

/** The one after `current` among those at a place: clicking again and again goes through all, the shortest first. */
export function nextAt<T extends Laid>(here: readonly T[], current: string | null): T | null {
  const order = here.toSorted((a, b) => a.end - a.start - (b.end - b.start) || (a.id < b.id ? -1 : 1));
  const at = order.findIndex((passage) => passage.id === current);
  return order[(at + 1) % Math.max(order.length, 1)] ?? null;
}
