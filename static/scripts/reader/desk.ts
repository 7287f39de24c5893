/** The reader's desk: joins what is selected with what one does to it. Keys, toolbar, list and panes all act through it. */
import type { ReaderExcerpt } from '../../../server/coding/reader-data.ts';
import { type Range, spanOf } from '../../../server/coding/ranges.ts';
import { nextWordEnd, nextWordStart, previousWordEnd, previousWordStart } from '../../../server/coding/words.ts';
import { paths } from '../../../server/paths.ts';
import { bases, type Direction } from '../../../server/reviews/vocabulary.ts';
import type { Actions, CodeChosen } from './actions.ts';
import { openPopover, type ReaderRoot } from './panes.ts';
import type { Store } from './store.ts';
import type { Surface } from './surface.ts';

/** Whose code the picker sets: that of a role on the selected passages. */
export interface Picking {
  readonly roleId: string | null;
  /** Which asking it is: another one starts with an empty line, the server's answer meanwhile does not. */
  readonly time: number;
}

/** How long one may go on pressing [ and ] before it is saved as one change. */
const resizePause = 700;

export class Desk {
  readonly root: ReaderRoot;
  readonly store: Store;
  readonly actions: Actions;
  readonly surface: Surface;
  /** Codes given in this sitting, the last first. */
  recent: readonly string[] = [];
  picking: Picking | null = null;
  #askings = 0;
  #isToolbarWanted = false;
  readonly #listeners: (() => void)[] = [];
  #resizing: { readonly before: ReaderExcerpt; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(of: { root: ReaderRoot; store: Store; actions: Actions; surface: Surface }) {
    this.root = of.root;
    this.store = of.store;
    this.actions = of.actions;
    this.surface = of.surface;
    addEventListener('pagehide', () => this.saveResized());
    this.store.on(['selection'], () => this.#want(this.store.selection.length > 0));
    this.store.on(['selected'], () => {
      if (!this.store.selected.length) this.#want(this.store.selection.length > 0);
      this.root.dataset.selected = this.store.selected.filter((id) => !id.startsWith('new-')).join(' ');
      this.root.dispatchEvent(new CustomEvent('retroduce:selected', { bubbles: true, detail: { excerpts: this.store.selected } }));
    });
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  get isToolbarShown(): boolean {
    return this.#isToolbarWanted && this.store.data.canCode && this.store.selection.length + this.store.selectedExcerpts.length > 0;
  }

  #want(isWanted: boolean): void {
    this.#isToolbarWanted = isWanted;
    if (!isWanted) this.picking = null;
    this.#changed();
  }

  get roles() {
    return this.store.data.roles.filter((role) => !role.isHidden);
  }

  roleName(id: string | null): string {
    return this.store.data.roles.find((role) => role.id === id)?.name ?? 'the passage';
  }

  /** The words selected, or those of the selected passages. */
  rangesInHand(): readonly Range[] {
    if (this.store.selection.length) return this.store.selection;
    return this.store.selectedExcerpts.flatMap((excerpt) => excerpt.ranges);
  }

  /** Where what is in hand stands in the window; typed words stand at the head of the pages. */
  boxInHand(): DOMRect | null {
    const ranges = this.rangesInHand();
    if (ranges.length) return this.surface.boxOf(ranges);
    const [id = ''] = this.store.selected;
    const { left, top } = this.surface.element.getBoundingClientRect();
    return this.surface.boxOfArea(id) ?? new DOMRect(left + 24, top, 0, 16);
  }

  /** A passage was chosen in the page: with its toolbar. */
  take(id: string): void {
    this.store.selectWords([]);
    this.store.select([id]);
    this.#want(true);
  }

  /** Lets go of one thing after another: the picker, then what is selected. True when there was something. */
  letGo(): boolean {
    if (this.picking) this.stopPicking();
    else if (this.rangesInHand().length || this.store.selected.length) {
      this.store.selectWords([]);
      this.store.select([]);
    } else return false;
    return true;
  }

  mark(roleId: string | null): void {
    if (!this.store.selection.length) return;
    this.actions.mark(roleId);
    this.#want(true);
    if (roleId) this.#pickFor(roleId);
  }

  /** A role's key or button: marks words, or adds the role to the passages and asks for its code. */
  role(roleId: string): void {
    if (this.store.selection.length) {
      this.mark(roleId);
      return;
    }
    if (!this.store.selected.length) return;
    const isGiven = this.store.selectedExcerpts.every((excerpt) => excerpt.codings.some((coding) => coding.roleId === roleId));
    if (!isGiven) void this.actions.give(this.store.selected, roleId);
    this.#want(true);
    this.#pickFor(roleId);
  }

  /** The last role and code again. */
  repeat(): void {
    const { roleId, codeId } = this.store.last;
    if (!roleId && !codeId) return;
    if (this.store.selection.length) {
      this.actions.mark(roleId, codeId ? { codeId } : undefined);
      this.#want(true);
    } else if (this.store.selected.length) void this.actions.give(this.store.selected, roleId, codeId ? { codeId } : undefined);
  }

  /** "C trust": what "." would repeat. */
  lastSaid(): string {
    const { roleId, codeId } = this.store.last;
    const letter = this.store.data.roles.find((role) => role.id === roleId)?.letter ?? '';
    return [letter, this.store.codes.find((code) => code.id === codeId)?.name].filter(Boolean).join(' ');
  }

  /** Asks for a code of the last coding. */
  pick(): void {
    if (this.store.selection.length) this.actions.mark(null);
    if (!this.store.selected.length) return;
    this.#want(true);
    this.#pickFor(this.store.selectedExcerpts.at(-1)?.codings.at(-1)?.roleId ?? null);
  }

  #pickFor(roleId: string | null): void {
    this.picking = { roleId, time: (this.#askings += 1) };
    this.#changed();
  }

  choose(chosen: CodeChosen): void {
    const roleId = this.picking?.roleId ?? null;
    if (chosen.codeId) this.remember(chosen.codeId);
    void this.actions.give(this.store.selected, roleId, chosen).then(() => {
      if (this.store.last.codeId) this.remember(this.store.last.codeId);
    });
    this.stopPicking();
  }

  remember(code: string): void {
    this.recent = [code, ...this.recent.filter((id) => id !== code)].slice(0, 9);
  }

  stopPicking(): void {
    this.picking = null;
    this.#changed();
    this.surface.element.focus({ preventScroll: true });
  }

  direct(direction: Direction): void {
    const isSet = this.store.selectedExcerpts.every((excerpt) => excerpt.codings.every((coding) => coding.direction === direction));
    void this.actions.detail(this.store.selected, { direction: isSet ? 'not_stated' : direction });
  }

  /** The next basis: stated, inferred, from theory, not evidenced. */
  nextBasis(): void {
    const present = this.store.selectedExcerpts.at(-1)?.codings.at(-1)?.basis ?? 'stated';
    const basis = bases[(bases.indexOf(present) + 1) % bases.length] ?? 'stated';
    void this.actions.detail(this.store.selected, { basis });
  }

  writeNote(): void {
    this.root.dispatchEvent(new CustomEvent('retroduce:note'));
  }

  trash(): void {
    if (this.store.selected.length) void this.actions.trash(this.store.selected);
  }

  /** What a link leads to, beside the passage in hand: its memos, its appraisal. */
  openBeside(event: MouseEvent, address: string): void {
    event.preventDefault();
    const at = this.boxInHand() ?? this.surface.element.getBoundingClientRect();
    void openPopover(address, at);
  }

  async link(): Promise<void> {
    await this.#popover(paths.linkPassage);
  }

  async newCmoc(): Promise<void> {
    await this.#popover(paths.newCmocHere);
  }

  async #popover(address: typeof paths.linkPassage): Promise<void> {
    const ids = this.store.selected.filter((id) => !id.startsWith('new-'));
    const { review, document } = this.root.dataset;
    if (!ids.length) return;
    const at = this.boxInHand() ?? this.surface.element.getBoundingClientRect();
    this.#want(false);
    await openPopover(address(review, document, ids.join(',')), at);
  }

  /** Moves an end of the selected passage by a word; saved when one pauses. */
  resize(end: 'start' | 'end', way: 'longer' | 'shorter'): void {
    const [excerpt] = this.store.selectedExcerpts;
    if (excerpt?.kind === 'text') this.resizeTo(excerpt, resized(this.surface, excerpt.ranges, { end, way }));
  }

  resizeTo(excerpt: ReaderExcerpt, ranges: readonly Range[]): void {
    const [start, end] = spanOf(ranges);
    if (start >= end) return;
    const present = this.store.excerpt(excerpt.id) ?? excerpt;
    if (this.#resizing) clearTimeout(this.#resizing.timer);
    if (this.#resizing?.before.id !== excerpt.id) this.saveResized();
    const { before } = this.#resizing ?? { before: present };
    this.store.held = excerpt.id;
    this.store.put([{ ...present, ranges, start, end }]);
    this.#resizing = { before, timer: setTimeout(() => this.saveResized(), resizePause) };
  }

  saveResized(): void {
    const before = this.#resizing?.before;
    this.#resizing = null;
    this.store.held = null;
    if (before) void this.actions.saveResized(before);
  }
}

function resized(
  surface: Surface,
  ranges: readonly Range[],
  { end, way }: { end: 'start' | 'end'; way: 'longer' | 'shorter' },
): readonly Range[] {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return ranges;
  const at = surface.letterAt;
  if (end === 'end') {
    const to = way === 'longer' ? nextWordEnd(at, last[1]) : previousWordEnd(at, last[1]);
    return to > last[0] ? [...ranges.slice(0, -1), [last[0], to]] : ranges;
  }
  const from = way === 'longer' ? previousWordStart(at, first[0]) : nextWordStart(at, first[0]);
  return from < first[1] ? [[from, first[1]], ...ranges.slice(1)] : ranges;
}
