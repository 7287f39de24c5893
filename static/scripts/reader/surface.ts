/** What the PDF view and the text view have in common: showing positions of the document and saying where they are. */
import type { Range } from '../../../server/coding/ranges.ts';
import type { LetterAt } from '../../../server/coding/words.ts';

export interface Surface {
  /** The element that scrolls. */
  readonly element: HTMLElement;
  /** '' where the page is not at hand. */
  readonly letterAt: LetterAt;
  /** The words of a range; '' when some of its pages are not at hand. */
  readonly words: (range: Range) => string;
  readonly sheetAt: (position: number) => number;
  /** The sheet at the top of the window, and how far it is scrolled, in thousandths of its height. */
  readonly place: () => { readonly sheet: number; readonly top: number };
  /** Brings a page into sight. */
  readonly toSheet: (sheet: number, top?: number) => Promise<void>;
  /** Brings a passage into sight and flashes it. */
  readonly show: (id: string) => Promise<void>;
  /** Brings a range into sight. */
  readonly reveal: (range: Range) => Promise<void>;
  /** Where ranges stand in the window; null when they are not drawn. */
  readonly boxOf: (ranges: readonly Range[]) => DOMRect | null;
  /** Where a passage without words in the text stands: an area. Null where it isn't drawn. */
  readonly boxOfArea: (id: string) => DOMRect | null;
  /** Sentences of a page, in order; empty until it is at hand. */
  readonly sentences: (sheet: number) => readonly Range[];
  /** Loads what is needed to read a page. */
  readonly ready: (sheet: number) => Promise<void>;
  /** The keyboard has moved to a range. */
  readonly focusOn: (range: Range) => void;
}
