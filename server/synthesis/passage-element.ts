/** What a passage says in a slot: its quote as wording, the code it was given in that role. */
import { readable } from '../coding/readable.ts';
import type { Direction } from '../reviews/vocabulary.ts';
import type { CodeName } from './cmoc.ts';

interface Coding {
  readonly roleId: string | null;
  readonly codeId: string | null;
  readonly direction: Direction;
}

export interface FromPassage {
  readonly code: CodeName | null;
  readonly wording: string;
  readonly direction: Direction;
}

/** A coded passage longer than this is told by its code: the quote stays a click away. */
const longestWording = 90;
/** An uncoded one is told by its first words. */
const longestQuote = 300;

export function elementFrom(
  passage: { readonly quote: string; readonly codings: readonly Coding[] },
  roleId: string,
  codes: ReadonlyMap<string, CodeName>,
): FromPassage {
  const inRole = passage.codings.filter((coding) => coding.roleId === roleId);
  const coding = inRole.find((one) => one.codeId !== null) ?? inRole[0];
  const code = codes.get(coding?.codeId ?? '') ?? null;
  const quote = readable(passage.quote);
  return { code, wording: wordingOf(quote, code !== null), direction: coding?.direction ?? 'not_stated' };
}

function wordingOf(quote: string, isCoded: boolean): string {
  const letters = [...quote];
  if (isCoded) return letters.length <= longestWording ? quote : '';
  return letters.length <= longestQuote
    ? quote
    : `${letters
        .slice(0, longestQuote)
        .join('')
        .replace(/\s+\S*$/, '')} …`;
}

/** The role that a passage takes in a line C | M | O: the first of its codings that has a slot. */
export const slotsOfPassage = (passage: { readonly codings: readonly Coding[] }, slotRoleIds: readonly string[]): readonly string[] => [
  ...new Set(passage.codings.flatMap(({ roleId }) => (roleId !== null && slotRoleIds.includes(roleId) ? [roleId] : []))),
];
