/**
 * What the reader knows: passages, codes, what is selected. Independent of the page's elements, so that a selection
 * survives zooming, scrolling and drawing again. Whoever shows something listens.
 */
import type { ReaderCode, ReaderData, ReaderExcerpt } from '../../../server/coding/reader-data.ts';
import { inOrder } from '../../../server/coding/overlap.ts';
import type { Range } from '../../../server/coding/ranges.ts';

/** excerpts: some changed · saved: the server has them so · selected: which passages · selection: which words · codes: the codebook · marks: shown or hidden */
export type Change = 'excerpts' | 'saved' | 'selected' | 'selection' | 'codes' | 'marks' | 'found';

/** The role and code given last: what "." repeats. */
export interface LastCoding {
  readonly roleId: string | null;
  readonly codeId: string | null;
}

export class Store {
  readonly data: ReaderData;
  readonly #excerpts = new Map<string, ReaderExcerpt>();
  readonly #listeners = new Map<Change, Set<() => void>>();
  #ordered: readonly ReaderExcerpt[] | null = null;
  #selected: readonly string[] = [];
  #selection: readonly Range[] = [];
  #codes: readonly ReaderCode[] = [];
  #found: readonly Range[] = [];
  #areMarksShown = true;
  /** What the last answer of the server was about. */
  saved: readonly string[] = [];
  /** All passages of the document have come. */
  isLoaded = false;
  /** The passage whose ends are being moved: what the server says of it meanwhile doesn't move them back. */
  held: string | null = null;
  /** Which of `found` one is at. */
  foundAt = -1;
  last: LastCoding = { roleId: null, codeId: null };

  constructor(data: ReaderData) {
    this.data = data;
  }

  on(changes: readonly Change[], listener: () => void): void {
    for (const change of changes) {
      const those = this.#listeners.get(change) ?? new Set();
      this.#listeners.set(change, those.add(listener));
    }
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners.get(change) ?? []) listener();
  }

  /** In the order of the document. */
  get excerpts(): readonly ReaderExcerpt[] {
    this.#ordered ??= inOrder([...this.#excerpts.values()]);
    return this.#ordered;
  }

  excerpt(id: string): ReaderExcerpt | undefined {
    return this.#excerpts.get(id);
  }

  /** Adds or replaces passages and leaves others out, in one step. */
  put(changed: readonly ReaderExcerpt[], gone: readonly string[] = []): void {
    for (const id of gone) this.#excerpts.delete(id);
    for (const excerpt of changed) this.#excerpts.set(excerpt.id, excerpt);
    this.#ordered = null;
    this.#tell('excerpts');
    if (gone.some((id) => this.#selected.includes(id))) this.select(this.#selected.filter((id) => !gone.includes(id)));
  }

  /** The server holds these passages as they are here, or has put them into the trash. */
  settle(ids: readonly string[]): void {
    this.saved = ids;
    this.#tell('saved');
  }

  /** Takes the server's list for all there is; passages not yet confirmed (`new-…`) stay. */
  replaceAll(all: readonly ReaderExcerpt[]): void {
    const present = new Set(all.map(({ id }) => id));
    this.put(
      all,
      [...this.#excerpts.keys()].filter((id) => !present.has(id) && !id.startsWith('new-')),
    );
    this.isLoaded = true;
    this.settle([]);
  }

  /** A passage drawn before the server has answered becomes the stored one. */
  confirm(temporary: string, stored: readonly ReaderExcerpt[]): void {
    const [first] = stored;
    const wasSelected = first !== undefined && this.#selected.includes(temporary);
    // selected before anybody hears of it: what hangs on the selection, and is being typed in, stays as it is
    if (wasSelected) this.#selected = this.#selected.map((id) => (id === temporary ? first.id : id));
    this.#excerpts.delete(temporary);
    this.put(stored);
    if (wasSelected) this.#tell('selected');
    this.settle(stored.map(({ id }) => id));
  }

  get selected(): readonly string[] {
    return this.#selected;
  }

  get selectedExcerpts(): readonly ReaderExcerpt[] {
    return this.#selected.flatMap((id) => this.#excerpts.get(id) ?? []);
  }

  select(ids: readonly string[]): void {
    if (ids.length === this.#selected.length && ids.every((id, at) => id === this.#selected[at])) return;
    this.#selected = ids;
    this.#tell('selected');
  }

  get selection(): readonly Range[] {
    return this.#selection;
  }

  /** Words and passages are never selected at once. */
  selectWords(ranges: readonly Range[]): void {
    this.#selection = ranges;
    if (ranges.length) this.select([]);
    this.#tell('selection');
  }

  get codes(): readonly ReaderCode[] {
    return this.#codes;
  }

  set codes(codes: readonly ReaderCode[]) {
    this.#codes = codes;
    this.#tell('codes');
  }

  get found(): readonly Range[] {
    return this.#found;
  }

  setFound(found: readonly Range[], at: number): void {
    this.#found = found;
    this.foundAt = at;
    this.#tell('found');
  }

  get areMarksShown(): boolean {
    return this.#areMarksShown;
  }

  showMarks(isShown: boolean): void {
    this.#areMarksShown = isShown;
    this.#tell('marks');
  }
}
