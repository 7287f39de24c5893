/** The PDF view: positions of the document on the painted pages, all from the stored pieces. */
import { paragraphsOf } from '../../../../server/coding/sentences.ts';
import type { ReaderExcerpt } from '../../../../server/coding/reader-data.ts';
import type { Range } from '../../../../server/coding/ranges.ts';
import { positionAt, type Point, type Quad } from '../../../../server/documents/page-text.ts';
import { slice } from '../../../../server/documents/code-points.ts';
import { sheetOf } from '../sheet-of.ts';
import type { Store } from '../store.ts';
import type { Surface } from '../surface.ts';
import { isInside, shapesOf, stripsOf } from './mark-shapes.ts';
import type { PageView } from './page-view.ts';
import type { PdfPages } from './pdf-pages.ts';

const flashTime = 1600;

export class PdfSurface implements Surface {
  readonly element: HTMLElement;
  readonly pages: PdfPages;
  readonly #store: Store;
  readonly #sentences = new Map<number, readonly Range[]>();
  /** Words being selected, before they are. */
  #preview: readonly Range[] | null = null;
  #area: { readonly sheet: number; readonly quad: Quad } | null = null;
  #flashed: ReaderExcerpt | null = null;
  #flashing: ReturnType<typeof setTimeout> | undefined;

  constructor(pages: PdfPages, store: Store) {
    this.pages = pages;
    this.element = pages.element;
    this.#store = store;
    pages.onOpen = (view) => this.#draw(view);
    store.on(['excerpts', 'selected', 'marks'], () => this.#drawAll());
    store.on(['selection', 'found'], () => this.#drawOver());
  }

  #drawAll(): void {
    for (const view of this.pages.views) this.#draw(view);
  }

  #draw(view: PageView): void {
    const { data, selected, areMarksShown } = this.#store;
    const excerpts = areMarksShown ? this.#store.excerpts : this.#store.selectedExcerpts;
    view.mark({ excerpts, roles: data.roles, me: data.me, selected });
    this.#over(view);
  }

  #drawOver(): void {
    for (const view of this.pages.views) this.#over(view);
  }

  #over(view: PageView): void {
    const layer = this.pages.layer(view.sheet);
    view.over({
      selection: this.#preview ?? this.#store.selection,
      found: this.#store.found,
      foundHere: this.#store.found[this.#store.foundAt] ?? null,
      flash: layer && this.#flashed ? shapesOf(layer, this.#flashed, view.sheet) : [],
      held: this.#held(),
      area: this.#area?.sheet === view.sheet ? this.#area.quad : null,
    });
  }

  /** The ranges of the selected passage, where its ends may be drawn. */
  #held(): readonly Range[] {
    const [excerpt] = this.#store.selectedExcerpts;
    const canBe = this.#store.data.canCode && excerpt?.kind === 'text' && !excerpt.id.startsWith('new-');
    return canBe ? excerpt.ranges : [];
  }

  preview(ranges: readonly Range[] | null): void {
    this.#preview = ranges;
    this.#drawOver();
  }

  previewArea(area: { readonly sheet: number; readonly quad: Quad } | null): void {
    this.#area = area;
    this.#drawOver();
  }

  /** The position nearest to a point of the window; null where the page's text isn't at hand, or there is none. */
  positionAt(x: number, y: number): number | null {
    const at = this.pages.at(x, y);
    if (!at?.layer) return null;
    const position = positionAt(at.layer.pieces, at.layer.frame.toPdf(at.point));
    return position === null ? null : at.layer.page.start + position;
  }

  /** The passages drawn at a point of the window. */
  excerptsAt(x: number, y: number): readonly ReaderExcerpt[] {
    const at = this.pages.at(x, y);
    if (!at?.layer || !this.#store.areMarksShown) return [];
    const { layer, sheet, point } = at;
    return this.#store.excerpts.filter(
      (excerpt) =>
        excerpt.sheet <= sheet && excerpt.lastSheet >= sheet && shapesOf(layer, excerpt, sheet).some((quad) => isInside(quad, point)),
    );
  }

  readonly letterAt = (position: number): string => {
    const layer = this.pages.layer(this.sheetAt(position));
    if (!layer || position < 0) return '';
    if (position === layer.page.end) return position < (this.#store.data.pages.at(-1)?.end ?? 0) ? '\n' : '';
    return layer.letters[position - layer.page.start] ?? '';
  };

  readonly words = ([start, end]: Range): string => {
    const parts: string[] = [];
    for (let sheet = this.sheetAt(start); sheet <= this.sheetAt(end - 1); sheet++) {
      const layer = this.pages.layer(sheet);
      if (!layer) return '';
      parts.push(slice(layer.text, Math.max(0, start - layer.page.start), end - layer.page.start));
    }
    return parts.join('\n');
  };

  readonly sheetAt = (position: number): number => sheetOf(this.#store.data.pages, position);
  readonly place = () => this.pages.place();
  readonly ready = (sheet: number): Promise<void> => this.pages.ready(sheet);

  readonly sentences = (sheet: number): readonly Range[] => {
    const known = this.#sentences.get(sheet);
    const layer = this.pages.layer(sheet);
    if (known || !layer) return known ?? [];
    const found = paragraphsOf(layer.text, layer.page.start).flat();
    this.#sentences.set(sheet, found);
    return found;
  };

  async toSheet(sheet: number, top = 0): Promise<void> {
    this.pages.scrollTo(sheet, top);
    await this.ready(sheet);
  }

  async show(id: string): Promise<void> {
    const excerpt = this.#store.excerpt(id);
    if (!excerpt) return;
    if (excerpt.ranges[0]) await this.reveal(excerpt.ranges[0]);
    else await this.#revealSheet(excerpt);
    clearTimeout(this.#flashing);
    this.#flashed = excerpt;
    this.#drawOver();
    this.#flashing = setTimeout(() => {
      this.#flashed = null;
      this.#drawOver();
    }, flashTime);
  }

  async #revealSheet(excerpt: ReaderExcerpt): Promise<void> {
    const sheet = Math.max(1, excerpt.sheet);
    await this.ready(sheet);
    const layer = this.pages.layer(sheet);
    const [quad] = layer ? shapesOf(layer, excerpt, sheet) : [];
    if (quad) this.#intoSight(sheet, quad);
    else this.pages.scrollTo(sheet);
  }

  async reveal(range: Range): Promise<void> {
    const sheet = this.sheetAt(range[0]);
    await this.ready(sheet);
    const layer = this.pages.layer(sheet);
    const [first] = layer ? stripsOf(layer, [range]) : [];
    if (first) this.#intoSight(sheet, first);
    else this.pages.scrollTo(sheet);
  }

  /** To a third of the window's height, unless it can be seen well where it is. */
  #intoSight(sheet: number, quad: Quad): void {
    const box = this.pages.boxOf(sheet, quad);
    const frame = this.element.getBoundingClientRect();
    if (!box) return;
    if (box.top < frame.top + 40 || box.bottom > frame.bottom - 100) this.element.scrollTop += box.top - frame.top - frame.height / 3;
    if (box.left < frame.left + 8 || box.left > frame.right - 40) this.element.scrollLeft += box.left - frame.left - frame.width / 4;
  }

  boxOf(ranges: readonly Range[]): DOMRect | null {
    const last = ranges.at(-1);
    if (!last) return null;
    const [first, end] = [this.#stripBox(last, 'first'), this.#stripBox(last, 'last')];
    if (!end) return first;
    return new DOMRect(end.left, first?.top ?? end.top, end.width, end.bottom - (first?.top ?? end.top));
  }

  readonly boxOfArea = (id: string): DOMRect | null => {
    const excerpt = this.#store.excerpt(id);
    const layer = excerpt && this.pages.layer(excerpt.sheet);
    const [quad] = layer ? shapesOf(layer, excerpt, excerpt.sheet) : [];
    return quad && excerpt ? this.pages.boxOf(excerpt.sheet, quad) : null;
  };

  #stripBox(range: Range, which: 'first' | 'last'): DOMRect | null {
    const sheet = this.sheetAt(which === 'first' ? range[0] : range[1] - 1);
    const layer = this.pages.layer(sheet);
    const strip = layer && stripsOf(layer, [range]).at(which === 'first' ? 0 : -1);
    return strip ? this.pages.boxOf(sheet, strip) : null;
  }

  focusOn(range: Range): void {
    void this.reveal([Math.max(range[0], range[1] - 1), range[1]]);
  }

  /** A point of the window on a page, in PDF user space. */
  pdfPoint(x: number, y: number): { readonly sheet: number; readonly point: Point; readonly shown: Point } | null {
    const at = this.pages.at(x, y);
    return at?.layer ? { sheet: at.sheet, point: at.layer.frame.toPdf(at.point), shown: at.point } : null;
  }
}
