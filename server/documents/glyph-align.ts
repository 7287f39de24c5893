/**
 * Gives every letter of a page's text the glyph that draws it, where a page is not an ordinary one (pdf-page.adapter.ts). Text
 * and glyphs come from two walks over the same content, in the same order, but the text leaves out what lies outside the page,
 * adds spaces, and turns right-to-left lines round.
 */
import { hasRightToLeft, readingOrder } from './bidi-order.ts';
import { lettersOf } from './code-points.ts';
import type { Glyph } from './glyph.ts';

/** A run of text as pdf.js gives it (`TextItem`). */
export interface TextRun {
  readonly str: string;
  readonly dir: string;
  readonly width: number;
  readonly height: number;
  readonly transform: ArrayLike<number>;
  readonly fontName: string;
  readonly hasEOL: boolean;
}

/** One per code point of the run; null for spaces, which are drawn by leaving room, and for letters without a glyph. */
export type Places = readonly (Glyph | null)[];

/** How far a search for the glyphs of a run goes, how far it goes inside a run, and how often it may fail on one page. */
const reach = 3000;
const reachInside = 200;
const patience = 40;
/** Letters that must agree to tell a place; fewer tell it only where the run says it is. */
const telling = 4;

/** For each run its places; null where the run's glyphs were not found at all. */
export function alignGlyphs(runs: readonly TextRun[], glyphs: readonly Glyph[]): readonly (Places | null)[] {
  const tape: Tape = { glyphs, at: 0, failures: 0 };
  return runs.map((run) => {
    const letters = lettersOf(run.str);
    if (!run.str.trim()) return letters.map(() => null);
    const places = hasRightToLeft(run.str) ? turnedPlaces(tape, run, letters) : plainPlaces(tape, run, letters);
    return places.some((place) => place !== null) ? places : null;
  });
}

interface Tape {
  readonly glyphs: readonly Glyph[];
  at: number;
  failures: number;
}

function plainPlaces(tape: Tape, run: TextRun, letters: readonly string[]): Places {
  if (!agreeing(tape, tape.at, letters) && !seekRun(tape, letters, run)) return letters.map(() => null);
  return letters.map((letter, n) => {
    if (tape.glyphs[tape.at]?.letter !== letter && (letter === ' ' || !seekOn(tape, letters.slice(n)))) return null;
    const place = tape.glyphs[tape.at] ?? null;
    tape.at += 1;
    return place;
  });
}

/** Moves the tape to where a run is drawn: where the run says, or else the first place with its letters. False when there is none. */
function seekRun(tape: Tape, letters: readonly string[], run: TextRun): boolean {
  if (tape.failures > patience) return false;
  let first = -1;
  for (let at = tape.at; at < Math.min(tape.glyphs.length, tape.at + reach); at++) {
    const agree = agreeing(tape, at, letters);
    if (agree && isNear(tape.glyphs[at], run)) return moveTo(tape, at);
    if (agree >= telling && first < 0) first = at;
  }
  return moveTo(tape, first);
}

/** Passes over glyphs inside a run that the text leaves out. */
function seekOn(tape: Tape, letters: readonly string[]): boolean {
  if (tape.failures > patience) return false;
  for (let at = tape.at + 1; at < Math.min(tape.glyphs.length, tape.at + reachInside); at++) {
    const agree = agreeing(tape, at, letters);
    if (agree >= telling || (agree && at < tape.at + telling)) return moveTo(tape, at);
  }
  return moveTo(tape, -1);
}

function moveTo(tape: Tape, at: number): boolean {
  if (at < 0) tape.failures += 1;
  else tape.at = at;
  return at >= 0;
}

/** How many of the next letters, spaces aside, are drawn here: up to six; 0 when one of them is another. */
function agreeing({ glyphs }: Tape, at: number, letters: readonly string[]): number {
  let seen = 0;
  for (const letter of letters) {
    if (letter === ' ') continue;
    if (glyphs[at + seen]?.letter !== letter) return 0;
    if (++seen === 6) break;
  }
  return seen;
}

const isNear = (glyph: Glyph | undefined, { transform }: TextRun): boolean =>
  glyph !== undefined && Math.hypot(glyph.x - (transform[4] ?? 0), glyph.y - (transform[5] ?? 0)) < 1;

/** pdf.js leaves "<" and ">" out of lines with right-to-left letters. */
const leftOut = new Set(['<', '>']);

function turnedPlaces(tape: Tape, run: TextRun, letters: readonly string[]): Places {
  const read = letters.filter((letter) => letter !== ' ');
  const drawn = sameLetters(tape, read);
  const order =
    drawn &&
    readingOrder(
      drawn.map((glyph) => glyph.letter),
      read,
      run.dir === 'rtl',
    );
  if (!drawn || !order) return letters.map(() => null);
  let n = 0;
  return letters.map((letter) => (letter === ' ' ? null : (drawn[order[n++] ?? 0] ?? null)));
}

/** The next stretch of the tape with exactly these letters, in whatever order; the tape moves behind it. */
function sameLetters(tape: Tape, read: readonly string[]): readonly Glyph[] | null {
  const wanted = [...read].sort().join('');
  for (let from = tape.at; from < Math.min(tape.glyphs.length, tape.at + 200); from++) {
    const drawn: Glyph[] = [];
    let end = from;
    for (; end < tape.glyphs.length && drawn.length < read.length; end++) {
      const glyph = tape.glyphs[end];
      if (glyph && !leftOut.has(glyph.letter)) drawn.push(glyph);
    }
    const letters = drawn.map((glyph) => glyph.letter).sort();
    if (letters.join('') !== wanted) continue;
    tape.at = end;
    return drawn;
  }
  return null;
}
