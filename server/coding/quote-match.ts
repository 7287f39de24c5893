/**
 * Finds a quotation again when it is not where a browser said: by its letters, white space aside, then by what stands
 * around it, then by how near it is to the place that was claimed.
 */
import { fromUtf16 } from '../documents/code-points.ts';
import type { Range } from './ranges.ts';

export interface Claim {
  /** Where it is said to start: code points from the start of the text. */
  readonly start: number;
  readonly quote: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** Letters without white space, soft hyphens and zero-width signs, each with its place in the text it came from. */
interface Letters {
  readonly text: string;
  /** UTF-16 index in the text of each UTF-16 unit, and one past the last. */
  readonly places: readonly number[];
}

const unwritten = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/;

function lettersOf(text: string): Letters {
  let kept = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unwritten.test(unit)) continue;
    kept += unit;
    places.push(at);
  }
  places.push(text.length);
  return { text: kept, places };
}

/** True when two texts have the same letters in the same order. */
export const sameLetters = (a: string, b: string): boolean => a === b || lettersOf(a).text === lettersOf(b).text;

/** More occurrences than this are not weighed: a quotation that common says nothing about its place. */
const mostOccurrences = 500;

/** The best occurrence of a quotation, in code points of the text; null when its letters are nowhere. */
export function findQuote(text: string, { start, quote, prefix = '', suffix = '' }: Claim): Range | null {
  const hay = lettersOf(text);
  const needle = lettersOf(quote).text;
  const [before, after] = [lettersOf(prefix).text, lettersOf(suffix).text];
  const positionOf = (at: number): number => fromUtf16(text, hay.places[at] ?? text.length);
  const [best] = occurrences(hay.text, needle)
    .map((at) => ({
      at,
      score: agreementBefore(hay.text, at, before) + agreementAfter(hay.text, at + needle.length, after),
      away: Math.abs(positionOf(at) - start),
    }))
    .toSorted((a, b) => b.score - a.score || a.away - b.away);
  if (!best) return null;
  const last = hay.places[best.at + needle.length - 1] ?? 0;
  return [positionOf(best.at), fromUtf16(text, last + 1)];
}

function occurrences(text: string, needle: string): readonly number[] {
  const found: number[] = [];
  if (!needle) return found;
  for (let at = text.indexOf(needle); at >= 0 && found.length < mostOccurrences; at = text.indexOf(needle, at + 1)) found.push(at);
  return found;
}

/** How many letters before a place agree with the end of `prefix`. */
function agreementBefore(text: string, place: number, prefix: string): number {
  let n = 0;
  while (n < prefix.length && n < place && text[place - 1 - n] === prefix[prefix.length - 1 - n]) n += 1;
  return n;
}

function agreementAfter(text: string, place: number, suffix: string): number {
  let n = 0;
  while (n < suffix.length && text[place + n] !== undefined && text[place + n] === suffix[n]) n += 1;
  return n;
}
