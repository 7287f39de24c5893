/** Finds words in frozen text as people type them: case, accents, ligatures, line ends and hyphens at line ends aside. */
import { lengthOf, slice } from '../documents/code-points.ts';
import type { Range } from './ranges.ts';

/** Folded letters with the code-point position each came from. */
interface Folded {
  readonly text: string;
  readonly positions: readonly number[];
}

const foldedLetter = (letter: string): string => letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Stands for a hyphen at a line's end together with that line end. */
const breakMark = '\u0001';

/** White space becomes one blank; a hyphen that ends a line and the soft hyphen vanish with the line end. */
function folded(text: string): Folded {
  const letters = [...text];
  let out = '';
  const positions: number[] = [];
  for (let at = 0; at < letters.length; at++) {
    const isBroken = isBrokenWord(letters, at);
    const part = isBroken ? breakMark : partOf(letters[at] ?? '', out.endsWith(' '));
    out += part;
    for (let n = 0; n < part.length; n++) positions.push(at);
    if (isBroken) at += 1;
  }
  return { text: out, positions };
}

function partOf(letter: string, isAfterBlank: boolean): string {
  if (letter === '\u00ad') return '';
  if (/\s/.test(letter)) return isAfterBlank ? '' : ' ';
  return foldedLetter(letter);
}

/** "collab-⏎oration": a hyphen after a letter, a line end, a small letter. */
const isBrokenWord = (letters: readonly string[], at: number): boolean =>
  /[-‐]/.test(letters[at] ?? '') && /^\p{L}.\n\p{Ll}/u.test(letters.slice(Math.max(0, at - 1), at + 3).join(''));

/** What is looked for, as a pattern in which a word may be broken at a line's end, with or without its own hyphen. */
function patternOf(typed: string): RegExp | null {
  const words = [...typed].map(foldedLetter).join('').trim();
  if (!words) return null;
  const broken = [...words.replace(/\s+/g, ' ')].map((letter) =>
    letter === '-' ? '[-\\u0001]' : letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  return new RegExp(broken.join('\\u0001?'), 'gu');
}

/** Where the words stand, in code points of the text plus `offset`; at most `most` places. */
export function findIn(text: string, typed: string, { offset = 0, most = 500 } = {}): readonly Range[] {
  const pattern = patternOf(typed);
  if (!pattern) return [];
  const { text: hay, positions } = folded(text);
  const end = lengthOf(text);
  const found: Range[] = [];
  for (const match of hay.matchAll(pattern)) {
    if (found.length >= most) break;
    const last = positions[match.index + match[0].length - 1] ?? end;
    found.push([offset + (positions[match.index] ?? 0), offset + last + 1]);
  }
  return found;
}

/** Words found on a page, with what stands around them. */
export interface Place {
  readonly sheet: number;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

const context = 40;

export function placesOn(
  page: { readonly sheet: number; readonly label: string; readonly start: number; readonly text: string },
  typed: string,
  most: number,
): readonly Place[] {
  const { sheet, label, start: offset, text } = page;
  const cut = (from: number, to: number): string => slice(text, Math.max(0, from), to).replace(/\s+/g, ' ');
  return findIn(text, typed, { most }).map(([start, end]) => ({
    ...{ sheet, label, start: start + offset, end: end + offset },
    ...{ before: cut(start - context, start), words: cut(start, end), after: cut(end, end + context) },
  }));
}
