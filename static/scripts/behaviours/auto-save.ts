/**
 * Fields that save themselves. On a control, or around several: `data-autosave="<url>" data-version="<version of the row>"`.
 * The url takes `{<names>, version}` and answers `{version, savedAt, url?}` (server/web/field-saved.ts). "Saved 14:02" is
 * written only on such an answer. With `data-drafts-only` the value goes with its form and only drafts are kept.
 */
import { offerDrafts } from './draft-offers.ts';
import { KeptField } from './kept-field.ts';
import { say } from './notices.ts';
import { unreached } from './post.ts';

const fields = new Map<HTMLElement, KeptField>();

export function startAutoSave(): void {
  watchFields(document.body);
  document.addEventListener('htmx:load', (event) => watchFields((event as CustomEvent<{ elt: HTMLElement }>).detail.elt));
  document.addEventListener('input', (event) => fieldOf(event)?.touched());
  document.addEventListener('change', (event) => {
    if (!isTypedInto(event.target)) fieldOf(event)?.left();
  });
  document.addEventListener('focusout', (event) => {
    const field = fieldOf(event);
    if (field && !field.element.contains(event.relatedTarget as Node | null)) field.left();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') for (const field of present()) field.left();
  });
  addEventListener('pagehide', () => {
    for (const field of present()) field.flush();
  });
  addEventListener('beforeunload', (event) => {
    if (present().some((field) => field.isAtRisk)) event.preventDefault();
  });
  document.addEventListener('submit', (event) => {
    settleConflict(event);
    if (!event.defaultPrevented) keepBeforeLeaving(event);
    if (!event.defaultPrevented) for (const field of within(event.target)) field.handOver();
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    const { elt, successful } = (event as CustomEvent<{ elt: HTMLElement; successful: boolean }>).detail;
    if (!successful) for (const field of within(elt)) field.handBack();
  });
  document.addEventListener('htmx:confirm', (event) => waitForFields(event as CustomEvent<Confirming>));
  document.addEventListener('htmx:beforeCleanupElement', (event) => forget((event as CustomEvent<{ elt: HTMLElement }>).detail.elt));
}

const leaving = new WeakSet<HTMLFormElement>();

/**
 * A form that the browser sends by itself takes the page away, whatever answers: a proxy's error page, or nobody. What is typed in it
 * is kept as a draft first; while that can't be done, the page stays.
 */
function keepBeforeLeaving(event: SubmitEvent): void {
  const form = event.target instanceof HTMLFormElement && !event.target.hasAttribute('hx-post') ? event.target : null;
  const unkept = within(form).filter((field) => field.isUnkept);
  if (!form || !unkept.length) return;
  event.preventDefault();
  if (leaving.has(form)) return;
  leaving.add(form);
  void Promise.all(unkept.map((field) => field.keep())).then((kept) => {
    leaving.delete(form);
    if (kept.every(Boolean)) form.requestSubmit(event.submitter);
    else say(unreached, 'bad');
  });
}

interface Confirming {
  readonly target: HTMLElement;
  readonly issueRequest: (skipConfirmation: boolean) => void;
}

/** What a request is going to replace is saved before it is sent, so that the answer shows it; not sent while it can't be. */
function waitForFields(event: CustomEvent<Confirming>): void {
  const { target, issueRequest } = event.detail;
  const unsaved = within(target).filter((field) => field.isUnsaved);
  if (!unsaved.length) return;
  event.preventDefault();
  void Promise.all(unsaved.map((field) => field.settled())).then((saved) => {
    if (saved.every(Boolean)) issueRequest(true);
  });
}

/** Takes on the fields in an element that a script has made. */
export function watchFields(root: HTMLElement): void {
  const found = [...(root.matches('[data-autosave]') ? [root] : []), ...root.querySelectorAll<HTMLElement>('[data-autosave]')];
  const fresh = found.filter((element) => !fields.has(element)).map((element) => new KeptField(element));
  for (const field of fresh) fields.set(field.element, field);
  if (fresh.length) void offerDrafts(fresh);
}

/** A field that is swapped away saves first. */
function forget(element: HTMLElement): void {
  const field = fields.get(element);
  if (!field) return;
  field.flush();
  fields.delete(element);
}

const present = (): readonly KeptField[] => [...fields.values()].filter((field) => field.element.isConnected);

function fieldOf(event: Event): KeptField | undefined {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-autosave]') : null;
  return element ? fields.get(element) : undefined;
}

const within = (target: EventTarget | null): readonly KeptField[] =>
  target instanceof HTMLElement ? present().filter((field) => target.contains(field.element)) : [];

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !/^(checkbox|radio|file|range)$/.test(target.type));

/** The form that shows both texts of a conflict (409) stands in the notice: its outcome goes back into the field. */
function settleConflict(event: SubmitEvent): void {
  const form = event.target instanceof HTMLFormElement ? event.target : null;
  const notice = form?.closest('#notice');
  const action = form?.getAttribute('action');
  const field = notice && present().find(({ place }) => place === action);
  if (!form || !field) return;
  event.preventDefault();
  field.settle(new FormData(form));
  notice.replaceChildren();
}
