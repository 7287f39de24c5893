/** Breaks a paragraph into lines so that the whole looks even, not each line as it comes. Words are never divided. */

export interface Measure {
  /** Width of a column, points. */
  readonly width: number;
  /** Of the first line. */
  readonly indent: number;
  /** Stretch the lines to the full width? */
  readonly justify: boolean;
  readonly widthOf: (text: string) => number;
}

export interface SetLine {
  readonly text: string;
  readonly indent: number;
  /** Points added to each space. */
  readonly spacing: number;
}

/** How much narrower than normal a space may become, as a share of it. */
const shrink = 0.14;

export function setParagraph(text: string, measure: Measure): readonly SetLine[] {
  const words = text.split(/\s+/).filter(Boolean);
  const ends = bestEnds(words, measure);
  return ends.map((end, line) => {
    const from = ends[line - 1] ?? 0;
    const content = words.slice(from, end).join(' ');
    const indent = line === 0 ? measure.indent : 0;
    return { text: content, indent, spacing: spacingOf(content, end === words.length, { ...measure, indent }) };
  });
}

/** As few lines as the width allows, and as even as they can be: for titles. */
export function setTitle(text: string, measure: Measure): readonly SetLine[] {
  const fewest = setParagraph(text, measure);
  let even = fewest;
  for (let width = measure.width; width > measure.width / 2; width -= measure.width / 40) {
    const next = setParagraph(text, { ...measure, width });
    if (next.length > fewest.length) break;
    if (next.every((line) => measure.widthOf(line.text) <= width)) even = next;
  }
  return even;
}

function spacingOf(text: string, isLast: boolean, { width, indent, justify, widthOf }: Measure): number {
  const gaps = text.split(' ').length - 1;
  const slack = width - indent - widthOf(text);
  if (!gaps || (slack > 0 && (isLast || !justify))) return 0;
  return slack / gaps;
}

interface Broken {
  readonly cost: number;
  /** The first word of the line that ends here. */
  readonly from: number;
}

/** The word after the last of each line, chosen for the least sum of badness (after Knuth and Plass, without their hyphens). */
function bestEnds(words: readonly string[], measure: Measure): readonly number[] {
  const setting = { widths: words.map(measure.widthOf), space: measure.widthOf(' '), measure };
  const best: Broken[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= words.length; end++) best.push(bestLine(best, end, setting));
  return walkBack(best);
}

interface Setting {
  readonly widths: readonly number[];
  readonly space: number;
  readonly measure: Measure;
}

/** The best line that ends before word `end`; a word wider than the column stands alone and hangs over. */
function bestLine(best: readonly Broken[], end: number, { widths, space, measure }: Setting): Broken {
  let found: Broken = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
  let natural = -space;
  for (const [from, before] of [...best.entries()].reverse()) {
    natural += space + widths.slice(from, from + 1).reduce((sum, width) => sum + width, 0);
    const line = { natural, room: measure.width - (from ? 0 : measure.indent), gaps: end - from - 1, space };
    if (line.gaps && natural > line.room + line.gaps * space * shrink) break;
    const cost = before.cost + badness(line, end === widths.length);
    if (cost < found.cost) found = { cost, from };
  }
  return found;
}

interface Line {
  readonly natural: number;
  readonly room: number;
  readonly gaps: number;
  readonly space: number;
}

function badness({ natural, room, gaps, space }: Line, isLast: boolean): number {
  if (isLast && natural <= room) return gaps ? 0 : 40;
  const stretch = (room - natural) / Math.max(1, gaps) / space;
  return 1 + 100 * Math.abs(stretch < 0 ? stretch / shrink : stretch) ** 3;
}

function walkBack(best: readonly { readonly from: number }[]): readonly number[] {
  const ends: number[] = [];
  for (let end = best.length - 1; end > 0; end = best[end]?.from ?? 0) ends.unshift(end);
  return ends;
}
