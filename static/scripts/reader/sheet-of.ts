import type { ReaderPage } from '../../../server/coding/reader-data.ts';

/** The sheet of a position: the line feed between two pages belongs to the first. */
export function sheetOf(pages: readonly ReaderPage[], position: number): number {
  let [low, high] = [0, pages.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pages[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
