/** Reads what a parser child wrote. A file may have got hold of the child: nothing is believed that is not checked here. */
import { frozen, lengthOf } from './code-points.ts';
import type { AboutFile, OutlineEntry, ParsedEnd, ParsedPage, Refusal, Trouble } from './parsed.ts';
import { noAbout, parserLimits } from './parsed.ts';

/** The child's answer does not hold together. */
export class BadAnswer extends Error {}

export type CheckedLine =
  | { readonly kind: 'start'; readonly pages: number }
  | { readonly kind: 'page'; readonly page: CheckedPage }
  | { readonly kind: 'end'; readonly end: ParsedEnd }
  | { readonly kind: 'refused'; readonly why: Refusal };

export interface CheckedPage extends ParsedPage {
  /** Code points. */
  readonly length: number;
}

const refusals = new Set<string>(['empty', 'not_taken', 'html', 'password', 'damaged', 'pages', 'text', 'no_pages'] satisfies Refusal[]);

/** @throws BadAnswer */
export function checkedLine(json: string): CheckedLine {
  const line = record(parsed(json));
  switch (line['kind']) {
    case 'start':
      return { kind: 'start', pages: whole(line['pages'], 0, parserLimits.pages) };
    case 'page':
      return { kind: 'page', page: checkedPage(record(line['page'])) };
    case 'end':
      return { kind: 'end', end: checkedEnd(record(line['end'])) };
    case 'refused':
      if (refusals.has(text(line['why']))) return { kind: 'refused', why: line['why'] as Refusal };
  }
  throw new BadAnswer('unknown line');
}

function checkedPage(page: Fields): CheckedPage {
  const own = frozen(text(page['text'], parserLimits.text));
  const length = lengthOf(own);
  const pieces = text(page['pieces'], Infinity);
  checkPieces(parsed(pieces), length);
  const box = page['box'] === null ? null : boxOf(page['box']);
  const rotation = whole(page['rotation'], 0, 270);
  if (rotation % 90) throw new BadAnswer('rotation');
  return { text: own, label: plain(page['label'], 60), box, rotation, pieces, length };
}

/** Pieces follow each other in the text; every number is a whole one within a page of 14,400 inches. */
function checkPieces(pieces: unknown, length: number): void {
  let reached = 0;
  for (const piece of list(pieces)) {
    const [start, quad, advances] = list(piece);
    whole(start, reached, length);
    if (list(quad).length !== 8) throw new BadAnswer('quad');
    for (const n of list(quad)) whole(n, -1e8, 1e8);
    for (const n of list(advances)) whole(n, 0, 1e8);
    reached = (start as number) + list(advances).length;
  }
  if (reached > length) throw new BadAnswer('pieces beyond the text');
}

function checkedEnd(end: Fields): ParsedEnd {
  const about = record(end['about']);
  return {
    extractor: plain(end['extractor'], 60),
    extractorVersion: plain(end['extractorVersion'], 60),
    mediaType: end['mediaType'] === 'application/pdf' ? 'application/pdf' : 'text/plain',
    outline: list(end['outline']).slice(0, parserLimits.outline).map(outlineEntry),
    about: Object.fromEntries(Object.keys(noAbout).map((name) => [name, plain(about[name], parserLimits.about)])) as unknown as AboutFile,
    troubles: list(end['troubles'])
      .slice(0, parserLimits.pages + 1)
      .map(trouble),
  };
}

function outlineEntry(value: unknown): OutlineEntry {
  const entry = record(value);
  return { title: plain(entry['title'], 300), sheet: whole(entry['sheet'], 1, parserLimits.pages), depth: whole(entry['depth'], 0, 20) };
}

function trouble(value: unknown): Trouble {
  const one = record(value);
  return one['kind'] === 'recovered' ? { kind: 'recovered' } : { kind: 'page', sheet: whole(one['sheet'], 1, parserLimits.pages) };
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new BadAnswer('not JSON');
  }
}

function record(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadAnswer('not an object');
  return value as Fields;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new BadAnswer('not a list');
  return value;
}

function text(value: unknown, most = 100): string {
  if (typeof value !== 'string' || value.length > most) throw new BadAnswer('not a text');
  return value;
}

/** One line without control characters, cut at `most`. */
const plain = (value: unknown, most: number): string =>
  [...text(value, Infinity).toWellFormed()]
    .map((letter) => (letter < ' ' || letter === '\u007f' ? ' ' : letter))
    .join('')
    .trim()
    .slice(0, most);

function whole(value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) throw new BadAnswer('not a number in range');
  return value;
}

function boxOf(value: unknown): ParsedPage['box'] {
  const [x0, y0, x1, y1] = list(value).map((n) => whole(n, -1e8, 1e8));
  return [x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0];
}
