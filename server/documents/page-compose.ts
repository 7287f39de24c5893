/** Makes the frozen text of a page and its positioned pieces: from glyphs as they come, or from pdf.js's runs and their glyphs. */
import { directionOf } from './bidi-order.ts';
import { frozen, lettersOf } from './code-points.ts';
import { alignGlyphs, type Places, type TextRun } from './glyph-align.ts';
import { type Glyph, lettersIn, type Line, type Vector } from './glyph.ts';
import type { Piece } from './page-text.ts';
import { PieceDraft } from './piece-draft.ts';
import { estimatedPlaces, type FontHeights } from './rough-width.ts';
import type { Writer } from './text-runs.ts';

export interface ComposedPage {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Shares of the font's size above and below the baseline, by the run's font. */
export type HeightsOf = (fontName: string) => FontHeights;

/** Writes an ordinary page while its glyphs are followed (text-runs.ts): text and places at once. */
export class PageWriter implements Writer {
  #text = '';
  readonly #pieces = new PieceWriter();

  letter(glyph: Glyph): void {
    const { letter } = glyph;
    if (letter.length === 1) {
      this.#text += letter > '\r' && letter < '\ud800' ? letter : frozen(letter);
      this.#pieces.place(glyph);
    } else {
      this.#text += frozen(letter);
      for (const one of lettersIn(glyph)) this.#pieces.place(one);
    }
  }

  space(): void {
    this.#text += ' ';
    this.#pieces.leave();
  }

  lineEnd(): void {
    this.#text += '\n';
    this.#pieces.skip(1);
  }

  finish(): ComposedPage {
    return { text: this.#text, pieces: this.#pieces.finish() };
  }
}

/** Writes a page from pdf.js's own text and the glyphs that draw it. */
export function composePage(runs: readonly TextRun[], glyphs: readonly Glyph[], heightsOf: HeightsOf): ComposedPage {
  const aligned = alignGlyphs(runs, glyphs);
  const writer = new PieceWriter();
  let text = '';
  for (const [at, run] of runs.entries()) {
    const own = frozen(run.str);
    writer.add(placesFor(run, own, { aligned: aligned[at] ?? null, heightsOf }));
    text += own;
    if (run.hasEOL) {
      text += '\n';
      writer.skip(1);
    }
  }
  return { text, pieces: writer.finish() };
}

/** A run whose glyphs were not found is spread over its own width by rough widths of its letters. */
function placesFor(
  run: TextRun,
  text: string,
  { aligned, heightsOf }: { readonly aligned: Places | null; readonly heightsOf: HeightsOf },
): Places {
  if (aligned && (text === run.str || aligned.length === lettersOf(text).length)) return aligned;
  const letters = lettersOf(text);
  return run.str.trim() ? estimatedPlaces(run, letters, heightsOf(run.fontName)) : letters.map(() => null);
}

/** Gaps up to this many ems are bridged: words far apart on one line (cells of a table) are pieces of their own. */
const widestGap = 2;
/** How far letters of one piece may overlap, in ems. */
const overlap = 0.35;

/** Collects letters in the order of the text and closes a piece wherever the line, the font or the direction changes. */
class PieceWriter {
  readonly #pieces: Piece[] = [];
  #position = 0;
  #draft: PieceDraft | null = null;
  /** Letters since the last placed one: spaces, mostly. */
  #waiting = 0;

  add(places: Places): void {
    for (const place of places) {
      if (place) this.place(place);
      else this.leave();
    }
  }

  /** A letter that is drawn nowhere: a space, mostly. */
  leave(): void {
    this.#waiting += 1;
    this.#position += 1;
  }

  /** Passes over letters that are in the text and drawn nowhere: line breaks. */
  skip(letters: number): void {
    this.#close(null);
    this.#position += letters;
  }

  finish(): readonly Piece[] {
    this.#close(null);
    return this.#pieces;
  }

  place(glyph: Glyph): void {
    const draft = this.#draft;
    const low = draft ? lowOn(draft, glyph) : NaN;
    if (draft && joins(draft, glyph, low)) {
      draft.skip(this.#waiting);
      this.#waiting = 0;
      draft.add(low, low + glyph.width);
    } else {
      this.#close(Number.isNaN(low) ? null : { low, high: low + glyph.width, letter: glyph.letter });
      this.#draft = new PieceDraft(this.#position, glyph, directionOf(glyph.letter));
    }
    this.#position += 1;
  }

  /** `next`: the following letter when it is on the same line. */
  #close(next: { readonly low: number; readonly high: number; readonly letter: string } | null): void {
    const draft = this.#draft;
    if (draft) {
      draft.skip(this.#waiting);
      const goesOn = next && directionOf(next.letter) * draft.heading >= 0;
      this.#pieces.push(draft.piece(goesOn ? next : null));
    }
    this.#draft = null;
    this.#waiting = 0;
  }
}

/** Where a glyph begins along a draft's line, from the draft's origin; NaN when it lies on another line. */
function lowOn({ origin }: PieceDraft, glyph: Glyph): number {
  const { line } = origin;
  const dx = glyph.x - origin.x;
  const dy = glyph.y - origin.y;
  const ux = line.along[0];
  const uy = line.along[1];
  if (Math.abs(dx * uy - dy * ux) > 0.06 * line.em) return NaN;
  if (line !== glyph.line && ux * glyph.line.along[0] + uy * glyph.line.along[1] < 0.9995) return NaN;
  return dx * ux + dy * uy;
}

function joins(draft: PieceDraft, { letter, width, line: own }: Glyph, low: number): boolean {
  const { line } = draft.origin;
  if (Number.isNaN(low) || (line !== own && !isAlike(line, own)) || directionOf(letter) * draft.heading < 0) return false;
  const { direction, lastLow, lastHigh } = draft;
  const isBehind = direction >= 0 && follows({ before: lastLow, end: lastHigh, at: low }, direction, line.em);
  const isAhead = direction <= 0 && follows({ before: -lastHigh, end: -lastLow, at: -low - width }, direction, line.em);
  return isBehind || isAhead || isOver(draft, low, low + width);
}

/** A letter's place after the one before, seen in one direction; kerning may pull it back a little once that is known. */
function follows(
  { before, end, at }: { readonly before: number; readonly end: number; readonly at: number },
  direction: number,
  em: number,
): boolean {
  return at >= before - (direction ? overlap * em : 0) && at - end <= widestGap * em;
}

/** Accents are drawn over their letters. */
const isOver = ({ lastLow, lastHigh, origin: { line } }: PieceDraft, low: number, high: number): boolean =>
  low >= lastLow - overlap * line.em && high <= lastHigh + overlap * line.em;

/** Same height over and under the line, to a fiftieth of the font's size. */
function isAlike(a: Line, b: Line): boolean {
  const close = (p: Vector, q: Vector) => Math.hypot(p[0] - q[0], p[1] - q[1]) <= 0.02 * a.em;
  return a.vertical === b.vertical && close(a.foot, b.foot) && close(a.head, b.head) && Math.abs(a.em - b.em) <= 0.02 * a.em;
}
