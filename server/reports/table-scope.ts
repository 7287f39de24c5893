/** What a table counts: its scope, stated on every table, editable and saved (model, Counting 1). */
import { type Ranking, rankings } from './outcomes.ts';

export const levelChoices = ['auto', 'extracted', 'theory', 'all'] as const;
export type LevelChoice = (typeof levelChoices)[number];

export interface TableScope {
  /** auto: extracted CMOCs where the review has any, otherwise those of the theory. */
  readonly level: LevelChoice;
  readonly phaseId: string | null;
  readonly theoryId: string | null;
  /** Empty: every status but retired. */
  readonly statuses: readonly string[];
  /** Uses of references (empirical, review, …); empty: all. */
  readonly uses: readonly string[];
  /** References judged at one of these levels of a scale; without a level every one. */
  readonly appraisal: { readonly scaleId: string; readonly levels: readonly string[] } | null;
  /** What ranks the most frequent outcome; null: as the review's settings say. */
  readonly rankBy: Ranking | null;
  /** The level of the code tree at which codes are read, 0 at the top; null: as they are. */
  readonly depth: number | null;
}

export const wholeReview: TableScope = {
  level: 'auto',
  phaseId: null,
  theoryId: null,
  statuses: [],
  uses: [],
  appraisal: null,
  rankBy: null,
  depth: null,
};

export { rankings };
