/** CMOCs while reading: the link popover by keyboard, and a list beside the page that stays open where it was when it is fetched again. */
import { placePopover, type ReaderRoot, selectedIn } from './panes.ts';

export function startCmocsBeside(root: ReaderRoot): void {
  keepOpen();
  document.addEventListener('keydown', (event) => {
    const popover = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-link-passage]') : null;
    if (popover && !event.ctrlKey && !event.metaKey && !event.altKey && pressed(event, popover)) event.preventDefault();
  });
  document.addEventListener('change', (event) => {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.dataset['says'] !== undefined) say(target);
  });
  document.addEventListener('htmx:afterSwap', (event) => {
    if ((event as CustomEvent<{ target: Element }>).detail.target.id === 'reader-popover') settle();
  });
  document.addEventListener('htmx:configRequest', (event) => {
    const { elt, parameters } = (event as CustomEvent<{ elt: HTMLElement; parameters: FormData }>).detail;
    if ('popoverHere' in elt.dataset) parameters.set('excerpts', selectedIn(root).join(','));
  });
}

/** A passage taken along speaks in a slot that says nothing yet; put back, it takes its words with it unless they were changed. */
function say({ checked, dataset }: HTMLInputElement & { readonly dataset: DOMStringMap }): void {
  const words = dataset['says'] ?? '';
  const field = document.querySelector<HTMLTextAreaElement>(`#line-${CSS.escape(dataset['role'] ?? '')}`);
  if (!field) return;
  if (checked && !field.value.trim()) field.value = words;
  else if (!checked && field.value === words) field.value = '';
}

/** Emptied, it gives the focus back to the page; opened from the pane, it stands at its button. */
function settle(): void {
  const opener = document.querySelector('[data-popover-here]:focus-within');
  if (!document.getElementById('reader-popover')?.firstElementChild)
    document.getElementById('reader-pages')?.focus({ preventScroll: true });
  else if (opener) placePopover(opener.getBoundingClientRect());
}

/** In the words: arrows choose, Enter goes on to the stance. Elsewhere in the popover a stance's letter is enough. */
function pressed(event: KeyboardEvent, popover: HTMLElement): boolean {
  const isWords = event.target instanceof HTMLInputElement && event.target.type === 'search';
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (isWords && step) choose(popover, step);
  else if (isWords && event.key === 'Enter') popover.querySelector<HTMLElement>('[data-stance]')?.focus();
  else if (!isWords) return pressStance(popover, event.key);
  else return false;
  return true;
}

function pressStance(popover: HTMLElement, key: string): boolean {
  const button = popover.querySelector<HTMLButtonElement>(`[data-stance="${CSS.escape(key.toLowerCase())}"]`);
  button?.click();
  return button !== null;
}

function choose(popover: HTMLElement, step: number): void {
  const choices = [...popover.querySelectorAll<HTMLInputElement>('input[name="cmoc"]')];
  const at = choices.findIndex((choice) => choice.checked);
  const next = choices[Math.max(0, Math.min(choices.length - 1, at + step))];
  if (!next) return;
  next.checked = true;
  next.scrollIntoView({ block: 'nearest' });
}

function keepOpen(): void {
  let open: readonly string[] = [];
  document.addEventListener('htmx:beforeSwap', (event) => {
    const { target } = (event as CustomEvent<{ target: Element }>).detail;
    if (target.id === 'cmocs-beside')
      open = [...target.querySelectorAll<HTMLElement>('details[data-beside][open]')].map((one) => one.dataset['beside'] ?? '');
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    const { target } = (event as CustomEvent<{ target: Element }>).detail;
    if (target.id !== 'cmocs-beside') return;
    for (const id of open) {
      const item = document.querySelector<HTMLDetailsElement>(`details[data-beside="${CSS.escape(id)}"]`);
      if (item) item.open = true;
    }
    open = [];
  });
}
