/** Stands in where the glyphs of a run can't be told: letters share the run's width as letters of a common typeface would. */
import type { Glyph, Line } from './glyph.ts';
import type { Places, TextRun } from './glyph-align.ts';

const narrow = /[ijlItfr.,;:'’|!()[\]{}\-‐/\\` ]/u;
const wide = /[mwMW@%—…]/u;
const capital = /[\p{Lu}\p{Nd}]/u;
const full = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffe0]/u;
const mark = /\p{M}/u;

/** Relative width of a letter, 1 being a common lower-case one. */
export function roughWidth(letter: string): number {
  if (mark.test(letter)) return 0;
  if (full.test(letter)) return 2;
  if (wide.test(letter)) return 1.6;
  if (narrow.test(letter)) return 0.6;
  return capital.test(letter) ? 1.25 : 1;
}

export interface FontHeights {
  /** Shares of the font's size; descent is negative. */
  readonly ascent: number;
  readonly descent: number;
  readonly vertical: boolean;
}

/** One place per letter, spread over the run. */
export function estimatedPlaces(run: TextRun, letters: readonly string[], heights: FontHeights): Places {
  const line = lineOf(run, heights);
  const length = heights.vertical ? run.height : run.width;
  const widths = letters.map(roughWidth);
  const all = widths.reduce((sum, width) => sum + width, 0) || 1;
  let passed = 0;
  return letters.map((letter, at): Glyph => {
    const width = ((widths[at] ?? 0) / all) * length;
    const from = run.dir === 'rtl' ? length - passed - width : passed;
    passed += width;
    return { letter, x: (run.transform[4] ?? 0) + line.along[0] * from, y: (run.transform[5] ?? 0) + line.along[1] * from, width, line };
  });
}

function lineOf({ transform }: TextRun, { ascent, descent, vertical }: FontHeights): Line {
  const [a, b, c, d] = [transform[0] ?? 1, transform[1] ?? 0, transform[2] ?? 0, transform[3] ?? 1];
  const [across, forth] = [Math.hypot(c, d) || 1, Math.hypot(a, b) || 1];
  if (vertical) return { along: [-c / across, -d / across], foot: [-a / 2, -b / 2], head: [a / 2, b / 2], em: across, vertical };
  return { along: [a / forth, b / forth], foot: [c * descent, d * descent], head: [c * ascent, d * ascent], em: forth, vertical };
}
