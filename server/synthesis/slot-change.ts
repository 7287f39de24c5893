/** From what a slot holds to what was typed in its cell, touching as little as possible: passages hang on elements. */
import type { Direction } from '../reviews/vocabulary.ts';

interface Said {
  readonly codeId?: string | null | undefined;
  readonly wording?: string | undefined;
  readonly direction?: Direction | undefined;
}

interface Present {
  readonly id: string;
  readonly code_id: string | null;
  readonly wording: string;
  readonly direction: string;
}

export interface SlotChange {
  readonly change: readonly { readonly id: string; readonly patch: Said }[];
  readonly remove: readonly string[];
  readonly add: readonly Said[];
  /** In the order typed: the element that now says it; null for one to be added. */
  readonly order: readonly (string | null)[];
}

/**
 * Elements that say the same stay; those with the same code or the same words are changed, and words without a code may be
 * reworded or coded. Another code is another element: passages linked to the old one must not come to speak for it.
 */
export function matchTyped(present: readonly Present[], wanted: readonly Said[]): SlotChange {
  const open = new Set(present);
  const waiting = new Set(wanted);
  const change: { id: string; patch: Said }[] = [];
  const becomes = new Map<Said, string>();
  const pair = (fits: (element: Present, said: Said) => boolean): void => {
    for (const said of waiting) {
      const element = [...open].find((one) => fits(one, said));
      if (!element) continue;
      open.delete(element);
      waiting.delete(said);
      becomes.set(said, element.id);
      if (!isSame(element, said)) change.push({ id: element.id, patch: said });
    }
  };
  pair(isSame);
  pair((element, said) => Boolean(said.codeId) && element.code_id === said.codeId);
  pair((element, said) => Boolean(said.wording) && element.wording === said.wording);
  pair((element) => element.code_id === null);
  return {
    change,
    remove: [...open].map((element) => element.id),
    add: [...waiting],
    order: wanted.map((said) => becomes.get(said) ?? null),
  };
}

const isSame = (element: Present, said: Said): boolean =>
  element.code_id === (said.codeId ?? null) &&
  element.wording === (said.wording ?? '') &&
  element.direction === (said.direction ?? 'not_stated');
