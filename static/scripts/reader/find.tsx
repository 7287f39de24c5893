/** Find in the document: places listed with what stands around them, shown in the page one after the other. */
import { render } from 'preact';
import type { Place } from '../../../server/coding/find-text.ts';
import { paths } from '../../../server/paths.ts';
import { lettersOn, isTyping } from '../behaviours/hotkeys.ts';
import { getJson } from '../behaviours/post.ts';
import type { Desk } from './desk.ts';

export function startFind(desk: Desk): void {
  const form = desk.root.querySelector<HTMLFormElement>('[data-reader="find-form"]');
  const input = form?.querySelector('input');
  const panel = document.getElementById('reader-find');
  if (!form || !input || !panel) return;
  const find = new Finding(desk, panel);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void find.look(input.value);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      find.close();
      desk.surface.element.focus({ preventScroll: true });
    } else if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      void find.look(input.value, -1);
    }
  });
  input.addEventListener('search', () => {
    if (!input.value) find.close();
  });
  // "/" finds in the document while one reads it; Ctrl F stays the browser's own.
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== '/' || !lettersOn() || isTyping(event) || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.focus();
      input.select();
    },
    { capture: true },
  );
}

class Finding {
  readonly #desk: Desk;
  readonly #panel: HTMLElement;
  #words = '';
  #places: readonly Place[] = [];

  constructor(desk: Desk, panel: HTMLElement) {
    this.#desk = desk;
    this.#panel = panel;
  }

  /** The same words again go on to the next place. */
  async look(words: string, step = 1): Promise<void> {
    if (words === this.#words && this.#places.length) {
      this.#go(this.#desk.store.foundAt + step);
      return;
    }
    this.#words = words;
    const { review, document: id } = this.#desk.root.dataset;
    const found = await getJson<readonly Place[]>(paths.findInDocument(review, id, words));
    if (!found.ok || words !== this.#words) return;
    this.#places = found.value;
    this.#go(this.#firstInSight());
  }

  close(): void {
    this.#words = '';
    this.#places = [];
    this.#panel.hidden = true;
    render(null, this.#panel);
    this.#desk.store.setFound([], -1);
  }

  #firstInSight(): number {
    const { sheet } = this.#desk.surface.place();
    return Math.max(
      0,
      this.#places.findIndex((place) => place.sheet >= sheet),
    );
  }

  #go(to: number): void {
    const count = this.#places.length;
    const at = count ? (to + count) % count : -1;
    this.#desk.store.setFound(
      this.#places.map((place) => [place.start, place.end]),
      at,
    );
    const place = this.#places[at];
    if (place) void this.#desk.surface.reveal([place.start, place.end]);
    this.#draw(at);
  }

  #draw(at: number): void {
    this.#panel.hidden = false;
    const count = this.#places.length;
    render(
      <>
        <p class="find-head" role="status">
          {count === 0 ? `“${this.#words}” is not in this document.` : `${at + 1} of ${count === 500 ? 'the first 500' : count}`}
          {count > 1 && (
            <span>
              <button type="button" class="button quiet small" aria-label="Previous" onClick={() => this.#go(at - 1)}>
                ↑
              </button>
              <button type="button" class="button quiet small" aria-label="Next" onClick={() => this.#go(at + 1)}>
                ↓
              </button>
            </span>
          )}
          <button type="button" class="button quiet small" aria-label="Close" onClick={() => this.close()}>
            ×
          </button>
        </p>
        <ol class="find-places">
          {this.#places.map((place, n) => (
            <li key={place.start}>
              <button type="button" aria-current={n === at ? 'true' : undefined} onClick={() => this.#go(n)}>
                <span class="find-page">{place.label}</span> {place.before}
                <mark>{place.words}</mark>
                {place.after}
              </button>
            </li>
          ))}
        </ol>
      </>,
      this.#panel,
    );
    this.#panel.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }
}
