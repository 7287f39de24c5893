/** How a team screens in a phase and stage, and what makes a decision stand there. */
import type { Choice, Stage } from './stage.ts';

export const modes = ['single', 'sample', 'double', 'check', 'discussed'] as const;
export type Mode = (typeof modes)[number];

export const modeNames: Readonly<Record<Mode, string>> = {
  single: 'Single reviewer',
  sample: 'Second reviewer on a random sample',
  double: 'Everyone twice',
  check: 'Check every item',
  discussed: 'Discussed together',
};

export const modeExplained: Readonly<Record<Mode, string>> = {
  single: 'One person decides on each record; the decision stands at once.',
  sample: 'One person decides on each record and it stands at once; a second reviewer decides blind on a sample drawn at random.',
  double: 'Two people decide on each record, neither seeing the other’s choice; it stands when both agree.',
  check: 'One person decides, another sees the answer and confirms or queries it; it stands when confirmed.',
  discussed: 'The team decides together; who took part, when and the outcome are recorded, and it stands.',
};

export interface StageSettings {
  /** Null until somebody has set the stage up. */
  readonly id: string | null;
  readonly version: number;
  readonly mode: Mode;
  readonly criteria: string;
  /** One term per line. */
  readonly includeTerms: string;
  readonly excludeTerms: string;
  readonly samplePercent: number;
  readonly maybeGoesOn: boolean;
}

/** Before a lead has set a stage up: nobody's decision counts alone, unless they are alone. */
export const unsetStage = (reviewers: number): StageSettings => ({
  id: null,
  version: 0,
  mode: reviewers > 1 ? 'double' : 'single',
  criteria: '',
  includeTerms: '',
  excludeTerms: '',
  samplePercent: 10,
  maybeGoesOn: true,
});

export const asMode = (word: string): Mode => modes.find((mode) => mode === word) ?? 'single';

/** One person's work is enough here: others need not look at the same record. */
export const isOnePersons = (mode: Mode): boolean => mode === 'single' || mode === 'sample';

/** A record waits for a second person's own decision. */
export const takesTwo = (mode: Mode): boolean => mode === 'double' || mode === 'check';

/** A colleague's answer is seen before one's own is given: by design, and named so in the methods sentence. */
export const isOpen = (mode: Mode): boolean => mode === 'check' || mode === 'discussed';

/** What a choice means for going on. Where "maybe" goes on it is as good as "include": a colleague's "include" agrees with it. */
export const meaningOf = (choice: Choice, stage: Stage, maybeGoesOn: boolean): Choice =>
  choice === 'maybe' && stage === 'title_abstract' && maybeGoesOn ? 'include' : choice;

/** Choices that stand at a stage and send a record on to the next. */
export const goingOn = (maybeGoesOn: boolean): readonly Choice[] => (maybeGoesOn ? ['include', 'maybe'] : ['include']);

interface Decided {
  readonly reviewerId: string;
  readonly choice: Choice;
}

export type Verdict<D> =
  /** `by` is the decision whose grounds stand. */
  | { readonly kind: 'stands'; readonly how: 'alone' | 'agreement'; readonly by: D; readonly choice: Choice }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'conflict' };

/**
 * What follows from the decisions of a record in a phase and stage, oldest first, one per reviewer. "Undecided" says nothing.
 * In a stage that is discussed only the recorded outcome stands.
 */
export function whatStands<D extends Decided>(
  decisions: readonly D[],
  { mode, stage, maybeGoesOn }: { readonly mode: Mode; readonly stage: Stage; readonly maybeGoesOn: boolean },
): Verdict<D> {
  const definite = decisions.filter((one) => one.choice !== 'undecided');
  const [first] = definite;
  if (!first) return { kind: 'waiting' };
  const meanings = new Set(definite.map((one) => meaningOf(one.choice, stage, maybeGoesOn)));
  if (meanings.size > 1) return { kind: 'conflict' };
  if (definite.length > 1) return { kind: 'stands', how: 'agreement', by: first, choice: commonChoice(definite, meanings) };
  return isOnePersons(mode) ? { kind: 'stands', how: 'alone', by: first, choice: first.choice } : { kind: 'waiting' };
}

/** "Maybe" twice stays "maybe"; "maybe" and "include" is "include". */
function commonChoice(definite: readonly Decided[], meanings: ReadonlySet<Choice>): Choice {
  const [first] = definite;
  const [meaning = 'undecided'] = meanings;
  return first && definite.every((one) => one.choice === first.choice) ? first.choice : meaning;
}
