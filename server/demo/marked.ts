/** Prose with passages marked in it: "They {a}went home{/a}." Passages may overlap; a letter is used once per paper. */

export interface Marked {
  readonly text: string;
  readonly quotes: ReadonlyMap<string, string>;
}

const tag = /\{(\/?)([a-z0-9]+)\}/g;

/** @throws Error naming a mark that is opened twice, never closed, or closed without being opened. */
export function readMarked(source: string): Marked {
  let text = '';
  let from = 0;
  const open = new Map<string, number>();
  const quotes = new Map<string, string>();
  for (const { 0: all, 1: slash = '', 2: letter = '', index } of source.matchAll(tag)) {
    text += source.slice(from, index);
    from = index + all.length;
    if (!slash) {
      if (open.has(letter) || quotes.has(letter)) throw new Error(`{${letter}} is opened twice`);
      open.set(letter, text.length);
    } else {
      const start = open.get(letter);
      if (start === undefined) throw new Error(`{/${letter}} closes nothing`);
      quotes.set(letter, text.slice(start));
      open.delete(letter);
    }
  }
  const [left] = open.keys();
  if (left) throw new Error(`{${left}} is never closed`);
  return { text: text + source.slice(from), quotes };
}

/** The quotes of several stretches of prose together. @throws Error when a letter is used twice. */
export function quotesIn(sources: readonly string[]): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const source of sources)
    for (const [letter, quote] of readMarked(source).quotes) {
      if (all.has(letter)) throw new Error(`{${letter}} is used twice`);
      all.set(letter, quote);
    }
  return all;
}
