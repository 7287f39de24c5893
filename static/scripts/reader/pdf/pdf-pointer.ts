/**
 * Selecting with the mouse: positions come from the stored glyphs, exact to the letter, so that a selection never jumps between
 * columns. Touch screens keep the browser's own selection of the words over the page.
 */
import { nextAt } from '../../../../server/coding/overlap.ts';
import { type Range, tidied } from '../../../../server/coding/ranges.ts';
import { snappedToWords, trimmed, wordAround } from '../../../../server/coding/words.ts';
import type { ReaderExcerpt } from '../../../../server/coding/reader-data.ts';
import type { Desk } from '../desk.ts';
import { startTouchSelection } from '../text/text-pointer.ts';
import type { PdfSurface } from './pdf-surface.ts';

/** Less than this is a click with a trembling hand. Pixels. */
const threshold = 4;
/** This near to the window's edge the pages scroll on by themselves. */
const edge = { near: 36, step: 14 };

interface Drag {
  readonly from: readonly [x: number, y: number];
  readonly anchor: number;
  /** Kept beside what is being selected: Ctrl adds a part. */
  readonly kept: readonly Range[];
  /** The passage whose end is drawn. */
  readonly held: { readonly excerpt: ReaderExcerpt; readonly end: 'start' | 'end' } | null;
  isMoving: boolean;
  at: readonly [x: number, y: number];
  isExact: boolean;
}

export function startPdfPointer(desk: Desk, surface: PdfSurface): void {
  const pointer = new PdfPointer(desk, surface);
  let isMouse = true;
  surface.element.addEventListener('pointerdown', (event) => (isMouse = event.pointerType !== 'touch'));
  surface.element.addEventListener('mousedown', (event) => isMouse && pointer.down(event));
  surface.element.addEventListener('click', (event) => !isMouse && pointer.tap(event));
  document.addEventListener('mousemove', (event) => pointer.move(event));
  document.addEventListener('mouseup', (event) => pointer.up(event));
  startTouchSelection(desk);
  document.addEventListener('copy', (event) => copyInHand(event, desk));
}

class PdfPointer {
  readonly #desk: Desk;
  readonly #surface: PdfSurface;
  #drag: Drag | null = null;

  constructor(desk: Desk, surface: PdfSurface) {
    this.#desk = desk;
    this.#surface = surface;
  }

  down(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (event.button !== 0 || event.defaultPrevented || !target?.closest('.pdf-page')) return;
    event.preventDefault();
    this.#surface.element.focus({ preventScroll: true });
    const lane = target.closest<SVGElement>('[data-take]');
    if (lane) {
      this.#desk.take(lane.dataset['take'] ?? '');
      return;
    }
    this.#begin(event, target.closest<SVGElement>('[data-handle]')?.dataset['handle']);
  }

  #begin(event: MouseEvent, handle: string | undefined): void {
    const position = this.#surface.positionAt(event.clientX, event.clientY);
    if (position === null) return;
    if (event.detail > 1) {
      this.#takeAround(position, event.detail);
      return;
    }
    const { store } = this.#desk;
    const from = [event.clientX, event.clientY] as const;
    const [present] = event.shiftKey ? store.selection : [];
    this.#drag = {
      ...{ from, at: from, held: this.#heldBy(handle), isExact: event.altKey },
      anchor: present ? farEnd(present, position) : position,
      kept: event.ctrlKey || event.metaKey ? store.selection : [],
      isMoving: present !== undefined,
    };
    requestAnimationFrame(() => this.#scrollAtEdge());
  }

  #heldBy(handle: string | undefined): Drag['held'] {
    const [excerpt] = this.#desk.store.selectedExcerpts;
    return handle && excerpt ? { excerpt, end: handle === 'start' ? 'start' : 'end' } : null;
  }

  /** Two clicks take the word, three the sentence. */
  #takeAround(position: number, clicks: number): void {
    const sentences = this.#surface.sentences(this.#surface.sheetAt(position));
    const sentence = sentences.find(([start, end]) => position >= start && position <= end);
    const range = clicks === 2 ? wordAround(this.#surface.letterAt, position) : sentence;
    if (range && range[0] < range[1]) this.#desk.store.selectWords([range]);
  }

  move(event: MouseEvent): void {
    const drag = this.#drag;
    if (!drag) return;
    drag.at = [event.clientX, event.clientY];
    drag.isExact = event.altKey;
    if (Math.hypot(drag.at[0] - drag.from[0], drag.at[1] - drag.from[1]) >= threshold) drag.isMoving = true;
    if (drag.isMoving) this.#follow(drag);
  }

  #follow(drag: Drag): void {
    const ranges = this.#rangesOf(drag);
    if (!ranges) return;
    if (drag.held) this.#desk.resizeTo(drag.held.excerpt, ranges);
    else this.#surface.preview(ranges);
  }

  #rangesOf(drag: Drag): readonly Range[] | null {
    const position = this.#surface.positionAt(...drag.at);
    if (position === null) return null;
    const at = this.#surface.letterAt;
    const grown = drag.isExact ? trimmed : snappedToWords;
    if (drag.held) return movedEnd(drag.held, (range) => grown(at, range), position);
    const range = grown(at, [Math.min(drag.anchor, position), Math.max(drag.anchor, position)]);
    return tidied([...drag.kept, range]);
  }

  /** Goes on while the button is held at the upper or lower edge. */
  #scrollAtEdge(): void {
    const drag = this.#drag;
    if (!drag) return;
    const { top, bottom } = this.#surface.element.getBoundingClientRect();
    const step = drag.at[1] < top + edge.near ? -edge.step : drag.at[1] > bottom - edge.near ? edge.step : 0;
    if (step && drag.isMoving) {
      this.#surface.element.scrollTop += step;
      this.#follow(drag);
    }
    requestAnimationFrame(() => this.#scrollAtEdge());
  }

  up(event: MouseEvent): void {
    const drag = this.#drag;
    if (!drag) return;
    this.#drag = null;
    const ranges = drag.isMoving ? this.#rangesOf(drag) : null;
    this.#surface.preview(null);
    if (drag.held) this.#desk.saveResized();
    else if (ranges?.length) this.#desk.store.selectWords(ranges);
    else this.tap(event);
  }

  /** Clicking again and again goes through all passages there. */
  tap(event: MouseEvent): void {
    const { store } = this.#desk;
    const next = nextAt(this.#surface.excerptsAt(event.clientX, event.clientY), store.selected[0] ?? null);
    if (next) this.#desk.take(next.id);
    else {
      store.selectWords([]);
      store.select([]);
    }
  }
}

/** Shift moves the nearer end of what is selected. */
const farEnd = ([start, end]: Range, position: number): number => (position < (start + end) / 2 ? end : start);

/** A passage whose first or last word is drawn elsewhere; it keeps at least a word. */
function movedEnd(
  { excerpt, end }: { readonly excerpt: ReaderExcerpt; readonly end: 'start' | 'end' },
  grown: (range: Range) => Range,
  position: number,
): readonly Range[] {
  const { ranges } = excerpt;
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return ranges;
  if (end === 'start') {
    const moved = grown([Math.min(position, first[1] - 1), first[1]]);
    return [[moved[0], first[1]], ...ranges.slice(1)];
  }
  const moved = grown([last[0], Math.max(position, last[0] + 1)]);
  return [...ranges.slice(0, -1), [last[0], moved[1]]];
}

/** The words in hand, as the document has them. */
function copyInHand(event: ClipboardEvent, desk: Desk): void {
  if (getSelection()?.isCollapsed === false || !desk.rangesInHand().length) return;
  const words = desk.rangesInHand().map((range) => desk.surface.words(range));
  event.clipboardData?.setData('text/plain', words.join(' … '));
  event.preventDefault();
}
