/** The team's terms in a record's words: what speaks for taking it in, what against. */

export interface Portion {
  readonly text: string;
  /** '' for the words between. */
  readonly kind: '' | 'include' | 'exclude';
}

const longest = 80;
const most = 200;

/** Terms as people type them, one per line or separated by commas or semicolons. A trailing * takes any ending. */
export function termsIn(typed: string): readonly string[] {
  const terms = typed
    .split(/[\n,;]/)
    .map((term) => twoStars(term.replace(/\s+/g, ' ').trim().slice(0, longest)))
    .filter((term) => /[\p{L}\p{N}]/u.test(term));
  return [...new Map(terms.map((term) => [term.toLowerCase(), term])).values()].slice(0, most);
}

/** More would let a term take quadratic time and more. */
function twoStars(term: string): string {
  let left = 2;
  return term.replace(/\*+/g, () => (left-- > 0 ? '*' : ''));
}

/** Splits a text at the terms. Made once for many records. */
export type TermFinder = (text: string) => readonly Portion[];

export function termFinder(include: readonly string[], exclude: readonly string[]): TermFinder {
  const patterns = [include, exclude].map((terms) =>
    [...terms]
      .sort((a, b) => b.length - a.length)
      .map(patternOf)
      .join('|'),
  );
  const groups = patterns.map((pattern, at) => (pattern ? `(?<${at ? 'exclude' : 'include'}>${pattern})` : '')).filter(Boolean);
  if (!groups.length) return (text) => (text ? [{ text, kind: '' }] : []);
  const expression = new RegExp(`(?<![\\p{L}\\p{N}])(?:${groups.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => portions(text, expression);
}

/** A term as a pattern: case aside, any white space between words, * for the rest of a word. */
const patternOf = (term: string): string =>
  term
    .replace(/[.+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/ /g, '\\s+')
    .replace(/\*/g, '[\\p{L}\\p{N}]*');

function portions(text: string, expression: RegExp): readonly Portion[] {
  const found: Portion[] = [];
  let at = 0;
  for (const match of text.matchAll(expression)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), kind: '' });
    if (match[0]) found.push({ text: match[0], kind: match.groups?.['exclude'] === undefined ? 'include' : 'exclude' });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), kind: '' });
  return found;
}
