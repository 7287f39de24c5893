/** Records held in the page: the one on screen, those ready behind it, and skipped ones with what was typed on them. */

export interface Records {
  readonly current: () => HTMLFormElement | undefined;
  readonly ids: () => readonly string[];
  /** The number after which the server looks for more. */
  readonly lastNumber: () => string;
  /** Takes the record off the screen and shows the next that is ready. */
  readonly advance: () => void;
  readonly skip: () => void;
  /** Puts a record before all others, on screen. */
  readonly showFirst: (form: HTMLFormElement) => void;
  /** Adds records that the server sent; those held already are left as they are. */
  readonly add: (forms: readonly HTMLFormElement[]) => void;
  /** Nothing more will come: when nothing is on screen, the page says what is next. */
  readonly end: () => void;
}

export function recordsIn(place: HTMLElement, ready: readonly HTMLFormElement[]): Records {
  let ahead: readonly HTMLFormElement[] = ready;
  const skipped = new Map<string, HTMLFormElement>();
  const current = () => place.querySelector<HTMLFormElement>('form[data-record]') ?? undefined;
  const held = () => [...(current() ? [current()!] : []), ...ahead];

  const show = (form: HTMLFormElement): void => {
    place.replaceChildren(form);
    remember(form);
    const title = form.querySelector<HTMLElement>('h2');
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: 'nearest' });
  };
  const next = (): void => {
    const [first, ...rest] = ahead;
    ahead = rest;
    if (first) show(first);
    else place.replaceChildren(waiting());
  };

  return {
    current,
    ids: () => held().map(idOf),
    lastNumber: () => held().at(-1)?.dataset['number'] ?? '0',
    advance: next,
    skip() {
      const form = current();
      if (form) skipped.set(idOf(form), form);
      next();
    },
    showFirst(form) {
      const before = current();
      ahead = [...(before && before !== form ? [before] : []), ...ahead].filter((one) => idOf(one) !== idOf(form));
      show(form);
    },
    add(forms) {
      const known = new Set(held().map(idOf));
      ahead = [...ahead, ...forms.filter((form) => !known.has(idOf(form))).map((form) => skipped.get(idOf(form)) ?? form)];
      if (!current() && ahead.length) next();
    },
    end() {
      if (!current()) location.replace(withRecord(null));
    },
  };
}

const idOf = (form: HTMLFormElement): string => form.dataset['record'] ?? '';

/** The forms in an answer's templates. */
export function formsIn(root: ParentNode): readonly HTMLFormElement[] {
  return [...root.querySelectorAll<HTMLTemplateElement>('template[data-ahead]')].flatMap((template) => [
    ...document.importNode(template.content, true).querySelectorAll<HTMLFormElement>('form[data-record]'),
  ]);
}

function waiting(): HTMLElement {
  const line = document.createElement('p');
  line.className = 'quiet';
  line.textContent = 'Fetching the next record …';
  return line;
}

/** The address names the record on screen, so that a reload comes back to it. */
const remember = (form: HTMLFormElement): void => history.replaceState(history.state, '', withRecord(idOf(form)));

function withRecord(id: string | null): URL {
  const address = new URL(location.href);
  if (id) address.searchParams.set('record', id);
  else address.searchParams.delete('record');
  return address;
}
