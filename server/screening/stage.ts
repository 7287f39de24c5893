/** The words of decisions. Kept as text: a team's later stage or choice rebuilds no table. */

/** In the order in which a reference passes them. */
export const stages = ['title_abstract', 'full_text', 'relevance_rigour'] as const;
export type Stage = (typeof stages)[number];

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
};

/** Where a stage comes in the order; an unknown one comes last. */
export const stageRank = (stage: string): number => {
  const at = (stages as readonly string[]).indexOf(stage);
  return at < 0 ? stages.length : at;
};

export const asStage = (stage: string): Stage => stages[stageRank(stage)] ?? 'relevance_rigour';
export const asChoice = (choice: string): Choice => choices.find((one) => one === choice) ?? 'undecided';
