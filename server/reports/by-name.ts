import { byCodePoint, nameKey } from '../reviews/name-key.ts';

/** Alphabetically, ties by id (model, Counting 7). */
export const byCodeName = (
  a: { readonly name: string; readonly codeId: string },
  b: { readonly name: string; readonly codeId: string },
): number => byCodePoint(nameKey(a.name), nameKey(b.name)) || byCodePoint(a.codeId, b.codeId);
