/** The text view: pages as the server draws them, loaded as one comes near; selection and finds as highlights of their own. */
import { slice } from '../../../../server/documents/code-points.ts';
import type { ReaderPage } from '../../../../server/coding/reader-data.ts';
import type { Range as Positions } from '../../../../server/coding/ranges.ts';
import { paths } from '../../../../server/paths.ts';
import type { ReaderRoot } from '../panes.ts';
import { sheetOf } from '../sheet-of.ts';
import type { Store } from '../store.ts';
import type { Surface } from '../surface.ts';
import { flashRange, paintHighlight } from './highlights.ts';
import { domRange, type Piece, piecesIn } from './text-positions.ts';

/** About as high as a page of so many letters is: so that the scroll bar tells the truth before pages have come. */
const pixelsPerLetter = 0.42;

export class TextSurface implements Surface {
  readonly element: HTMLElement;
  readonly #root: ReaderRoot;
  readonly #store: Store;
  readonly #loading = new Map<number, Promise<void>>();
  #pieces = new Map<number, readonly Piece[]>();

  constructor(root: ReaderRoot, element: HTMLElement, store: Store) {
    this.#root = root;
    this.element = element;
    this.#store = store;
    this.#layOut();
    store.on(['selection', 'selected', 'excerpts'], () => this.paintSelection());
    store.on(['found'], () => this.#paintFound());
    store.on(['marks'], () => root.classList.toggle('marks-hidden', !store.areMarksShown));
  }

  get #pages(): readonly ReaderPage[] {
    return this.#store.data.pages;
  }

  /** Gives every page that has not come a place of about its height. */
  #layOut(): void {
    this.element.querySelector('.pager')?.remove();
    const present = new Map(
      [...this.element.querySelectorAll<HTMLElement>('.text-page')].map((page) => [Number(page.dataset['sheet']), page]),
    );
    const sections = this.#pages.map((page, at) => present.get(at + 1) ?? placeholder(at + 1, page));
    this.element.replaceChildren(...sections);
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting && target instanceof HTMLElement) void this.ready(Number(target.dataset['sheet']));
      },
      { root: this.element, rootMargin: '800px' },
    );
    for (const section of sections) watcher.observe(section);
    for (const section of present.values()) this.#prepare(section);
  }

  #section(sheet: number): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`:scope > [data-sheet="${sheet}"]`);
  }

  ready(sheet: number): Promise<void> {
    const known = this.#loading.get(sheet);
    if (known) return known;
    const section = this.#section(sheet);
    if (!section) return Promise.resolve();
    const isHere = section.matches('.text-page') && Number(section.dataset['portions'] ?? 1) === 1;
    const loading = isHere ? Promise.resolve() : this.#load(sheet);
    this.#loading.set(sheet, loading);
    return loading;
  }

  /** Fetches a page, all its portions one after the other. */
  async #load(sheet: number): Promise<void> {
    const portions: HTMLElement[] = [];
    for (let portion = 0, portions_ = 1; portion < portions_; portion++) {
      const page = await this.#fetch(sheet, portion);
      if (!page) return;
      portions_ = Number(page.dataset['portions'] ?? 1);
      portions.push(page);
    }
    const [first, ...rest] = portions;
    const before = this.#section(sheet);
    if (!first || !before) return;
    for (const portion of rest) first.append(...portion.childNodes);
    first.dataset['portions'] = '1';
    const hadFocus = before.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['at'] : undefined;
    before.replaceWith(first);
    this.#prepare(first);
    if (hadFocus) first.querySelector<HTMLElement>(`.sentence[data-at="${hadFocus}"]`)?.focus({ preventScroll: true });
    this.paintSelection();
    this.#paintFound();
  }

  async #fetch(sheet: number, portion: number): Promise<HTMLElement | null> {
    const { review, document: id } = this.#root.dataset;
    try {
      const response = await fetch(paths.textPage(review, id, sheet, portion), { headers: { 'HX-Request': 'true' } });
      if (!response.ok) return null;
      const parsed = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector<HTMLElement>('.text-page');
      return parsed && document.importNode(parsed, true);
    } catch {
      this.#loading.delete(sheet);
      return null;
    }
  }

  /** Sentences are links for those without script; here they are chosen in place, one of them in the tab order. */
  #prepare(section: HTMLElement): void {
    const sheet = Number(section.dataset['sheet']);
    this.#pieces.set(sheet, piecesIn(section));
    for (const sentence of section.querySelectorAll<HTMLElement>('.sentence')) {
      sentence.removeAttribute('href');
      sentence.tabIndex = -1;
    }
    for (const marked of section.querySelectorAll<HTMLElement>('.marked')) this.#tint(marked);
  }

  /** Draws the marks of these pages again, as the server has them now. */
  async redraw(sheets: Iterable<number>): Promise<void> {
    for (const sheet of new Set(sheets)) if (this.#pieces.has(sheet)) await this.#load(sheet);
  }

  readonly letterAt = (position: number): string => {
    const sheet = this.sheetAt(position);
    const pieces = this.#pieces.get(sheet);
    const page = this.#pages[sheet - 1];
    if (!pieces || !page || position < 0) return '';
    const piece = pieces.findLast((one) => one.start <= position);
    if (piece && position < piece.end) return slice(piece.node.data, position - piece.start, position - piece.start + 1);
    const isInText = position <= (this.#pages.at(-1)?.end ?? 0) - 1;
    return isInText ? ' ' : '';
  };

  readonly words = ([start, end]: Positions): string => {
    const pieces: Piece[] = [];
    for (let sheet = this.sheetAt(start); sheet <= this.sheetAt(end - 1); sheet++) {
      const here = this.#pieces.get(sheet);
      if (!here) return '';
      pieces.push(...here.filter((piece) => piece.start < end && piece.end > start));
    }
    return pieces.map((piece) => slice(piece.node.data, Math.max(0, start - piece.start), end - piece.start)).join(' ');
  };

  readonly sheetAt = (position: number): number => sheetOf(this.#pages, position);

  readonly sentences = (sheet: number): readonly Positions[] =>
    [...(this.#section(sheet)?.querySelectorAll<HTMLElement>('.sentence') ?? [])].map(({ dataset }) => [
      Number(dataset['at']),
      Number(dataset['end']),
    ]);

  readonly place = (): { sheet: number; top: number } => {
    const { top } = this.element.getBoundingClientRect();
    for (const section of this.element.children) {
      const box = section.getBoundingClientRect();
      if (box.bottom > top + 40)
        return {
          sheet: Number((section as HTMLElement).dataset['sheet']),
          top: Math.max(0, Math.round(((top - box.top) / box.height) * 1000)),
        };
    }
    return { sheet: 1, top: 0 };
  };

  async toSheet(sheet: number, top = 0): Promise<void> {
    await this.ready(sheet);
    const section = this.#section(sheet);
    if (!section) return;
    const away = section.getBoundingClientRect().top - this.element.getBoundingClientRect().top;
    this.element.scrollTop += away + (section.offsetHeight * top) / 1000 - 8;
  }

  async show(id: string): Promise<void> {
    const excerpt = this.#store.excerpt(id);
    if (!excerpt) return;
    if (!excerpt.ranges[0]) return this.toSheet(Math.max(1, excerpt.sheet));
    await this.reveal(excerpt.ranges[0]);
    for (const range of excerpt.ranges) flashRange(this.#domRange(range));
  }

  async reveal(range: Positions): Promise<void> {
    await this.ready(this.sheetAt(range[0]));
    const box = this.#domRange(range)?.getBoundingClientRect();
    const frame = this.element.getBoundingClientRect();
    if (!box || (box.top > frame.top + 60 && box.bottom < frame.bottom - 120)) return;
    this.element.scrollTop += box.top - frame.top - frame.height / 3;
  }

  boxOf(ranges: readonly Positions[]): DOMRect | null {
    const last = ranges.at(-1);
    const boxes = last ? [...(this.#domRange(last)?.getClientRects() ?? [])] : [];
    const [first, end] = [boxes[0], boxes.at(-1)];
    return first && end ? new DOMRect(end.left, first.top, end.width, end.bottom - first.top) : null;
  }

  /** Areas are on the page's picture, which this view doesn't show. */
  readonly boxOfArea = (): null => null;

  focusOn(range: Positions): void {
    const sheet = this.sheetAt(range[0]);
    const sentence = [...(this.#section(sheet)?.querySelectorAll<HTMLElement>('.sentence') ?? [])].findLast(
      ({ dataset }) => Number(dataset['at']) <= range[0],
    );
    if (!sentence) return;
    for (const other of this.element.querySelectorAll<HTMLElement>('.sentence[tabindex="0"]')) other.tabIndex = -1;
    sentence.tabIndex = 0;
    sentence.focus({ preventScroll: true });
    void this.reveal([Math.max(range[0], range[1] - 1), range[1]]);
  }

  #domRange(range: Positions): Range | null {
    const from = this.sheetAt(range[0]);
    const to = this.sheetAt(range[1] - 1);
    const pieces = Array.from({ length: to - from + 1 }, (_, at) => this.#pieces.get(from + at) ?? []).flat();
    return domRange(pieces, range);
  }

  paintSelection(): void {
    const unsaved = this.#store.selectedExcerpts.filter(({ id }) => id.startsWith('new-')).flatMap(({ ranges }) => ranges);
    const words = [...this.#store.selection, ...unsaved];
    paintHighlight(
      'reader-selection',
      words.flatMap((range) => this.#domRange(range) ?? []),
    );
    for (const marked of this.element.querySelectorAll<HTMLElement>('.marked')) this.#tint(marked);
  }

  #tint(marked: HTMLElement): void {
    const ids = (marked.dataset['excerpts'] ?? '').split(' ');
    marked.classList.toggle(
      'selected',
      ids.some((id) => this.#store.selected.includes(id)),
    );
    marked.classList.toggle('gone', this.#store.isLoaded && !ids.some((id) => this.#store.excerpt(id)));
  }

  #paintFound(): void {
    const { found, foundAt } = this.#store;
    paintHighlight(
      'reader-found',
      found.flatMap((range) => (this.#pieces.has(this.sheetAt(range[0])) ? (this.#domRange(range) ?? []) : [])),
    );
    const here = found[foundAt];
    paintHighlight('reader-found-here', here ? [this.#domRange(here)].filter((range) => range !== null) : []);
  }
}

function placeholder(sheet: number, page: ReaderPage): HTMLElement {
  const section = document.createElement('section');
  section.className = 'text-waiting';
  section.dataset['sheet'] = String(sheet);
  section.style.minHeight = `${80 + Math.round((page.end - page.start) * pixelsPerLetter)}px`;
  return section;
}
