/** How the list of references can be narrowed and ordered. */

export const literatureShows = ['all', 'with_files', 'without_files', 'not_retrieved', 'guessed', 'siblings', 'trash'] as const;
export type LiteratureShow = (typeof literatureShows)[number];

export const literatureShowNames: Readonly<Record<LiteratureShow, string>> = {
  all: 'All',
  with_files: 'With files',
  without_files: 'Without files',
  not_retrieved: 'Not retrieved',
  guessed: 'To check',
  siblings: 'In a study with others',
  trash: 'Trash',
};

export const literatureSorts = ['author', 'title', 'year', 'added'] as const;
export type LiteratureSort = (typeof literatureSorts)[number];

export const literatureSortNames: Readonly<Record<LiteratureSort, string>> = {
  author: 'by author',
  title: 'by title',
  year: 'newest first',
  added: 'as added',
};

/** What stands on a reference, over all phases. '' is any. */
export const literatureDecisions = ['', 'in', 'out', 'none'] as const;
export type LiteratureDecision = (typeof literatureDecisions)[number];

export const literatureDecisionNames: Readonly<Record<LiteratureDecision, string>> = {
  '': 'any',
  in: 'in, so far',
  out: 'out',
  none: 'nothing stands yet',
};

export interface LiteratureFilter {
  readonly show: LiteratureShow;
  readonly q: string;
  /** A use, or `none` for those nobody has said anything about. */
  readonly use: string;
  /** The id of a phase. */
  readonly phase: string;
  readonly decision?: LiteratureDecision | undefined;
  readonly sort: LiteratureSort;
  /** The id of a search: what it found, new or known. */
  readonly search?: string | null | undefined;
}
