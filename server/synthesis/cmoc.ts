/** A configuration as every part of the product reads it: slots with elements, evidence on them, and what the team says of it. */
import type { Basis, Direction } from '../reviews/vocabulary.ts';

/** extracted: made from one reference; theory: prior, ours or imported, of no reference. */
export const cmocLevels = ['extracted', 'theory'] as const;
export type CmocLevel = (typeof cmocLevels)[number];
export const levelNames: Readonly<Record<CmocLevel, string>> = { extracted: 'Extracted', theory: 'Of the theory' };

export const origins = ['ours', 'prior'] as const;
export type Origin = (typeof origins)[number];
export const originNames: Readonly<Record<Origin, string>> = { ours: 'Ours', prior: 'Prior theory' };

export const statuses = ['draft', 'proposed', 'agreed', 'retired'] as const;
export type Status = (typeof statuses)[number];
export const statusNames: Readonly<Record<Status, string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  agreed: 'Agreed',
  retired: 'Retired',
};

export const retirements = ['merged', 'refuted', 'unsupported', 'out_of_scope'] as const;
export type Retirement = (typeof retirements)[number];
export const retirementNames: Readonly<Record<Retirement, string>> = {
  merged: 'Merged into another',
  refuted: 'Refuted',
  unsupported: 'Not supported',
  out_of_scope: 'Out of scope',
};

/** What testing has shown of a theory CMOC, said by people; empty: not tested. */
export const verdicts = ['affirmed', 'revised', 'refuted', 'mixed'] as const;
export type Verdict = (typeof verdicts)[number] | '';
export const verdictNames: Readonly<Record<Verdict, string>> = {
  '': 'Not tested',
  affirmed: 'Affirmed',
  revised: 'Revised',
  refuted: 'Refuted',
  mixed: 'Mixed',
};

export const findings = ['identical', 'novel', 'conflicts', 'silent'] as const;
export type Finding = (typeof findings)[number];
export const findingNames: Readonly<Record<Finding, string>> = {
  identical: 'Identical',
  novel: 'Novel in …',
  conflicts: 'Conflicts',
  silent: 'Silent',
};
export const novelties = ['context', 'mechanism', 'outcome', 'relationship'] as const;
export type Novelty = (typeof novelties)[number];

export const relationKinds = [
  'outcome_becomes_context',
  'embedded_in',
  'derived_from',
  'split_from',
  'merged_into',
  'conflicts_with',
] as const;
export type RelationKind = (typeof relationKinds)[number];
/** Read from → to: "CMOC 4 is derived from CMOC 2". */
export const relationNames: Readonly<Record<RelationKind, { readonly to: string; readonly from: string }>> = {
  outcome_becomes_context: { to: 'has an outcome that is context in', from: 'has as context an outcome of' },
  embedded_in: { to: 'is embedded in', from: 'holds' },
  derived_from: { to: 'is derived from', from: 'led to' },
  split_from: { to: 'was split from', from: 'was split into' },
  merged_into: { to: 'was merged into', from: 'took in' },
  conflicts_with: { to: 'conflicts with', from: 'conflicts with' },
};

export const facets = ['resource', 'reasoning'] as const;
export type Facet = (typeof facets)[number] | '';
export const clarities = ['not_judged', 'clear', 'not_clear'] as const;
export type Clarity = (typeof clarities)[number];
export const clarityNames: Readonly<Record<Clarity, string>> = { not_judged: 'Not judged', clear: 'Clear', not_clear: 'Not clear' };
export const targets = ['element', 'relation', 'whole'] as const;
export type Target = (typeof targets)[number];

/** A construct as an element names it. */
export interface CodeName {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface Element {
  readonly id: string;
  readonly roleId: string;
  readonly code: CodeName | null;
  /** As the team or the authors put it; empty: the code's name speaks. */
  readonly wording: string;
  readonly direction: Direction;
  readonly dependsOn: string;
  readonly basis: Basis;
  readonly basisDocumentId: string | null;
  readonly facet: Facet;
  readonly actor: string;
  readonly level: string;
  readonly position: number;
  readonly version: number;
}

export type SlotMode = 'and' | 'or';

export interface SlotRole {
  readonly id: string;
  /** context · mechanism · outcome · strategy · actor · entry · theory · other */
  readonly kind: string;
  readonly name: string;
  readonly letter: string;
  readonly key: string;
  readonly style: number;
}

/** A place in the configuration; its elements are read together unless its mode is *or*. */
export interface Slot {
  readonly role: SlotRole;
  readonly mode: SlotMode;
  readonly elements: readonly Element[];
}

export interface Cmoc {
  readonly id: string;
  readonly version: number;
  /** Shown to people, never used twice. */
  readonly number: number;
  /** The team's own: "IPT1-3". */
  readonly label: string;
  readonly level: CmocLevel;
  readonly origin: Origin;
  readonly referenceId: string | null;
  readonly caseId: string | null;
  readonly phaseId: string | null;
  readonly group: string;
  readonly strategy: string;
  readonly filedUnderId: string | null;
  readonly status: Status;
  readonly verdict: Verdict;
  readonly agreedBy: string;
  readonly agreedAt: string | null;
  readonly statusNote: string;
  readonly retiredBecause: Retirement | '';
  readonly mergedIntoId: string | null;
  /** Edited by hand; empty while the generated one stands. */
  readonly statement: string;
  readonly statementOf: string;
  readonly pass: number;
  readonly authorId: string;
  readonly madeAt: string;
  readonly slots: readonly Slot[];
}

/** "CMOC 17", with the team's label where there is one. */
export const nameOf = (cmoc: Pick<Cmoc, 'number' | 'label'>): string => `CMOC ${cmoc.number}${cmoc.label ? ` (${cmoc.label})` : ''}`;

interface Offered extends SlotRole {
  readonly isSlot: boolean;
  readonly isHidden: boolean;
}

const inPlace = (a: Element, b: Element): number => a.position - b.position || (a.id < b.id ? -1 : 1);

const noElements: readonly Element[] = [];

/** The slots of a configuration in the review's order: those switched on, and those switched off that hold something. */
export function slotsOf(roles: readonly Offered[], elements: readonly Element[], modes: Readonly<Record<string, string>>): readonly Slot[] {
  const slots: Slot[] = [];
  for (const role of roles) {
    const own = elements.some((element) => element.roleId === role.id)
      ? elements.filter((element) => element.roleId === role.id).sort(inPlace)
      : noElements;
    if (!own.length && (!role.isSlot || role.isHidden)) continue;
    const { id, kind, name, letter, key, style } = role;
    slots.push({ role: { id, kind, name, letter, key, style }, mode: modes[id] === 'or' ? 'or' : 'and', elements: own });
  }
  return slots;
}

export const elementsOf = (slots: readonly Slot[]): readonly Element[] => slots.flatMap((slot) => slot.elements);

/** The elements of every slot of a kind; a review may have two roles of one kind. */
export const elementsOfKind = (slots: readonly Slot[], kind: string): readonly Element[] =>
  elementsOf(slots.filter((slot) => slot.role.kind === kind));

/** A stored word, or the first of the list when the word is unknown: vocabularies may grow. */
export const among = <const T extends string>(known: readonly T[], word: string, otherwise: T): T =>
  (known as readonly string[]).includes(word) ? (word as T) : otherwise;
