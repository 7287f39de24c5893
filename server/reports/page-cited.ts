/** How the place of a passage is cited: by its printed page. */

interface Placed {
  readonly kind: string;
  readonly sheet: number;
  readonly lastSheet: number;
  readonly typedLabel: string;
}

/** "12", "12–13"; of a typed passage what was typed. */
export function pageCited(passage: Placed, labelOf: (sheet: number) => string): string {
  if (passage.kind === 'typed') return passage.typedLabel;
  const [first, last] = [labelOf(passage.sheet), labelOf(passage.lastSheet)];
  return passage.sheet === passage.lastSheet ? first : `${first}–${last}`;
}

/** The words of a passage as tables print them; what was typed by hand says that nobody checked it against the file. */
export function wordsOf({ kind, quote }: { readonly kind: string; readonly quote: string }): string {
  if (kind === 'typed') return `${quote} [typed by hand, not checked against the file]`;
  return kind === 'area' ? `[part of a page] ${quote}` : quote;
}

/** "“Trust grew” (Smith 2019, p. 5)"; in single marks where the words hold double ones, which stay as they are. */
export function quoted(words: string, citation: string, page: string): string {
  const [opening, closing] = /[“”"]/.test(words) ? ['‘', '’'] : ['“', '”'];
  return `${opening}${words}${closing} (${citation}${page ? `, p. ${page}` : ''})`;
}
