/** Words that people type, made safe for a full-text index: every word is quoted, the last one may be unfinished. */

/**
 * `mechanism-based trust` → `"mechanism-based" "trust"*`; null when there is no word in it. Quotation marks keep a phrase; a NUL
 * would end the expression for the index, so control characters count as spaces.
 */
export function matchExpression(typed: string): string | null {
  const phrases = [...typed.matchAll(/"([^"]+)"|(\S+)/g)].map((match) => ({
    text: (match[1] ?? match[2] ?? '').replace(/["\p{Cc}]/gu, ' ').trim(),
    isPhrase: match[1] !== undefined,
  }));
  const words = phrases.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  if (!words.length) return null;
  return words.map(({ text, isPhrase }, at) => `"${text}"${at === words.length - 1 && !isPhrase ? '*' : ''}`).join(' ');
}

/** Marks round a found word in a snippet: control characters, so that the text itself can be escaped first. */
export const foundStart = '\u0002';
export const foundEnd = '\u0003';

export interface PageFound {
  readonly documentId: string;
  readonly referenceId: string;
  readonly sheet: number;
  /** With `foundStart` and `foundEnd` round the words that matched. */
  readonly snippet: string;
}
