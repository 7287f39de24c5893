/**
 * The printed number of the first sheet, read from the pages: journals print "710" at the edge of sheet 2, while the file itself
 * counts from 1. What most pages agree on is taken; otherwise nothing.
 */

interface NumberedPage {
  readonly text: string;
  /** The file's own label, empty where it has none. */
  readonly label: string;
}

/** Lines at either end of a page among which its number is looked for: running heads stand there. */
const edge = 6;
/** A long report shows on its first pages how it counts. */
const mostPages = 80;
const leastPages = 3;

/** "709" where sheet 2 prints 710 and so on; empty when the file's labels or the sheets' own numbers are right, or nothing is plain. */
export function guessFirstLabel(pages: readonly NumberedPage[]): string {
  const looked = pages.slice(0, mostPages);
  if (looked.some(({ label }, at) => label !== '' && label !== String(at + 1))) return '';
  const votes = new Map<number, number>();
  for (const [at, { text }] of looked.entries())
    for (const number of new Set(numbersAtEdges(text))) votes.set(number - at, (votes.get(number - at) ?? 0) + 1);
  const enough = Math.max(leastPages, looked.length * 0.6);
  const agreed = [...votes].flatMap(([first, count]) => (count >= enough ? [first] : []));
  const [first = 1] = agreed.length === 1 ? agreed : [];
  return first > 1 ? String(first) : '';
}

/** Any number will do: only a page's own grows by one from page to page. Where lines are numbered several do, and none is believed. */
function numbersAtEdges(text: string): readonly number[] {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  const ends = lines.length > 2 * edge ? [...lines.slice(0, edge), ...lines.slice(-edge)] : lines;
  return ends.flatMap((line) => [...line.matchAll(/(?<![\d.])\d{1,5}(?!\d|\.\d)/g)].map(([number]) => Number(number)));
}
