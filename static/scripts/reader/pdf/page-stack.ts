/** Where pages stand below one another, by arithmetic: nothing is measured, so 5,000 pages scroll like five. Pixels. */

/** Around and between pages. */
export const pageGap = 16;

/** 100 % shows a page as large as it is printed: 96 px and 72 pt to the inch. */
export const fullSize = 96 / 72;

export interface Size {
  /** 1/100 pt. */
  readonly width: number;
  readonly height: number;
}

export class PageStack {
  readonly #sizes: readonly Size[];
  #tops: readonly number[] = [];
  /** Pixels per point. */
  scale = 0;

  constructor(sizes: readonly Size[]) {
    this.#sizes = sizes;
    this.lay(fullSize);
  }

  lay(scale: number): void {
    this.scale = scale;
    let top = pageGap;
    this.#tops = this.#sizes.map((_, at) => {
      const own = top;
      top += this.height(at + 1) + pageGap;
      return own;
    });
  }

  /** The scale at which the widest page fills a width. */
  fitting(width: number): number {
    const widest = Math.max(...this.#sizes.map((size) => size.width), 1) / 100;
    return Math.max(0.2, (width - 2 * pageGap) / widest);
  }

  /** Whole pixels, so that sums are exact. */
  width = (sheet: number): number => Math.round(((this.#sizes[sheet - 1]?.width ?? 0) / 100) * this.scale);
  height = (sheet: number): number => Math.round(((this.#sizes[sheet - 1]?.height ?? 0) / 100) * this.scale);
  top = (sheet: number): number => this.#tops[sheet - 1] ?? pageGap;

  /** The page that stands at a height; between two pages the lower one. */
  sheetAt(y: number): number {
    let [low, high] = [1, this.#sizes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.top(middle) + this.height(middle) <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
