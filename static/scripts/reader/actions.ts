/** What one does to passages: shown at once, then confirmed by the server with what it stored; otherwise taken back and said. */
import type { CodingShown } from '../../../server/coding/excerpt.ts';
import type { ReaderExcerpt } from '../../../server/coding/reader-data.ts';
import { type Range, spanOf } from '../../../server/coding/ranges.ts';
import { paths } from '../../../server/paths.ts';
import type { Basis, Direction } from '../../../server/reviews/vocabulary.ts';
import { type Fields, post } from '../behaviours/post.ts';
import { everyCode, everyExcerpt } from './fetched.ts';
import type { LastCoding, Store } from './store.ts';
import type { Surface } from './surface.ts';

interface Changed {
  readonly excerpts: readonly ReaderExcerpt[];
  readonly gone: readonly string[];
}

export interface CodeChosen {
  readonly codeId: string | null;
  /** Made when there is none of that name. */
  readonly newCode?: string;
}

let temporaries = 0;

export class Actions {
  readonly #store: Store;
  readonly #review: string;
  readonly #document: string;
  readonly #surface: () => Surface;
  #resizing: Promise<void> = Promise.resolve();
  /** Passages that the server has not named yet. */
  readonly #naming = new Map<string, Promise<string | null>>();

  constructor(of: { store: Store; review: string; document: string; surface: () => Surface }) {
    this.#store = of.store;
    this.#review = of.review;
    this.#document = of.document;
    this.#surface = of.surface;
  }

  /** Loads every passage, or takes those that have been asked for. */
  async loadExcerpts(asked = everyExcerpt(this.#review, this.#document)): Promise<void> {
    const all = await asked;
    if (all) this.#store.replaceAll(all);
  }

  async loadCodes(asked = everyCode(this.#review)): Promise<void> {
    const codes = await asked;
    if (codes.ok) this.#store.codes = codes.value;
  }

  /** Marks the selected words. Returns the passage, to be coded further while it is being saved. */
  mark(roleId: string | null, chosen?: CodeChosen): string | null {
    const ranges = this.#store.selection;
    if (!ranges.length) return null;
    const quotes = ranges.map((range) => this.#surface().words(range));
    const temporary = this.#paint(ranges, roleId, quotes.join(' … '));
    const fields = {
      kind: 'text',
      ranges: JSON.stringify(ranges),
      quote: quotes.every((quote) => quote !== '') ? quotes : [],
      role: roleId ?? '',
      ...codeFields(chosen),
    };
    this.#name(temporary, fields, () => this.#store.selectWords(ranges));
    if (roleId || chosen?.codeId) this.#store.last = { roleId, codeId: chosen?.codeId ?? null };
    return temporary;
  }

  /** Marks an area of a page: box in 1/100 pt. */
  markArea(sheet: number, area: readonly number[], description: string): void {
    void this.#send(paths.excerpts(this.#review, this.#document), { kind: 'area', sheet, area: JSON.stringify(area), description }).then(
      (changed) => changed && this.#store.select(changed.excerpts.map(({ id }) => id)),
    );
  }

  /** Marks words that were typed by hand. False when the server refused them, with its reason shown. */
  async markTyped(fields: Fields): Promise<boolean> {
    const changed = await this.#send(paths.excerpts(this.#review, this.#document), fields);
    if (changed) this.#store.select(changed.excerpts.map(({ id }) => id));
    if (fields['new_code']) void this.loadCodes();
    return changed !== null;
  }

  #paint(ranges: readonly Range[], roleId: string | null, quote: string): string {
    const id = `new-${(temporaries += 1)}`;
    const [start, end] = spanOf(ranges);
    const sheet = this.#surface().sheetAt(start);
    const { me } = this.#store.data;
    this.#store.put([
      {
        ...{ id, version: 1, kind: 'text', ranges, start, end, sheet, lastSheet: this.#surface().sheetAt(end - 1) },
        ...{ label: this.#store.data.pages[sheet - 1]?.label ?? '', quote, area: null, note: '', pass: 1 },
        ...{ author: '', authorId: me, cmocs: 0 },
        codings: roleId ? [{ ...blankCoding, id: `${id}-coding`, roleId }] : [],
      },
    ]);
    this.#store.selectWords([]);
    this.#store.select([id]);
    return id;
  }

  #name(temporary: string, fields: Fields, giveBack: () => void): void {
    const naming = post<Changed>(paths.excerpts(this.#review, this.#document), fields).then((sent) => {
      if (!sent.ok) {
        this.#store.put([], [temporary]);
        giveBack();
        return null;
      }
      this.#store.confirm(temporary, sent.value.excerpts);
      this.#announce();
      return sent.value.excerpts[0]?.id ?? null;
    });
    this.#naming.set(temporary, naming);
  }

  /** The server's names of passages, once it has answered; those it refused are left out. */
  async #named(ids: readonly string[]): Promise<readonly string[]> {
    const named = await Promise.all(ids.map((id) => this.#naming.get(id) ?? Promise.resolve(id)));
    return named.filter((id) => id !== null);
  }

  /** Gives passages a role or a code. */
  async give(ids: readonly string[], roleId: string | null, chosen?: CodeChosen): Promise<void> {
    const excerpts = await this.#named(ids);
    if (!excerpts.length) return;
    const changed = await this.#send(paths.codePassages(this.#review), { excerpts, role: roleId ?? '', ...codeFields(chosen) });
    if (!changed) return;
    if (chosen?.newCode) void this.loadCodes();
    this.#store.last = lastOf(changed.excerpts[0]?.codings ?? [], roleId);
  }

  /** Changes one coding: its code, its role. */
  async changeCoding(coding: { readonly id: string; readonly version: number }, fields: Fields): Promise<void> {
    const changed = await this.#send(paths.coding(this.#review, coding.id), { version: coding.version, ...fields });
    if (changed && 'new_code' in fields) void this.loadCodes();
  }

  async removeCoding(id: string): Promise<void> {
    await this.#send(paths.codingRemove(this.#review, id), {});
  }

  /** Sets direction or basis on all codings of passages: one key, one undo. */
  async detail(ids: readonly string[], detail: { readonly direction?: Direction; readonly basis?: Basis }): Promise<void> {
    const excerpts = await this.#named(ids);
    const codings = excerpts.flatMap((id) => this.#store.excerpt(id)?.codings.map((coding) => coding.id) ?? []);
    await this.#send(paths.codingDetails(this.#review), { codings, ...detail });
  }

  /** Saves the new ranges of a passage, after what was saved before; `before` comes back when that fails. */
  saveResized(before: ReaderExcerpt): Promise<void> {
    const ranges = this.#store.excerpt(before.id)?.ranges ?? before.ranges;
    this.#resizing = this.#resizing.then(() => this.#resize(before, ranges));
    return this.#resizing;
  }

  async #resize(before: ReaderExcerpt, ranges: readonly Range[]): Promise<void> {
    const version = this.#store.excerpt(before.id)?.version ?? before.version;
    const quotes = ranges.map((range) => this.#surface().words(range));
    const quote = quotes.every((words) => words !== '') ? quotes : [];
    const url = paths.excerptResize(this.#review, before.id);
    if (!(await this.#send(url, { version, ranges: JSON.stringify(ranges), quote }))) this.#store.put([before]);
  }

  async trash(ids: readonly string[]): Promise<void> {
    const excerpts = await this.#named(ids);
    if (!excerpts.length) return;
    const before = excerpts.flatMap((id) => this.#store.excerpt(id) ?? []);
    this.#store.put([], excerpts);
    if (!(await this.#send(paths.trashPassages(this.#review), { excerpts }))) this.#store.put(before);
  }

  async #send(url: string, fields: Fields): Promise<Changed | null> {
    const sent = await post<Changed>(url, fields);
    if (!sent.ok) return null;
    this.#store.put(
      sent.value.excerpts.map((excerpt) => this.#asHeld(excerpt)),
      sent.value.gone,
    );
    this.#store.settle([...sent.value.excerpts.map(({ id }) => id), ...sent.value.gone]);
    this.#announce();
    return sent.value;
  }

  /** As the server has it, but with the ends where they are being moved to. */
  #asHeld(excerpt: ReaderExcerpt): ReaderExcerpt {
    const own = this.#store.held === excerpt.id ? this.#store.excerpt(excerpt.id) : undefined;
    return own ? { ...excerpt, ranges: own.ranges, start: own.start, end: own.end } : excerpt;
  }

  /** Panes and the undo buttons follow; our own list is up to date already. */
  #announce(): void {
    document.body.dispatchEvent(new CustomEvent('excerpts-changed', { bubbles: true, detail: { byReader: true } }));
    document.body.dispatchEvent(new CustomEvent('history-changed', { bubbles: true, detail: { byReader: true } }));
  }
}

const blankCoding = {
  version: 1,
  codeId: null,
  codeName: '',
  isCodeTrashed: false,
  direction: 'not_stated',
  dependsOn: '',
  basis: 'stated',
  basisDocumentId: null,
  note: '',
  author: '',
} as const;

const codeFields = (chosen: CodeChosen | undefined): Fields => ({ code: chosen?.codeId ?? '', new_code: chosen?.newCode ?? '' });

/** What was given last: the coding of that role, or the latest. */
function lastOf(codings: readonly CodingShown[], roleId: string | null): LastCoding {
  const coding = codings.findLast((one) => roleId === null || one.roleId === roleId);
  return { roleId: coding?.roleId ?? roleId, codeId: coding?.codeId ?? null };
}
