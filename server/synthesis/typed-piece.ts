/** The element one is typing among several separated by ";": what proposals are for, and how one takes its place. */

export interface Piece {
  /** Without the spaces around it, positions in the whole text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words without their sign: "trust" of "trust +". */
  readonly words: string;
  /** " +" of "trust +". */
  readonly sign: string;
}

const signed = /^(.*?)((?<!\s)\s+(?:\+\/[-−–]|[+\-−–±↑↓↕]|\((?:present|absent)\)))?$/is;

/** The piece that the caret stands in; an escaped "\;" belongs to the words. */
export function pieceAt(text: string, caret: number): Piece {
  let start = 0;
  let end = text.length;
  for (let at = 0; at < text.length; at++) {
    if (!isSeparator(text, at)) continue;
    if (at < caret) start = at + 1;
    else {
      end = at;
      break;
    }
  }
  const raw = text.slice(start, end);
  const trimmed = raw.trim();
  const from = start + (raw.length - raw.trimStart().length);
  const [, words = '', sign = ''] = signed.exec(trimmed) ?? [];
  return { start: trimmed ? from : end, end: trimmed ? from + trimmed.length : end, words, sign };
}

const isSeparator = (text: string, at: number): boolean => text[at] === '\n' || (text[at] === ';' && text[at - 1] !== '\\');

/** The text with `words` in the place of the caret's piece, its sign kept; the caret after it. */
export function withPiece(text: string, caret: number, words: string): { readonly text: string; readonly caret: number } {
  const piece = pieceAt(text, caret);
  const safe = words.replaceAll(';', '\\;') + piece.sign;
  const gap = piece.start > 0 && !/\s$/.test(text.slice(0, piece.start)) ? ' ' : '';
  return { text: text.slice(0, piece.start) + gap + safe + text.slice(piece.end), caret: piece.start + gap.length + safe.length };
}
