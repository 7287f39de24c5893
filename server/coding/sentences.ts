/**
 * Paragraphs and sentences of a page, for reading and for marking by keyboard. They only suggest where to start and stop:
 * what is stored are positions, so another way of cutting never moves a passage.
 */
import { lengthOf } from '../documents/code-points.ts';
import type { Range } from './ranges.ts';

/** Sentences of one paragraph, in order. */
export type Paragraph = readonly Range[];

/** A sentence longer than this is cut at a line's end: tables and references have no full stops. */
const longest = 700;

/** UTF-16 ranges while cutting; given out in code points. */
type Span = readonly [start: number, end: number];

/** Positions are code points of the text given, plus `offset`. White space between sentences belongs to none. */
export function paragraphsOf(text: string, offset = 0): readonly Paragraph[] {
  const place = placer(text, offset);
  return paragraphSpans(text)
    .map((span) => sentenceSpans(text, span).map(([start, end]): Range => [place(start), place(end)]))
    .filter((paragraph) => paragraph.length > 0);
}

/** Turns growing UTF-16 indices into positions, reading the text once. */
function placer(text: string, offset: number): (index: number) => number {
  let [index, position] = [0, offset];
  return (next) => {
    position += next >= index ? lengthOf(text.slice(index, next)) : -lengthOf(text.slice(next, index));
    index = next;
    return position;
  };
}

function paragraphSpans(text: string): readonly Span[] {
  const lines = linesOf(text);
  const full = usualLength(lines.map(([start, end]) => end - start));
  const spans: [number, number][] = [];
  for (const [at, [start, end]] of lines.entries()) {
    const before = lines[at - 1];
    const last = spans.at(-1);
    if (last && before && !isBreak({ text, before, line: [start, end], full })) last[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push([start, start + line.length]);
    start += line.length + 1;
  }
  return lines;
}

/** The length that most full lines of a page reach. */
function usualLength(lengths: readonly number[]): number {
  const sorted = lengths.filter((length) => length > 0).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.7)] ?? 0;
}

/** A paragraph ends at an empty line, after a short line that ends a sentence, and around a heading. */
function isBreak({ text, before, line, full }: { text: string; before: Span; line: Span; full: number }): boolean {
  const above = text.slice(...before).trim();
  const here = text.slice(...line);
  if (!above || !here.trim()) return true;
  if (full < 40) return false;
  const isShort = above.length < full * 0.8;
  if (isShort && /[.!?:”"’)\]]$/.test(above)) return true;
  return above.length < full * 0.6 && /^\s*[\p{Lu}\p{N}“"‘]/u.test(here) && !/[,;-]$/.test(above);
}

const ends = /(?<![.!?…])[.!?…]+["'”’)\]]*(?:\d{1,3}(?:[,–-]\d{1,3})*)?(?=\s+["'“‘([]*[\p{Lu}\p{N}])/gu;
/** After these a full stop ends no sentence. */
const abbreviated =
  /(?:^|[\s([“"‘])(?:e\.g|i\.e|et al|al|cf|vs|viz|approx|ca|Fig|Figs|Tab|Eq|Dr|Prof|Mr|Mrs|Ms|St|No|Nos|Vol|pp|p|ch|eds?|Inc|Ltd|Co|resp|\p{Lu})\.$/u;

function sentenceSpans(text: string, [start, end]: Span): readonly Span[] {
  const part = text.slice(start, end);
  const cuts = [...part.matchAll(ends)]
    .map((match) => match.index + match[0].length)
    .filter((cut) => !abbreviated.test(part.slice(Math.max(0, cut - 12), cut)));
  return [0, ...cuts]
    .map((from, at): Span => [start + from, start + (cuts[at] ?? part.length)])
    .flatMap((span) => shortParts(text, span))
    .map((span) => trimmedSpan(text, span))
    .filter(([from, to]) => from < to);
}

/** Cuts what is too long at the line end nearest below the limit. */
function shortParts(text: string, [start, end]: Span): readonly Span[] {
  if (end - start <= longest) return [[start, end]];
  const line = text.lastIndexOf('\n', start + longest);
  const space = text.lastIndexOf(' ', start + longest);
  const cut = line > start ? line : space > start ? space : end;
  return [[start, cut], ...shortParts(text, [cut, end])];
}

/** Empty (start = end) when there is only white space. */
function trimmedSpan(text: string, [start, end]: Span): Span {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  return [from, Math.max(from, end - (part.length - part.trimEnd().length))];
}
