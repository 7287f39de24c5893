/** What somebody types while an answer is on its way stays, when the answer takes the place of the fields they type in. */

interface Exchange {
  readonly xhr: XMLHttpRequest;
  readonly target: Element | null;
}

type Field = HTMLInputElement | HTMLTextAreaElement;
/** By place. */
type Texts = ReadonlyMap<string, string>;

interface Typed {
  readonly place: string;
  readonly text: string;
  /** What the field held when the request went out. */
  readonly before: string;
}

const sent = new WeakMap<XMLHttpRequest, Texts>();
const typed = new WeakMap<XMLHttpRequest, readonly Typed[]>();

export function startTypedMeanwhile(): void {
  on('htmx:beforeRequest', ({ xhr, target }) => sent.set(xhr, textsIn(target)));
  on('htmx:beforeSwap', ({ xhr, target }) => typed.set(xhr, typedSince(sent.get(xhr), textsIn(target))));
  on('htmx:afterSwap', ({ xhr }) => typed.get(xhr)?.forEach(putBack));
}

const on = (event: string, act: (exchange: Exchange) => void): void =>
  document.addEventListener(event, ({ detail }: CustomEventInit<Exchange>) => detail?.xhr && act(detail));

function textsIn(target: Element | null): Texts {
  const texts = new Map<string, string>();
  for (const field of target?.querySelectorAll('input[id], textarea[id]') ?? []) {
    const place = placeOf(field);
    if (place && isText(field)) texts.set(place, field.value);
  }
  return texts;
}

/** Null for fields that save themselves: they keep their own. Where a form goes is part of it: another record's note has the same id. */
function placeOf(field: Element): string | null {
  const action = field.closest('form')?.getAttribute('action');
  return action && !field.closest('[data-autosave]') ? `${field.id} ${action}` : null;
}

const isText = (field: Element | null): field is Field =>
  field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && /^(text|search|number|email|url)$/.test(field.type));

const typedSince = (before: Texts | undefined, now: Texts): readonly Typed[] =>
  [...now].flatMap(([place, text]) => {
    const known = before?.get(place);
    return known === undefined || known === text ? [] : [{ place, text, before: known }];
  });

/** A field to which the answer gave a text of its own keeps that. */
function putBack({ place, text, before }: Typed): void {
  const field = document.getElementById(place.slice(0, place.indexOf(' ')));
  if (!isText(field) || placeOf(field) !== place) return;
  if (field.value === '' || field.value === before) field.value = text;
}
