/** Passages as everybody sees them: what a coder marked, and the codings on it. */
import type { Basis, Direction } from '../reviews/vocabulary.ts';
import type { Range } from './ranges.ts';

export type ExcerptKind = 'text' | 'area' | 'typed';

export interface CodingShown {
  readonly id: string;
  readonly version: number;
  readonly roleId: string | null;
  readonly codeId: string | null;
  readonly codeName: string;
  /** The code is in the trash: shown as "uncoded (was Trust)". */
  readonly isCodeTrashed: boolean;
  readonly direction: Direction;
  readonly dependsOn: string;
  readonly basis: Basis;
  readonly basisDocumentId: string | null;
  readonly note: string;
  readonly author: string;
}

export interface ExcerptShown {
  readonly id: string;
  readonly version: number;
  readonly documentId: string;
  readonly documentVersionId: string;
  readonly kind: ExcerptKind;
  /** Code points of the document's text; empty for areas and typed passages. */
  readonly ranges: readonly Range[];
  readonly start: number;
  readonly end: number;
  /** Sheets; 0 when a typed passage names no known page. */
  readonly sheet: number;
  readonly lastSheet: number;
  /** The page as a reader would cite it: printed label, or as typed. */
  readonly label: string;
  readonly quote: string;
  /** `x0, y0, x1, y1`, 1/100 pt, of an area. */
  readonly area: readonly [number, number, number, number] | null;
  readonly note: string;
  readonly pass: number;
  readonly author: string;
  readonly authorId: string;
  readonly madeAt: string;
  readonly codings: readonly CodingShown[];
  /** How many CMOCs it is evidence for. */
  readonly cmocs: number;
}

/** A passage in a list over several documents. */
export interface ExcerptListed extends ExcerptShown {
  readonly source: { readonly title: string; readonly authors: readonly string[]; readonly year: number | null };
}

/** A passage may hold this many code points: more is a reading, not a passage. */
export const longestQuote = 100_000;

export const kindNotes: Readonly<Record<ExcerptKind, string>> = {
  text: '',
  area: 'area of the page',
  typed: 'not checked against the file',
};
