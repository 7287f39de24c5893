/** What comes out of a parser child, line by line, and the limits of what we take. Written by hostile input: the parent checks it. */

/** One line of output: first how many pages to expect, then the pages in order, then exactly one `end` or `refused`. */
export type ParserLine =
  | { readonly kind: 'start'; readonly pages: number }
  | { readonly kind: 'page'; readonly page: ParsedPage }
  | { readonly kind: 'end'; readonly end: ParsedEnd }
  | { readonly kind: 'refused'; readonly why: Refusal };

export interface ParsedPage {
  readonly text: string;
  /** The file's own label, empty when it has none. */
  readonly label: string;
  /** x0, y0, x1, y1, 1/100 pt of PDF user space; null in text files. */
  readonly box: readonly [number, number, number, number] | null;
  readonly rotation: number;
  /** As `writePieces` writes them. */
  readonly pieces: string;
}

export interface OutlineEntry {
  readonly title: string;
  readonly sheet: number;
  readonly depth: number;
}

export interface ParsedEnd {
  readonly extractor: string;
  readonly extractorVersion: string;
  readonly mediaType: string;
  readonly outline: readonly OutlineEntry[];
  /** The file's own words about itself, unproved. */
  readonly about: AboutFile;
  /** Things that went wrong and did not stop us. */
  readonly troubles: readonly Trouble[];
}

export interface AboutFile {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  /** Made on, as the file says: "D:2019…" or ISO; only its year is used. */
  readonly made: string;
}

export type Trouble = { readonly kind: 'recovered' } | { readonly kind: 'page'; readonly sheet: number };

export type Refusal = 'empty' | 'not_taken' | 'html' | 'password' | 'damaged' | 'pages' | 'text' | 'no_pages';

export const parserLimits = {
  pages: 5000,
  /** UTF-8 bytes of text in one document. */
  text: 20 * 1024 * 1024,
  /** Bytes of one line of output: one page. */
  line: 24 * 1024 * 1024,
  /** Bytes of output for one file: 20 MB of text with the place of each letter. */
  output: 320 * 1024 * 1024,
  outline: 2000,
  about: 2000,
} as const;

export const noAbout: AboutFile = { title: '', author: '', subject: '', keywords: '', made: '' };
