/** The stages that a reference passes in each phase. Kept as text: a team's later stage rebuilds no table. */

/** In the order in which a reference passes them. */
export const stages = ['title_abstract', 'full_text', 'relevance_rigour'] as const;
export type Stage = (typeof stages)[number];

/** Where a stage comes in the order; an unknown one comes last. */
export const stageRank = (stage: string): number => {
  const at = (stages as readonly string[]).indexOf(stage);
  return at < 0 ? stages.length : at;
};
