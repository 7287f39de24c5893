/** A small XML tree and the questions that readers ask it. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string';

/** All text within, in its order. */
export const textOf = (element: XmlElement | undefined): string =>
  element ? element.children.map((child) => (isElement(child) ? textOf(child) : child)).join('') : '';

/** The elements along a path of names, from the children of `element`. */
export function all(element: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] {
  let found: readonly XmlElement[] = element ? [element] : [];
  for (const name of path) found = found.flatMap((one) => one.children.filter(isElement).filter((child) => child.name === name));
  return found;
}

export const first = (element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined => all(element, ...path)[0];

/** The first text along a path, trimmed. */
export const said = (element: XmlElement | undefined, ...path: readonly string[]): string => textOf(first(element, ...path)).trim();

/** A piece of a file: one record's own text, whole or cut off. */
export interface XmlPiece {
  /** Where it begins. */
  readonly at: number;
  readonly text: string;
  readonly isWhole: boolean;
}

/**
 * Cuts a file into the elements of these names without parsing it, so that a fault in one record is that record's own. One
 * that is never closed ends where the next begins.
 */
export function* piecesOf(text: string, names: readonly string[]): Generator<XmlPiece> {
  const opening = new RegExp(`<(${names.join('|')})(?=[\\s>/])`, 'g');
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const after = opening.lastIndex;
    const close = `</${match[1] ?? ''}>`;
    const end = text.indexOf(close, after);
    const next = opening.exec(text)?.index ?? text.length;
    const isWhole = end >= 0 && end < next;
    const until = isWhole ? end + close.length : next;
    yield { at: match.index, text: text.slice(match.index, until).trimEnd(), isWhole };
    opening.lastIndex = Math.max(after, until);
  }
}
