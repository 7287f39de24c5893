/** Cuts passages out of the frozen text: what a browser says is only believed where our own text says the same. */
import { currentVersion, type DocumentVersion, type TextHeld, textHeld } from '../documents/pages.queries.ts';
import type { Reader } from '../platform/database.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import { longestQuote } from './excerpt.ts';
import type { Claimed } from './marked.ts';
import { shortened } from './memo.ts';
import { findQuote, sameLetters } from './quote-match.ts';
import { type Anchor, anchorIn, type Range, sizeOf, spanOf, surroundings, tidied } from './ranges.ts';

interface Texts {
  readonly db: Reader;
  readonly reviewId: string;
}

export interface Anchored extends Anchor {
  readonly sheet: number;
  readonly lastSheet: number;
}

/** How far around the claimed place a quotation is looked for before the whole text is. */
const nearby = 20_000;

/** @throws NotFound when the document isn't there. */
export async function versionOf(texts: Texts, documentId: string): Promise<DocumentVersion> {
  const version = await currentVersion(texts, documentId);
  if (!version) throw new NotFound();
  return version;
}

/** @throws Refused when nothing, too much or nothing but white space is selected, or when the words are not there. */
export async function anchored(
  texts: Texts,
  version: Pick<DocumentVersion, 'versionId' | 'characters'>,
  claimed: Claimed,
): Promise<Anchored> {
  const text = textHeld(texts, version.versionId, surroundings);
  const ranges = tidied(await confirmed(text, version.characters, claimed));
  if (sizeOf(ranges) > longestQuote)
    throw new Refused(
      `A passage holds up to ${longestQuote.toLocaleString('en')} characters; this selection has ${sizeOf(ranges).toLocaleString('en')}. Mark a shorter one, or write a memo on the document.`,
    );
  const [first, last] = spanOf(ranges);
  const from = Math.max(0, first - surroundings);
  const anchor = anchorIn(await text.between(from, last + surroundings), from, ranges);
  if (!anchor.quote.replaceAll('…', '').trim()) throw new Refused('There are no words in this selection. Select some and mark again.');
  return { ...anchor, sheet: await text.sheetAt(first), lastSheet: await text.sheetAt(last - 1) };
}

async function confirmed(text: TextHeld, characters: number, { ranges, quotes = [] }: Claimed): Promise<readonly Range[]> {
  if (quotes.length && quotes.length !== ranges.length) throw new Refused('The selection did not arrive whole. Select the words again.');
  const found: Range[] = [];
  for (const [at, range] of ranges.entries()) found.push(await placeOf(text, characters, { range, quote: quotes[at] }));
  return found;
}

async function placeOf(
  text: TextHeld,
  characters: number,
  { range, quote }: { readonly range: Range; readonly quote: string | undefined },
): Promise<Range> {
  const [start, end] = [Math.min(range[0], characters), Math.min(range[1], characters)];
  if (quote === undefined) return [start, end];
  if (start < end && sameLetters(await text.between(start, end), quote)) return [start, end];
  for (const [from, to] of [
    [Math.max(0, start - nearby), Math.min(characters, end + nearby)],
    [0, characters],
  ] as const) {
    const found = findQuote(await text.between(from, to), { start: start - from, quote });
    if (found) return [found[0] + from, found[1] + from];
  }
  throw new Refused(
    `“${shortened(quote, 60)}” is not in the text of this document, so nothing was marked. Load the page again and select the words once more.`,
  );
}
