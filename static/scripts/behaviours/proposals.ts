/** The list under a field: an ARIA listbox that floats above everything, one for the whole page. */

export interface Suggestion {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

interface Showing {
  /** What was typed: a proposal that begins with it is marked at once, so that Enter takes it; one that is it needs no taking. */
  readonly q: string;
  readonly onTake: (chosen: Suggestion) => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

export class Proposals {
  #list: HTMLUListElement | null = null;
  #field: Field | null = null;
  #found: readonly Suggestion[] = [];
  #at = -1;

  get active(): Suggestion | undefined {
    return this.#found[this.#at];
  }

  isOpenFor(field: Field): boolean {
    return this.#field === field && this.#found.length > 0;
  }

  show(field: Field, found: readonly Suggestion[], { q, onTake }: Showing): void {
    if (this.#field !== field) this.close();
    this.#found = found;
    if (!found.length) return this.close();
    this.#field = field;
    const list = (this.#list ??= madeList(field));
    list.replaceChildren(...found.map((one, at) => optionOf(one, at, () => onTake(one))));
    place(list, field);
    tellField(field, true);
    const [first] = found;
    const typed = q.toLowerCase();
    this.#mark(first && first.value.toLowerCase() !== typed && first.label.toLowerCase().startsWith(typed) ? 0 : -1);
  }

  /** Nothing is marked any more: what was typed has changed. */
  unmark(): void {
    this.#mark(-1);
  }

  step(by: number): void {
    const n = this.#found.length;
    this.#mark(this.#at < 0 ? (by > 0 ? 0 : n - 1) : (this.#at + by + n) % n);
  }

  close(): void {
    this.#list?.remove();
    this.#list = null;
    if (this.#field) tellField(this.#field, false);
    this.#field = null;
    this.#found = [];
    this.#at = -1;
  }

  #mark(at: number): void {
    this.#at = at;
    const options = [...(this.#list?.children ?? [])];
    for (const [n, option] of options.entries()) option.setAttribute('aria-selected', String(n === at));
    options[at]?.scrollIntoView({ block: 'nearest' });
    if (at < 0) this.#field?.removeAttribute('aria-activedescendant');
    else this.#field?.setAttribute('aria-activedescendant', `suggestion-${at}`);
  }
}

/** In the dialog or popover that the field stands in, or it would lie below. */
function madeList(field: Field): HTMLUListElement {
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Proposals');
  (field.closest('dialog') ?? document.body).append(list);
  return list;
}

function optionOf({ label, detail }: Suggestion, at: number, onTake: () => void): HTMLLIElement {
  const option = document.createElement('li');
  option.id = `suggestion-${at}`;
  option.setAttribute('role', 'option');
  option.textContent = label;
  if (detail) option.append(Object.assign(document.createElement('small'), { textContent: detail }));
  option.addEventListener('mousedown', (event) => event.preventDefault());
  option.addEventListener('click', onTake);
  return option;
}

function place(list: HTMLElement, field: Field): void {
  const at = field.getBoundingClientRect();
  list.style.minWidth = `${Math.min(at.width, innerWidth - 16)}px`;
  list.style.left = `${Math.max(8, Math.min(at.left, innerWidth - list.offsetWidth - 8))}px`;
  const below = at.bottom + 2;
  const fits = below + list.offsetHeight < innerHeight || at.top < list.offsetHeight;
  list.style.top = `${fits ? below : at.top - list.offsetHeight - 2}px`;
}

/** A text area may not be called a combobox; the rest it may say, too. */
function tellField(field: Field, isOpen: boolean): void {
  field.setAttribute('aria-autocomplete', 'list');
  if (field instanceof HTMLInputElement) {
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-expanded', String(isOpen));
  }
  if (isOpen) field.setAttribute('aria-controls', 'suggestions');
  else for (const name of ['aria-controls', 'aria-activedescendant']) field.removeAttribute(name);
}
