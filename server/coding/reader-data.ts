/** What the reader's script is given: shapes shared by server and browser, kept small because there may be thousands. */
import { readable } from './readable.ts';
import type { Role } from '../reviews/reviews.queries.ts';
import type { ExcerptShown } from './excerpt.ts';
import { shortened } from './memo.ts';

export interface ReaderPage {
  /** As a reader would cite it. */
  readonly label: string;
  /** Code points of the document's text. */
  readonly start: number;
  readonly end: number;
  /** `x0, y0, x1, y1`, 1/100 pt; null in text files. */
  readonly box: readonly [number, number, number, number] | null;
  readonly rotation: number;
}

/** How somebody left a document: sheet, thousandths of its height, zoom ("fit" or a percentage), view, the pane's width in percent. */
export interface ReaderPlace {
  readonly sheet: number;
  readonly top: number;
  readonly zoom: string;
  readonly view: string;
  readonly side: number;
  /** Dark pages in the dark theme: 1, or as printed: 0. */
  readonly dark: number;
}

export interface ReaderData {
  readonly versionId: string;
  readonly pages: readonly ReaderPage[];
  readonly roles: readonly Role[];
  readonly me: string;
  readonly canCode: boolean;
  readonly place: ReaderPlace | null;
}

/** The quote may be shortened. */
export type ReaderExcerpt = Omit<ExcerptShown, 'documentId' | 'documentVersionId' | 'madeAt'>;

export interface ReaderCode {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly uses: number;
  /** The name of the code it counts under, when it is merged. */
  readonly into: string | null;
  readonly isInverse: boolean;
}

/** The start of a long quotation is enough in a list. */
const quoteShown = 320;

export function asReaderExcerpt({
  documentId: _document,
  documentVersionId: _version,
  madeAt: _at,
  ...excerpt
}: ExcerptShown): ReaderExcerpt {
  return { ...excerpt, quote: shortened(readable(excerpt.quote), quoteShown) };
}

/** How many excerpts come in one answer: most documents are answered at once, and no answer is too long for others to wait for. */
export const excerptsPerAnswer = 500;
