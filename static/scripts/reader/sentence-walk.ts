/** Selecting without a mouse: arrows go from sentence to sentence, Shift makes the selection longer or shorter. */
import { type Range, spanOf } from '../../../server/coding/ranges.ts';
import { nextWordEnd, previousWordEnd } from '../../../server/coding/words.ts';
import type { Desk } from './desk.ts';

/** Up and down scroll a drawn page; in the text view they go from sentence to sentence, too. */
const sideArrows: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };
const everyArrow: Readonly<Record<string, 1 | -1>> = { ...sideArrows, ArrowDown: 1, ArrowUp: -1 };

export class SentenceWalk {
  readonly #desk: Desk;
  /** Where the selection began: Shift+Up takes sentences off again until here. */
  #first: Range | null = null;

  /** What was in hand last: one goes on from there after letting go. */
  #last: Range | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    desk.store.on(['selection', 'selected'], () => {
      const inHand = desk.rangesInHand();
      if (inHand.length) this.#last = spanOf(inHand);
    });
  }

  /** True when the key was taken. Only in the page itself: arrows elsewhere keep their meaning. */
  key(event: KeyboardEvent): boolean {
    const { surface, root } = this.#desk;
    const isHere = event.target instanceof Node && surface.element.contains(event.target);
    if (!isHere || event.altKey) return false;
    if (event.shiftKey) return this.#extend(event.key);
    const step = (root.dataset['view'] === 'text' ? everyArrow : sideArrows)[event.key];
    return step ? this.#go(step) : false;
  }

  #extend(key: string): boolean {
    switch (key) {
      case 'ArrowDown':
        void this.#bySentence(1);
        return true;
      case 'ArrowUp':
        void this.#bySentence(-1);
        return true;
      case 'ArrowRight':
        this.#byWord(nextWordEnd);
        return true;
      case 'ArrowLeft':
        this.#byWord(previousWordEnd);
        return true;
      default:
        return false;
    }
  }

  #go(step: 1 | -1): true {
    void this.#sentenceFrom(this.#present(), step).then((sentence) => {
      if (!sentence) return;
      this.#first = sentence;
      this.#take(sentence);
    });
    return true;
  }

  async #bySentence(step: 1 | -1): Promise<void> {
    const present = this.#selection();
    if (!present) {
      this.#go(1);
      return;
    }
    const edge = step > 0 ? ([present[1], present[1]] as const) : await this.#lastSentence(present);
    if (step > 0) {
      const next = await this.#sentenceFrom(edge, 1);
      if (next) this.#take([present[0], next[1]]);
    } else if (edge[0] > present[0]) {
      const before = await this.#sentenceFrom(edge, -1);
      if (before) this.#take([present[0], Math.max(before[1], this.#first?.[1] ?? before[1])]);
    }
  }

  #byWord(move: typeof nextWordEnd): void {
    const present = this.#selection();
    if (!present) return;
    const end = move(this.#desk.surface.letterAt, present[1]);
    if (end > present[0]) this.#take([present[0], end]);
  }

  #take(range: Range): void {
    this.#desk.store.selectWords([range]);
    this.#desk.surface.focusOn(range);
  }

  #selection(): Range | null {
    const { selection } = this.#desk.store;
    return selection.length ? spanOf(selection) : null;
  }

  /** Where the walk stands: at what is, or was last, in hand, unless one has scrolled away; null: at the top of the page in sight. */
  #present(): Range | null {
    const { surface } = this.#desk;
    const inHand = this.#desk.rangesInHand();
    if (inHand.length) return spanOf(inHand);
    const isNear = this.#last && Math.abs(surface.sheetAt(this.#last[0]) - surface.place().sheet) <= 1;
    return isNear ? this.#last : null;
  }

  async #sentenceFrom(from: Range | null, step: 1 | -1): Promise<Range | undefined> {
    const { surface, store } = this.#desk;
    const sheet = from ? surface.sheetAt(step > 0 ? from[1] : from[0]) : surface.place().sheet;
    for (let at = sheet; at >= 1 && at <= store.data.pages.length && Math.abs(at - sheet) < 20; at += step) {
      await surface.ready(at);
      const sentences = surface.sentences(at);
      const found = from
        ? step > 0
          ? sentences.find((sentence) => sentence[0] >= from[1])
          : sentences.findLast((sentence) => sentence[1] <= from[0])
        : sentences[0];
      if (found) return found;
    }
    return undefined;
  }

  async #lastSentence([, end]: Range): Promise<Range> {
    const { surface } = this.#desk;
    const sheet = surface.sheetAt(end - 1);
    await surface.ready(sheet);
    return surface.sentences(sheet).findLast((sentence) => sentence[0] < end) ?? [end, end];
  }
}
