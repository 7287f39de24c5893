/** How the list of documents can be narrowed and ordered. */

export const documentShows = ['all', 'next', 'reading', 'read', 'unmarked', 'warnings', 'trash'] as const;
export type DocumentShow = (typeof documentShows)[number];

export const showNames: Readonly<Record<DocumentShow, string>> = {
  all: 'All',
  next: 'For me to read',
  reading: 'I am reading',
  read: 'I have read',
  unmarked: 'Without passages',
  warnings: 'With warnings',
  trash: 'Trash',
};

export const documentSorts = ['added', 'author', 'title', 'year', 'passages', 'pages'] as const;
export type DocumentSort = (typeof documentSorts)[number];

export const sortNames: Readonly<Record<DocumentSort, string>> = {
  added: 'as added',
  author: 'by author',
  title: 'by title',
  year: 'newest first',
  passages: 'most passages first',
  pages: 'longest first',
};

export interface DocumentFilter {
  readonly show: DocumentShow;
  readonly q: string;
  /** A use, or `none` for those nobody has said anything about. */
  readonly use: string;
  /** The id of a phase. */
  readonly phase: string;
  readonly sort: DocumentSort;
}

export const isFiltered = ({ show, q, use, phase }: DocumentFilter): boolean => show !== 'all' || Boolean(q || use || phase);
