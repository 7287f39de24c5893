/** Finds a quotation in a document's frozen text: by its letters, since lines break where a column ends. */

/** Code points from the start of the document's text, end exclusive. */
export type Range = readonly [start: number, end: number];

/** A text without its white space, each code point with its place in the text. */
interface Letters {
  readonly text: string;
  readonly places: readonly number[];
}

function lettersOf(text: string): Letters {
  const kept = [...text].map((letter, place) => ({ letter, place })).filter(({ letter }) => !/\s/.test(letter));
  return { text: kept.map(({ letter }) => letter).join(''), places: kept.map(({ place }) => place) };
}

/** Where letters start in others, counted in code points. */
function occurrences(letters: Letters, wanted: string): readonly number[] {
  const found: number[] = [];
  for (let at = letters.text.indexOf(wanted); at >= 0; at = letters.text.indexOf(wanted, at + 1))
    found.push([...letters.text.slice(0, at)].length);
  return found;
}

/** Finds quotations in pages that are joined by one line feed. */
export function locator(pages: readonly string[]): (quote: string) => readonly Range[] {
  const whole = lettersOf(pages.join('\n'));
  return (quote) => {
    const places = found(whole, lettersOf(quote).text);
    if (places.length > 1) throw new Error(`“${quote}” is there ${places.length} times`);
    return places.length ? places : overBorder(pages, quote);
  };
}

/**
 * The place of one quotation; in two ranges when a page ends within it, since the foot of one page and the head of the next
 * stand between. @throws Error when it is not there, or there more than once.
 */
export const locate = (pages: readonly string[], quote: string): readonly Range[] => locator(pages)(quote);

function overBorder(pages: readonly string[], quote: string): readonly Range[] {
  let start = 0;
  for (const [n, page] of pages.entries()) {
    const next = start + [...page].length + 1;
    const parts = partsOf(page, pages[n + 1] ?? '', quote);
    if (parts) return [moved(parts[0], start), moved(parts[1], next)];
    start = next;
  }
  throw new Error(`“${quote}” is not there`);
}

const moved = ([from, to]: Range, by: number): Range => [from + by, to + by];

function found(letters: Letters, wanted: string): readonly Range[] {
  const length = [...wanted].length;
  return occurrences(letters, wanted).map((at) => [letters.places[at] ?? 0, (letters.places[at + length - 1] ?? 0) + 1] as const);
}

/** A quotation of which one part ends a page and the rest is on the next. */
function partsOf(page: string, next: string, quote: string): readonly [Range, Range] | null {
  const words = quote.split(/\s+/);
  const [here, there] = [lettersOf(page), lettersOf(next)];
  for (let n = words.length - 1; n > 0; n--) {
    const [first] = found(here, words.slice(0, n).join(''));
    if (!first) continue;
    const [rest] = found(there, words.slice(n).join(''));
    return rest ? [first, rest] : null;
  }
  return null;
}
