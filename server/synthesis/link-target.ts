/** What a passage most likely speaks of in a configuration, told by how it was coded: one element, the step between two, or the whole. */
import { type Element, elementsOf, type Slot } from './cmoc.ts';
import type { TargetIds } from './target.ts';

interface Coded {
  readonly codings: readonly { readonly roleId: string | null; readonly codeId: string | null }[];
}

/** `canonicalId`: what a code counts as after merges. */
export function likelyTarget(passage: Coded, slots: readonly Slot[], canonicalId: (codeId: string) => string): TargetIds {
  const spoken = passage.codings.flatMap((coding) => spokenOf(coding, slots, canonicalId) ?? []);
  const [first, second, more] = new Map(spoken.map((element) => [element.id, element])).keys();
  if (!first || more) return { elementId: null, otherElementId: null };
  return { elementId: first, otherElementId: second ?? null };
}

/** The element with this code in this slot; a role alone is enough where its slot holds one element. */
function spokenOf(
  { roleId, codeId }: Coded['codings'][number],
  slots: readonly Slot[],
  canonicalId: (codeId: string) => string,
): Element | undefined {
  const inSlot = elementsOf(slots).filter((element) => element.roleId === roleId);
  if (codeId === null) return inSlot.length === 1 ? inSlot[0] : undefined;
  return inSlot.find((element) => element.code && canonicalId(element.code.id) === canonicalId(codeId));
}
