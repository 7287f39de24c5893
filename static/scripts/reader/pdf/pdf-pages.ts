/** The stack of pages in the window: which are near, what is loaded and painted for them, how large they are. */
import type { ReaderData } from '../../../../server/coding/reader-data.ts';
import type { Point, Quad } from '../../../../server/documents/page-text.ts';
import type { ReaderRoot } from '../panes.ts';
import type { PageLayer } from './mark-shapes.ts';
import { PageLayers } from './page-layers.ts';
import { frameOf, type PageFrame } from './page-frame.ts';
import { fullSize, pageGap, PageStack } from './page-stack.ts';
import { PageView } from './page-view.ts';
import type { Painter, Wanted } from './painter.ts';

/** Pages this far from those in sight are opened, and let go of. */
const near = { open: 1, close: 3 };
/** Zooming and scrolling settle before pages are painted again. */
const pause = 120;
const zoomLimits = { least: 0.25, most: 5 };
const noBox = [0, 0, 61200, 79200] as const;

/** The sheet at the top of the window, and how far it is scrolled, in thousandths of its height. */
interface Place {
  readonly sheet: number;
  readonly top: number;
}

/** A place in the window that lies on a page. */
export interface OnPage {
  readonly sheet: number;
  readonly layer: PageLayer | undefined;
  /** 1/100 pt of the page as it is shown. */
  readonly point: Point;
}

export class PdfPages {
  readonly element: HTMLElement;
  readonly #data: ReaderData;
  readonly #frames: readonly PageFrame[];
  readonly #stack: PageStack;
  readonly #layers: PageLayers;
  readonly #views: readonly PageView[];
  readonly #open = new Set<number>();
  /** Null when pdf.js can't draw the file. */
  #painter: Painter | null | 'coming' = 'coming';
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** The width that the pages were laid into, pixels. */
  #across = 0;
  /** "fit" or a percentage. */
  zoom: string;
  /** Draws what stands on a page that has been opened. */
  onOpen: (view: PageView) => void = () => undefined;

  /** Begins at the place where one was, or that the address names. */
  constructor(root: ReaderRoot, element: HTMLElement, data: ReaderData) {
    this.element = element;
    this.#data = data;
    this.#frames = data.pages.map(({ box, rotation }) => frameOf(box ?? noBox, rotation));
    this.#stack = new PageStack(this.#frames);
    this.#layers = new PageLayers({
      review: root.dataset.review,
      document: root.dataset.document,
      pages: data.pages,
      frames: this.#frames,
    });
    this.#views = data.pages.map((page, at) => new PageView(at + 1, page.label));
    this.zoom = data.place?.zoom || 'fit';
    element.replaceChildren(...this.#views.map((view) => view.section));
    this.#lay(placeIn(root, data));
    element.addEventListener('scroll', () => this.refresh(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(element);
  }

  /** Is also said of a size when it is first looked at: what is laid already isn't laid again. */
  #resized(): void {
    if (this.zoom === 'fit' && this.element.clientWidth !== this.#across) this.setZoom('fit');
    else this.refresh();
  }

  paintWith(painter: Painter | null): void {
    this.#painter = painter;
    this.#paint();
  }

  get views(): readonly PageView[] {
    return [...this.#open].flatMap((sheet) => this.#views[sheet - 1] ?? []);
  }

  get percent(): number {
    return Math.round((this.#stack.scale / fullSize) * 100);
  }

  setZoom(zoom: string): void {
    this.zoom = zoom;
    this.#lay(this.place());
  }

  #lay(place: Place): void {
    const { zoom } = this;
    this.#across = this.element.clientWidth;
    const asked = zoom === 'fit' ? this.#stack.fitting(this.#across) : (Number(zoom) / 100) * fullSize;
    const scale = Math.min(zoomLimits.most, Math.max(zoomLimits.least, asked || fullSize));
    this.#stack.lay(scale);
    for (const view of this.#views) view.size(this.#sizeOf(view.sheet));
    this.scrollTo(place.sheet, place.top);
    this.refresh();
    this.element.dispatchEvent(new CustomEvent('retroduce:zoomed', { bubbles: true }));
  }

  #sizeOf = (sheet: number) => ({ width: this.#stack.width(sheet), height: this.#stack.height(sheet), scale: this.#stack.scale });

  /** Opens what is in sight, lets go of what is far, and says what should be painted. */
  refresh(): void {
    const [first, last] = this.#inSight();
    for (const sheet of [...this.#open]) if (sheet < first - near.close || sheet > last + near.close) this.#close(sheet);
    this.#want(first, last);
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#paint(), pause);
  }

  /** The first and the last sheet of which something can be seen. */
  #inSight(): readonly [first: number, last: number] {
    const { scrollTop, clientHeight } = this.element;
    return [this.#stack.sheetAt(scrollTop), this.#stack.sheetAt(scrollTop + clientHeight)];
  }

  #want(first: number, last: number): void {
    for (const view of this.#views.slice(Math.max(0, first - 1), last)) {
      this.#open.add(view.sheet);
      if (!view.isOpen) void this.ready(view.sheet).then(() => this.#show(view));
    }
  }

  #show(view: PageView): void {
    const layer = this.#layers.at(view.sheet);
    if (!layer || view.isOpen || !this.#open.has(view.sheet)) return;
    view.open(layer, this.#stack.scale);
    this.onOpen(view);
  }

  #close(sheet: number): void {
    this.#open.delete(sheet);
    this.#views[sheet - 1]?.close();
    this.#forget(sheet);
  }

  /** What is in sight is painted first; then the pages around it are opened and painted, too. */
  #paint(): void {
    if (this.#painter === 'coming') return;
    const [first, last] = this.#inSight();
    const around = (): void => {
      this.#want(first - near.open, last + near.open);
      if (this.#painter !== 'coming') this.#painter?.want(this.#wanted(first - near.open, last + near.open));
    };
    if (this.#painter) this.#painter.want(this.#wanted(first, last), around);
    else around();
  }

  /** From the middle outwards. */
  #wanted(first: number, last: number): readonly Wanted[] {
    const middle = (first + last) / 2;
    return this.views
      .filter(({ sheet }) => sheet >= first && sheet <= last)
      .toSorted((a, b) => Math.abs(a.sheet - middle) - Math.abs(b.sheet - middle))
      .map((view) => ({ sheet: view.sheet, ...this.#sizeOf(view.sheet), show: (canvas) => this.#hang(view, canvas) }));
  }

  /** A picture that comes when its page is far away again is let go of. */
  #hang(view: PageView, canvas: HTMLCanvasElement): void {
    if (this.#open.has(view.sheet)) view.paint(canvas);
    else this.#forget(view.sheet);
  }

  #forget(sheet: number): void {
    if (this.#painter !== 'coming') this.#painter?.forget(sheet);
  }

  ready(sheet: number): Promise<void> {
    return this.#layers.load(sheet);
  }

  layer(sheet: number): PageLayer | undefined {
    return this.#layers.at(sheet);
  }

  place(): Place {
    const { scrollTop } = this.element;
    const sheet = this.#stack.sheetAt(scrollTop + pageGap);
    const share = (scrollTop + pageGap - this.#stack.top(sheet)) / Math.max(1, this.#stack.height(sheet));
    return { sheet, top: Math.min(1000, Math.max(0, Math.round(share * 1000))) };
  }

  /** `top`: thousandths of the page's height. */
  scrollTo(sheet: number, top = 0): void {
    const known = Math.min(Math.max(1, sheet), this.#data.pages.length);
    this.element.scrollTop = this.#stack.top(known) + (this.#stack.height(known) * top) / 1000 - pageGap;
  }

  /** The page under a point of the window, or the nearest. */
  at(x: number, y: number): OnPage | null {
    const frameTop = this.element.getBoundingClientRect().top;
    const sheet = this.#stack.sheetAt(y - frameTop + this.element.scrollTop);
    const [view, frame] = [this.#views[sheet - 1], this.#frames[sheet - 1]];
    if (!view || !frame) return null;
    const box = view.section.getBoundingClientRect();
    const point: Point = [((x - box.left) / box.width) * frame.width, ((y - box.top) / box.height) * frame.height];
    return { sheet, layer: this.#layers.at(sheet), point };
  }

  /** Where a shape of a page stands in the window. */
  boxOf(sheet: number, quad: Quad): DOMRect | null {
    const [view, frame] = [this.#views[sheet - 1], this.#frames[sheet - 1]];
    if (!view || !frame) return null;
    const box = view.section.getBoundingClientRect();
    const xs = quad.map(([x]) => box.left + (x / frame.width) * box.width);
    const ys = quad.map(([, y]) => box.top + (y / frame.height) * box.height);
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    return new DOMRect(left, top, Math.max(...xs) - left, Math.max(...ys) - top);
  }
}

const placeIn = ({ dataset: { sheet } }: ReaderRoot, { place }: ReaderData): Place =>
  sheet ? { sheet: Number(sheet), top: 0 } : (place ?? { sheet: 1, top: 0 });
