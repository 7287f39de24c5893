/** How much of a configuration is there. An empty slot is legal: what it still needs is a queue, never an error. */
import type { Slot } from './cmoc.ts';

export const needs = ['context', 'mechanism', 'outcome'] as const;
export type Need = (typeof needs)[number];
export type Shape = 'CMO' | 'CM' | 'MO' | 'CO' | 'C' | 'M' | 'O' | '';

const letters: Readonly<Record<Need, string>> = { context: 'C', mechanism: 'M', outcome: 'O' };

const holds = (slots: readonly Slot[], kind: Need): boolean => slots.some((slot) => slot.role.kind === kind && slot.elements.length > 0);

/** The core slots that hold something, in order: "CM" is a dyad of context and mechanism. */
export const shapeOf = (slots: readonly Slot[]): Shape => shapeOfKinds(needs.filter((kind) => holds(slots, kind)));

/** The same of the kinds of the roles that hold something. */
export const shapeOfKinds = (kinds: readonly string[]): Shape =>
  needs
    .filter((kind) => kinds.includes(kind))
    .map((kind) => letters[kind])
    .join('') as Shape;

export const dyads = ['CM', 'MO', 'CO'] as const satisfies readonly Shape[];
export const isDyad = (shape: Shape): shape is (typeof dyads)[number] => (dyads as readonly string[]).includes(shape);

/** What is missing of a configuration that has been begun. */
export function needsOf(slots: readonly Slot[]): readonly Need[] {
  const missing = needs.filter((kind) => !holds(slots, kind));
  return missing.length === needs.length ? [] : missing;
}

/** Elements that have words and no code wait to be coded. */
export const notYetCoded = (slots: readonly Slot[]): number =>
  slots.reduce((n, { elements }) => n + elements.filter((element) => !element.code && element.wording.trim()).length, 0);
