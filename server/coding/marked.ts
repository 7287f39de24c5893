/** What somebody marks, before our own text has confirmed it. */
import type { Range } from './ranges.ts';

/** What a browser claims to have selected. */
export interface Claimed {
  readonly ranges: readonly Range[];
  /** The words of each range, as the browser saw them; none: the positions are trusted to be meant. */
  readonly quotes?: readonly string[];
}

/** `x0, y0, x1, y1`, 1/100 pt of PDF user space. */
export type Box = readonly [number, number, number, number];

export type Marked =
  | ({ readonly kind: 'text' } & Claimed)
  | { readonly kind: 'area'; readonly sheet: number; readonly area: Box; readonly description: string }
  | { readonly kind: 'typed'; readonly label: string; readonly words: string };
