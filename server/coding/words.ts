/** Words and their ends in a text of which only some pages may be at hand. Positions are code points of the document. */
import type { Range } from './ranges.ts';

/** The letter at a position; '' where the text is not at hand or ends. */
export type LetterAt = (position: number) => string;

const inWord = /[\p{L}\p{N}\p{M}]/u;
const joiner = /['’\-‐‑\u00ad]/;
const blank = /\s/;

const isWord = (letter: string): boolean => inWord.test(letter);

/** Apostrophes and hyphens belong to a word when letters stand on both sides: "co-operation", "team’s". */
function isInside(at: LetterAt, position: number): boolean {
  const letter = at(position);
  return isWord(letter) || (joiner.test(letter) && isWord(at(position - 1)) && isWord(at(position + 1)));
}

/** Where a word that holds this position and the one before starts; the position itself between words. */
export function wordStart(at: LetterAt, position: number): number {
  let start = position;
  if (isInside(at, start)) while (isInside(at, start - 1)) start -= 1;
  return start;
}

export function wordEnd(at: LetterAt, position: number): number {
  let end = position;
  if (isInside(at, end - 1)) while (isInside(at, end)) end += 1;
  return end;
}

/** Without white space at its ends. Empty (start = end) when there is nothing else. */
export function trimmed(at: LetterAt, [start, end]: Range): Range {
  let [from, to] = [start, end];
  while (from < to && blank.test(at(from))) from += 1;
  while (to > from && blank.test(at(to - 1))) to -= 1;
  return [from, to];
}

/** Grown to whole words, without white space at its ends. */
export function snappedToWords(at: LetterAt, range: Range): Range {
  const [start, end] = trimmed(at, range);
  return start === end ? [start, end] : [wordStart(at, start), wordEnd(at, end)];
}

/** The word at a position: what a double click takes. */
export function wordAround(at: LetterAt, position: number): Range {
  const inside = isInside(at, position) ? position : position - 1;
  return isInside(at, inside) ? [wordStart(at, inside), wordEnd(at, inside + 1)] : [position, position];
}

/** The end of the next word after a position. */
export function nextWordEnd(at: LetterAt, position: number): number {
  let next = position;
  while (at(next) !== '' && !isInside(at, next)) next += 1;
  if (at(next) === '') return position;
  while (isInside(at, next)) next += 1;
  return next;
}

/** The start of the word before a position. */
export function previousWordStart(at: LetterAt, position: number): number {
  let before = position;
  while (at(before - 1) !== '' && !isInside(at, before - 1)) before -= 1;
  if (at(before - 1) === '') return position;
  while (isInside(at, before - 1)) before -= 1;
  return before;
}

/** The end of the word before the one that ends here: one word shorter. */
export function previousWordEnd(at: LetterAt, position: number): number {
  return trimmed(at, [previousWordStart(at, position) - 200, previousWordStart(at, position)])[1];
}

/** The start of the word after the one that starts here: one word shorter at the front. */
export function nextWordStart(at: LetterAt, position: number): number {
  const end = nextWordEnd(at, position);
  return trimmed(at, [end, end + 200])[0];
}
