/** Memos: dated plain text on anything the team works with. */
import { oneLine } from '../reviews/one-line.ts';

/** What a memo can be about: the names are those of the tables. */
export const memoObjects = ['review', 'reference', 'document', 'excerpt', 'code', 'cmoc', 'theory', 'demi_regularity'] as const;
export type MemoObject = (typeof memoObjects)[number];

export const memoObjectNames: Readonly<Record<MemoObject, string>> = {
  review: 'the review',
  reference: 'a reference',
  document: 'a document',
  excerpt: 'a passage',
  code: 'a code',
  cmoc: 'a CMOC',
  theory: 'a theory',
  demi_regularity: 'a demi-regularity',
};

export const isMemoObject = (name: string): name is MemoObject => (memoObjects as readonly string[]).includes(name);

/** What a memo hangs on. */
export interface MemoPlace {
  readonly object: MemoObject;
  readonly objectId: string;
}

/** At most `length` letters of a text on one line, cut at a word, with an ellipsis. */
export function shortened(text: string, length: number): string {
  const line = oneLine(text);
  if (line.length <= length) return line;
  const letters = [...line];
  if (letters.length <= length) return line;
  const cut = letters.slice(0, length).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(cut.length * 0.6)))}…`;
}
