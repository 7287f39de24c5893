/** The panes beside the page: which tab is open, how wide, and what they are told about the selected passages. */
import htmx from 'htmx.org';
import { paths } from '../../../server/paths.ts';
import { say } from '../behaviours/notices.ts';

export interface ReaderRoot extends HTMLElement {
  readonly dataset: DOMStringMap & { readonly review: string; readonly document: string };
}

export function startPanes(root: ReaderRoot): void {
  document.addEventListener('htmx:afterSwap', (event) => {
    if ((event as CustomEvent<{ target: Element }>).detail.target.id === 'pane') markTab();
    tellSelected(root);
  });
  root.addEventListener('retroduce:selected', () => tellSelected(root));
  root.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-close="popover"]')) closePopover();
  });
  startDivider(root);
  startSideToggle(root);
  openPaneOfAddress(root);
}

/** The ids of the selected passages. */
export const selectedIn = (root: HTMLElement): readonly string[] => (root.dataset['selected'] ?? '').split(' ').filter(Boolean);

/** Any element with `data-selected-excerpts` carries hidden inputs `excerpts`, one per selected passage. */
function tellSelected(root: HTMLElement): void {
  const ids = selectedIn(root);
  for (const place of root.querySelectorAll('[data-selected-excerpts]'))
    place.replaceChildren(
      ...ids.map((id) => {
        const input = document.createElement('input');
        Object.assign(input, { type: 'hidden', name: 'excerpts', value: id });
        return input;
      }),
    );
}

function markTab(): void {
  const pane = document.getElementById('pane')?.dataset['pane'];
  for (const tab of document.querySelectorAll<HTMLElement>('[data-pane-tab]'))
    if (tab.dataset['paneTab'] === pane) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
}

/** `?pane=form` opens that pane; codes and memos come with the page. */
function openPaneOfAddress(root: ReaderRoot): void {
  const asked = new URLSearchParams(location.search).get('pane');
  const tab = asked && document.querySelector<HTMLElement>(`[data-pane-tab="${CSS.escape(asked)}"]`);
  if (tab && document.getElementById('pane')?.dataset['pane'] !== asked)
    void htmx.ajax('get', paths.pane(root.dataset.review, root.dataset.document, asked), { target: '#pane', swap: 'outerHTML' });
}

/** Loads an address into the popover, which stands at a place of the page. */
export async function openPopover(url: string, at: DOMRect): Promise<void> {
  const unfinished = typedInPopover();
  if (unfinished) {
    unfinished.focus();
    return say('This is not saved yet: finish it, or leave it with Esc.');
  }
  await htmx.ajax('get', url, { target: '#reader-popover', swap: 'innerHTML' });
  placePopover(at);
}

/** A field of the open popover that somebody has typed in, and that doesn't save itself. */
const typedInPopover = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLTextAreaElement>('#reader-popover textarea')].find(
    (field) => field.value !== field.defaultValue && !field.closest('[data-autosave]'),
  );

export function placePopover(at: DOMRect): void {
  const popover = document.getElementById('reader-popover');
  if (!popover?.firstElementChild) return;
  const { width, height } = popover.getBoundingClientRect();
  const below = at.bottom + 8;
  popover.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  const highest = popover.parentElement?.getBoundingClientRect().top ?? 0;
  popover.style.top = `${below + height < innerHeight ? below : Math.max(8, highest, at.top - height - 8)}px`;
  popover.querySelector<HTMLElement>('[autofocus], input:not([type="hidden"]), select, textarea, button')?.focus({ preventScroll: true });
}

export function closePopover(): void {
  document.getElementById('reader-popover')?.replaceChildren();
}

const widths = { least: 15, most: 60, step: 2 };

/** How wide the panes are, in percent of the reader. */
export function widen(root: HTMLElement, percent: number): void {
  const width = Math.round(Math.max(widths.least, Math.min(widths.most, percent)));
  root.style.setProperty('--side', `${width}%`);
  document.getElementById('reader-divider')?.setAttribute('aria-valuenow', String(width));
  root.dispatchEvent(new CustomEvent('retroduce:resized'));
}

function startDivider(root: HTMLElement): void {
  const divider = document.getElementById('reader-divider');
  if (!divider) return;
  divider.addEventListener('keydown', (event) => {
    const way = { ArrowLeft: widths.step, ArrowRight: -widths.step }[event.key];
    if (!way) return;
    event.preventDefault();
    widen(root, Number(divider.getAttribute('aria-valuenow')) + way);
  });
  divider.addEventListener('pointerdown', (event) => {
    divider.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  divider.addEventListener('pointermove', (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const { right, width } = root.getBoundingClientRect();
    widen(root, ((right - event.clientX) / width) * 100);
  });
}

/** On narrow screens the panes are a drawer; an address that names a pane opens it. */
function startSideToggle(root: HTMLElement): void {
  const button = root.querySelector('[data-reader="side"]');
  const open = (isOpen: boolean): void => {
    root.classList.toggle('side-open', isOpen);
    button?.setAttribute('aria-expanded', String(isOpen));
  };
  button?.addEventListener('click', () => open(!root.classList.contains('side-open')));
  if (new URLSearchParams(location.search).has('pane')) open(true);
}
