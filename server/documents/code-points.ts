/** Positions are code points from the start of a text, end exclusive, everywhere: the browser's UTF-16 is converted here. */

const hasSurrogates = (text: string): boolean => /[\ud800-\udfff]/.test(text);

/** Length in code points. */
export function lengthOf(text: string): number {
  if (!hasSurrogates(text)) return text.length;
  let n = 0;
  for (const _ of text) n += 1;
  return n;
}

/** The UTF-16 index of a code-point position; positions beyond the end give the end. */
export function toUtf16(text: string, position: number): number {
  if (!hasSurrogates(text)) return Math.min(position, text.length);
  let at = 0;
  for (let n = 0; n < position && at < text.length; n++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/** The code-point position of a UTF-16 index; an index inside a pair counts the pair. */
export function fromUtf16(text: string, index: number): number {
  return lengthOf(text.slice(0, index));
}

/** `text[start, end)` by code points. */
export function slice(text: string, start: number, end: number): string {
  if (!hasSurrogates(text)) return text.slice(start, end);
  const from = toUtf16(text, start);
  return text.slice(from, from + toUtf16(text.slice(from), end - start));
}

/** The code points of a text, one string each. */
export const lettersOf = (text: string): readonly string[] => (hasSurrogates(text) ? [...text] : text.split(''));

/** Only these are changed: most texts hold none of them. */
const mayChange = (text: string): boolean => text.includes('\r') || text.includes('\u0000') || hasSurrogates(text);

/** Text as it is frozen: CRLF and CR → LF, NUL and lone surrogates → U+FFFD one for one. */
export function frozen(text: string): string {
  if (!mayChange(text)) return text;
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\u0000', '\ufffd').toWellFormed();
}
