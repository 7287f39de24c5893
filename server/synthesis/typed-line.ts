/** A submitted line C | M | O as the service takes it. */
import type { CmocTyped } from './cmocs.service.ts';
import { readElements } from './element-text.ts';
import type { Placement } from './line.ts';

interface LineSent {
  readonly level: 'extracted' | 'theory';
  readonly reference: string | null;
  readonly theory: string | null;
  readonly role: readonly string[];
  readonly text: readonly string[];
  readonly excerpt: readonly string[];
  readonly excerpt_role: readonly string[];
}

/** A text per role and a role per passage, in the same order; a passage whose slot is empty speaks of the whole. */
export function typedFrom({ level, reference, theory, role, text, ...sent }: LineSent, also: readonly Placement[] = []): CmocTyped {
  const excerpt = [...sent.excerpt, ...also.map(({ excerptId }) => excerptId)];
  const roles = [...sent.excerpt_role, ...also.map(({ roleId }) => roleId)];
  const slots = role.map((roleId, at) => {
    const typed = readElements(text[at] ?? '');
    const excerptIds = typed.length ? excerpt.filter((_, n) => roles[n] === roleId) : [];
    return { roleId, typed, excerptIds };
  });
  const placed = new Set(slots.flatMap((slot) => slot.excerptIds));
  return {
    level,
    referenceId: reference,
    theoryIds: theory ? [theory] : [],
    slots,
    excerptIds: excerpt.filter((id) => !placed.has(id)),
  };
}
