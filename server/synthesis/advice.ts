/**
 * What a realist colleague would ask of a configuration. Advice only: it blocks nothing and counts nothing.
 * The questions are those that the method's mailing list keeps answering (context that names an activity, a mechanism that is
 * the intervention, an outcome that is a plan).
 */
import { nameKey } from '../reviews/name-key.ts';
import { type Element, elementsOfKind, type Slot } from './cmoc.ts';
import { wordsOf } from './phrase.ts';

export interface Advice {
  readonly kind: 'activity' | 'same_as_strategy' | 'plan' | 'same_context_outcome' | 'no_reasoning' | 'inferred_yet_evidenced';
  readonly elementId: string | null;
  readonly says: string;
}

interface Asked {
  readonly slots: readonly Slot[];
  /** The strategy in words, where it is not an element. */
  readonly strategy: string;
}

const activity =
  /^(introduc|implement|provid|deliver|train|teach|launch|establish|set(ting)? up|organis|organiz|run|offer|hold|convene|appoint|commission)\w*ing\b|^(introduced|implemented|provided|delivered|launched|established|appointed|convened|set up)\b/i;
const plan = /^(to|will|should|shall)\b|\b(plans?|aims?|intends?|hopes?|expects?) to\b|\bwill be\b/i;

/** `evidencedAsStated`: ids of elements that a passage supports as stated by the authors. */
export function adviceOn(cmoc: Asked, evidencedAsStated: ReadonlySet<string>): readonly Advice[] {
  const of = (kind: string) => elementsOfKind(cmoc.slots, kind);
  const [contexts, mechanisms, outcomes] = [of('context'), of('mechanism'), of('outcome')];
  const strategies = [...of('strategy').map(conceptOf), nameKey(cmoc.strategy)].filter(Boolean);
  return [
    ...contexts.filter((context) => activity.test(wordsOf(context))).map(namesActivity),
    ...[...contexts, ...mechanisms].filter((element) => strategies.includes(conceptOf(element))).map(isStrategy),
    ...outcomes.filter((outcome) => plan.test(wordsOf(outcome))).map(readsLikePlan),
    ...outcomes.filter((outcome) => contexts.some((context) => conceptOf(context) === conceptOf(outcome))).map(isContextToo),
    ...withoutReasoning(mechanisms),
    ...elementsIn(cmoc.slots)
      .filter((element) => element.basis === 'inferred' && evidencedAsStated.has(element.id))
      .map(isEvidenced),
  ];
}

const elementsIn = (slots: readonly Slot[]): readonly Element[] => slots.flatMap((slot) => slot.elements);

/** Two elements with one code, or without codes the same words, name the same construct. */
const conceptOf = (element: Element): string => (element.code ? nameKey(element.code.name) : nameKey(element.wording));

const quoted = (element: Element): string => `“${wordsOf(element)}”`;

const namesActivity = (element: Element): Advice => ({
  kind: 'activity',
  elementId: element.id,
  says: `${quoted(element)} reads like something people do. A context is the condition in which it works; what is done is a strategy.`,
});

const isStrategy = (element: Element): Advice => ({
  kind: 'same_as_strategy',
  elementId: element.id,
  says: `${quoted(element)} is the strategy itself. What does it change in the situation, or in people's reasoning?`,
});

const readsLikePlan = (element: Element): Advice => ({
  kind: 'plan',
  elementId: element.id,
  says: `${quoted(element)} reads like a plan. An outcome is what happened, intended or not.`,
});

const isContextToo = (element: Element): Advice => ({
  kind: 'same_context_outcome',
  elementId: element.id,
  says: `${quoted(element)} is both context and outcome here. A loop is possible; usually it is two configurations in a chain.`,
});

const isEvidenced = (element: Element): Advice => ({
  kind: 'inferred_yet_evidenced',
  elementId: element.id,
  says: `${quoted(element)} is marked as inferred by us, but a passage that states it is linked. Is it still inferred?`,
});

/** Asked only where the team tells resource from reasoning. */
function withoutReasoning(mechanisms: readonly Element[]): readonly Advice[] {
  const faceted = mechanisms.filter((element) => element.facet !== '');
  if (!faceted.length || faceted.some((element) => element.facet === 'reasoning')) return [];
  return [
    {
      kind: 'no_reasoning',
      elementId: faceted[0]?.id ?? null,
      says: 'The mechanism has a resource and no reasoning yet: what do people think or feel in response to it?',
    },
  ];
}
