/** The words of decisions. Kept as text: a team's later stage or choice rebuilds no table. */

import { type Stage, stageRank, stages } from '../reviews/stage.ts';

export { type Stage, stageRank, stages };

export const stageNames: Readonly<Record<Stage, string>> = {
  title_abstract: 'Title and abstract',
  full_text: 'Full text',
  relevance_rigour: 'Relevance and rigour',
};

export const choices = ['include', 'exclude', 'maybe', 'undecided'] as const;
export type Choice = (typeof choices)[number];

export const choiceNames: Readonly<Record<Choice, string>> = {
  include: 'Include',
  exclude: 'Exclude',
  maybe: 'Maybe',
  undecided: 'Undecided',
};

/** How a decision came to stand. */
export const madeHowNames: Readonly<Record<string, string>> = {
  alone: 'by one reviewer',
  agreement: 'by agreement',
  lead: 'by the lead',
  discussion: 'by discussion',
  third: 'by a third reviewer',
};

export const asStage = (stage: string): Stage => stages[stageRank(stage)] ?? 'relevance_rigour';
export const asChoice = (choice: string): Choice => choices.find((one) => one === choice) ?? 'undecided';
