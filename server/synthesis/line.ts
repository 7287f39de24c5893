/** One line C | M | O, pre-filled from passages: what each slot starts with, and which passage speaks of which slot. */
import type { CodeName, SlotRole } from './cmoc.ts';
import { typedSlot } from './element-text.ts';
import { elementFrom, slotsOfPassage } from './passage-element.ts';
import type { Direction } from '../reviews/vocabulary.ts';

export interface LineSlot {
  readonly role: SlotRole;
  readonly text: string;
  readonly passages: number;
  /** Passages of the paper in this role that could be taken along, nearest first. */
  readonly offers: readonly Offer[];
}

/** A passage in a slot. */
export interface Placement {
  readonly excerptId: string;
  readonly roleId: string;
}

export interface Offer {
  readonly excerptId: string;
  readonly pageLabel: string;
  /** What the slot would say of it. */
  readonly text: string;
}

/** As many as can be read at a glance. */
const mostOffers = 3;

export interface LineDraft {
  readonly slots: readonly LineSlot[];
  /** A passage with two roles stands twice; an empty role: it speaks of the whole. */
  readonly placements: readonly Placement[];
  /** The one reference that all passages come from, or that is being read. */
  readonly reference: { readonly id: string; readonly label: string } | null;
  readonly isExtracted: boolean;
  readonly theoryId: string | null;
  /** The first empty slot: where one types next. */
  readonly focusAt: number;
}

interface LinePassage {
  readonly id: string;
  readonly pageLabel: string;
  readonly quote: string;
  readonly referenceId: string;
  readonly codings: readonly { readonly roleId: string | null; readonly codeId: string | null; readonly direction: Direction }[];
}

interface LineAsked {
  readonly passages: readonly LinePassage[];
  /** Others of the paper, nearest first. */
  readonly nearby: readonly LinePassage[];
  /** The slots that are switched on. */
  readonly roles: readonly SlotRole[];
  readonly codes: ReadonlyMap<string, CodeName>;
  readonly labelOf: (referenceId: string) => string;
  /** The reference being read; in the workspace null. */
  readonly reading: string | null;
  readonly theoryId: string | null;
}

type Coded = Pick<LinePassage, 'id' | 'codings'>;

/** Each passage in the slots it was coded for; where there are none it speaks of the whole. */
export const placementsOf = (passages: readonly Coded[], slotIds: readonly string[]): readonly Placement[] =>
  passages.flatMap((passage) => {
    const slots = slotsOfPassage(passage, slotIds);
    return (slots.length ? slots : ['']).map((roleId) => ({ excerptId: passage.id, roleId }));
  });

export function lineFrom({ passages, nearby, roles, codes, labelOf, reading, theoryId }: LineAsked): LineDraft {
  const slotIds = roles.map((role) => role.id);
  const slots = roles.map((role): LineSlot => {
    const own = passages.filter((passage) => slotsOfPassage(passage, slotIds).includes(role.id));
    const say = (those: readonly LinePassage[]): string => typedSlot(those.map((passage) => elementFrom(passage, role.id, codes)));
    const offers = nearby
      .filter((passage) => slotsOfPassage(passage, slotIds).includes(role.id))
      .slice(0, mostOffers)
      .map((passage) => ({ excerptId: passage.id, pageLabel: passage.pageLabel, text: say([passage]) }));
    return { role, text: say(own), passages: own.length, offers };
  });
  const references = [...new Set(passages.map((passage) => passage.referenceId))];
  const referenceId = reading ?? (references.length === 1 ? references[0] : null) ?? null;
  return {
    slots,
    placements: placementsOf(passages, slotIds),
    reference: referenceId === null ? null : { id: referenceId, label: labelOf(referenceId) },
    isExtracted: reading !== null,
    theoryId,
    focusAt: Math.max(
      0,
      slots.findIndex((slot) => !slot.text),
    ),
  };
}
