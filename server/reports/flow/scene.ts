/** A drawing in boxes, lines and words, before it is SVG, PNG or a page: units are points of A4 at full width. */
import type { TextLine } from './text-width.ts';

/** bare: words only. */
export type Fill = 'plain' | 'title' | 'band' | 'strong' | 'bare';

export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Fill;
  readonly lines: readonly { readonly x: number; readonly y: number; readonly runs: TextLine; readonly size: number }[];
  /** Words set upright along the box, for the bands at the left. */
  readonly upright?: string;
}

/** A line of straight pieces; the last ends in an arrow head unless told. */
export interface DrawnLine {
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly hasHead: boolean;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly DrawnLine[];
  readonly title: string;
  /** The same in words, for those who can't see it. */
  readonly description: string;
}
