/** The passages beside the page, in the order of the document. Only rows in sight are drawn: a thousand scroll like ten. */
import { readable } from '../../../server/coding/readable.ts';
import { render } from 'preact';
import type { ReaderExcerpt } from '../../../server/coding/reader-data.ts';
import type { CodingShown } from '../../../server/coding/excerpt.ts';
import type { Role } from '../../../server/reviews/reviews.queries.ts';
import { directionSigns } from '../../../server/reviews/vocabulary.ts';
import type { Desk } from './desk.ts';
import { ExcerptDetails } from './excerpt-details.tsx';

/** Every row is this high (reader.css), so that where one stands is arithmetic. */
const rowHeight = 78;
const spare = 6;
/** A passage one was sent to stays in the list's sight while the page scrolls to it. Milliseconds. */
const stay = 1500;

interface Filter {
  readonly words: string;
  /** A role's id, 'none' for passages without one, '' for all. */
  readonly role: string;
  readonly coder: string;
}

export class ExcerptList {
  readonly #desk: Desk;
  #place: HTMLElement | null = null;
  #filter: Filter = { words: '', role: '', coder: '' };
  #stays = 0;
  #shown: readonly ReaderExcerpt[] = [];
  /** Where a Shift-click starts from. */
  #from: string | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    desk.store.on(['excerpts', 'selected', 'codes'], () => this.draw());
    document.addEventListener('htmx:afterSettle', () => this.mount());
    desk.root.addEventListener('retroduce:note', () => this.#focusNote());
    this.mount();
  }

  /** Takes over the list that the server drew, wherever it stands now. */
  mount(): void {
    const place = this.#desk.root.querySelector<HTMLElement>('[data-excerpt-list]');
    if (place === this.#place) return;
    this.#place = place;
    place?.replaceChildren();
    this.draw();
  }

  draw(): void {
    if (!this.#place) return;
    this.#shown = this.#desk.store.excerpts.filter((excerpt) => fits(excerpt, this.#filter));
    const [selected] = this.#desk.store.selectedExcerpts;
    render(
      <>
        <FilterBar desk={this.#desk} filter={this.#filter} shown={this.#shown.length} onFilter={(filter) => this.#setFilter(filter)} />
        <div
          class="excerpt-scroll"
          role="listbox"
          aria-label="Passages"
          aria-multiselectable="true"
          tabIndex={0}
          onScroll={() => this.draw()}
          onKeyDown={(event) => this.#keys(event)}
        >
          <Rows desk={this.#desk} shown={this.#shown} window={this.#window()} onPick={(event, id) => this.#pick(event, id)} />
        </div>
        {selected && <ExcerptDetails key={selected.id} desk={this.#desk} excerpt={selected} />}
      </>,
      this.#place,
    );
  }

  #scroller(): HTMLElement | null {
    return this.#place?.querySelector<HTMLElement>('.excerpt-scroll') ?? null;
  }

  /** Rows in sight and some around them. */
  #window(): readonly [from: number, to: number] {
    const scroller = this.#scroller();
    const top = scroller?.scrollTop ?? 0;
    const height = scroller?.clientHeight || 800;
    return [Math.max(0, Math.floor(top / rowHeight) - spare), Math.ceil((top + height) / rowHeight) + spare];
  }

  /** Brings a passage's row into sight; `gently` only when it isn't. */
  reveal(id: string): void {
    const scroller = this.#scroller();
    const at = this.#shown.findIndex((excerpt) => excerpt.id === id);
    if (!scroller || at < 0) return;
    this.#stays = performance.now() + stay;
    const top = at * rowHeight;
    if (top < scroller.scrollTop || top + rowHeight > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = top - scroller.clientHeight / 3;
    this.draw();
  }

  /** The list follows the page, unless somebody is busy in it. */
  follow(position: number): void {
    const scroller = this.#scroller();
    if (!scroller || performance.now() < this.#stays || this.#place?.matches(':hover, :focus-within')) return;
    const at = this.#shown.findIndex((excerpt) => excerpt.end >= position);
    if (at >= 0) scroller.scrollTop = at * rowHeight - 8;
  }

  #setFilter(filter: Filter): void {
    this.#filter = filter;
    this.draw();
    this.#scroller()?.scrollTo(0, 0);
    this.draw();
  }

  #pick(event: MouseEvent, id: string): void {
    const { store, surface } = this.#desk;
    const ids = this.#shown.map((excerpt) => excerpt.id);
    store.selectWords([]);
    if (event.shiftKey && this.#from) {
      const [a, b] = [ids.indexOf(this.#from), ids.indexOf(id)].toSorted((x, y) => x - y);
      store.select(ids.slice(a, (b ?? 0) + 1));
      return;
    }
    this.#from = id;
    if (event.ctrlKey || event.metaKey)
      store.select(store.selected.includes(id) ? store.selected.filter((one) => one !== id) : [...store.selected, id]);
    else {
      store.select([id]);
      void surface.show(id);
    }
  }

  #keys(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.step(step);
  }

  /** The next passage of the list, shown in the page. */
  step(step: number): void {
    const { store, surface } = this.#desk;
    const at = this.#shown.findIndex((excerpt) => excerpt.id === store.selected.at(-1));
    const next = this.#shown[at < 0 ? this.#nearest() : Math.max(0, Math.min(this.#shown.length - 1, at + step))];
    if (!next) return;
    store.selectWords([]);
    store.select([next.id]);
    this.reveal(next.id);
    void surface.show(next.id);
  }

  /** The first passage on the page in sight. */
  #nearest(): number {
    const { sheet } = this.#desk.surface.place();
    return Math.max(
      0,
      this.#shown.findIndex((excerpt) => excerpt.lastSheet >= sheet),
    );
  }

  #focusNote(): void {
    this.#desk.root.classList.add('side-open');
    this.#place?.querySelector<HTMLElement>('.details-note')?.focus();
  }
}

function fits(excerpt: ReaderExcerpt, { words, role, coder }: Filter): boolean {
  if (coder && excerpt.author !== coder) return false;
  if (role === 'none' && excerpt.codings.some((coding) => coding.roleId)) return false;
  if (role && role !== 'none' && !excerpt.codings.some((coding) => coding.roleId === role)) return false;
  if (!words) return true;
  const text = [excerpt.quote, excerpt.note, ...excerpt.codings.map((coding) => coding.codeName)].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

interface FilterProps {
  readonly desk: Desk;
  readonly filter: Filter;
  readonly shown: number;
  readonly onFilter: (filter: Filter) => void;
}

function FilterBar({ desk, filter, shown, onFilter }: FilterProps) {
  const { store } = desk;
  const coders = [...new Set(store.excerpts.map((excerpt) => excerpt.author).filter(Boolean))];
  return (
    <div class="excerpt-filter">
      <div class="filter-row">
        <input
          type="search"
          aria-label="Filter passages by code or words"
          placeholder="Filter"
          value={filter.words}
          onInput={(event) => onFilter({ ...filter, words: event.currentTarget.value })}
        />
        <select aria-label="Role" value={filter.role} onChange={(event) => onFilter({ ...filter, role: event.currentTarget.value })}>
          <option value="">All roles</option>
          {store.data.roles.map((role) => (
            <option key={role.id} value={role.id}>
              {role.name}
            </option>
          ))}
          <option value="none">No role yet</option>
        </select>
        {coders.length > 1 && (
          <select aria-label="Coder" value={filter.coder} onChange={(event) => onFilter({ ...filter, coder: event.currentTarget.value })}>
            <option value="">Everybody</option>
            {coders.map((coder) => (
              <option key={coder}>{coder}</option>
            ))}
          </select>
        )}
      </div>
      <Counted desk={desk} shown={shown} />
    </div>
  );
}

/** How many there are, and what can be done with several at once. */
function Counted({ desk, shown }: Pick<FilterProps, 'desk' | 'shown'>) {
  const { store } = desk;
  const total = store.excerpts.length;
  const said = total === 0 ? 'No passages yet. Select words on the page.' : shown === total ? count(total) : `${shown} of ${count(total)}`;
  return (
    <p class="pane-count quiet" role="status">
      {said}
      {store.selected.length > 1 && (
        <span class="chosen">
          {' '}
          · {store.selected.length} chosen{' '}
          <button type="button" class="button small" onClick={() => void desk.newCmoc()}>
            Make a CMOC
          </button>{' '}
          <button type="button" class="button small" onClick={() => void desk.link()}>
            Link
          </button>
        </span>
      )}
    </p>
  );
}

const count = (n: number): string => `${n.toLocaleString('en')} ${n === 1 ? 'passage' : 'passages'}`;

interface RowsProps {
  readonly desk: Desk;
  readonly shown: readonly ReaderExcerpt[];
  readonly window: readonly [from: number, to: number];
  readonly onPick: (event: MouseEvent, id: string) => void;
}

function Rows({ desk, shown, window: [from, to], onPick }: RowsProps) {
  const selected = new Set(desk.store.selected);
  return (
    <div class="excerpt-rows" ref={(element) => element?.style.setProperty('height', `${shown.length * rowHeight}px`)}>
      {shown.slice(from, to).map((excerpt, at) => (
        <div
          key={excerpt.id}
          class={`excerpt-row${excerpt.authorId === desk.store.data.me ? '' : ' theirs'}`}
          role="option"
          aria-selected={selected.has(excerpt.id)}
          aria-setsize={shown.length}
          aria-posinset={from + at + 1}
          data-excerpt={excerpt.id}
          ref={(element) => element?.style.setProperty('top', `${(from + at) * rowHeight}px`)}
          onClick={(event) => onPick(event, excerpt.id)}
        >
          <Row excerpt={excerpt} roles={desk.store.data.roles} />
        </div>
      ))}
    </div>
  );
}

function Row({ excerpt, roles }: { readonly excerpt: ReaderExcerpt; readonly roles: readonly Role[] }) {
  return (
    <>
      <p class="excerpt-codings">
        <span class="excerpt-page">{excerpt.label}</span>
        {excerpt.codings.length === 0 && <span class="quiet">no role yet</span>}
        {excerpt.codings.map((coding) => (
          <CodingMark key={coding.id} coding={coding} role={roles.find((role) => role.id === coding.roleId)} />
        ))}
        {excerpt.cmocs > 0 && <span class="excerpt-cmocs">{excerpt.cmocs === 1 ? '1 CMOC' : `${excerpt.cmocs} CMOCs`}</span>}
        <span class="excerpt-author">{excerpt.author}</span>
      </p>
      <p class="excerpt-quote quote">{readable(excerpt.quote) || (excerpt.kind === 'area' ? 'Area of the page' : '')}</p>
    </>
  );
}

export function CodingMark({ coding, role }: { readonly coding: CodingShown; readonly role: Role | undefined }) {
  const sign = directionSigns[coding.direction];
  return (
    <span class="coding">
      <abbr class={`role role-${role?.style ?? 0}`} title={role?.name ?? 'No role'}>
        {role?.letter ?? '–'}
      </abbr>{' '}
      {coding.isCodeTrashed ? (
        <span class="quiet">uncoded (was {coding.codeName})</span>
      ) : (
        coding.codeName && <span class="coding-name">{coding.codeName}</span>
      )}
      {sign && <span class="coding-sign"> {sign}</span>}
    </span>
  );
}
