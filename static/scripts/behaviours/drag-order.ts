/**
 * Lists put in order by dragging: `data-reorder` on the list; on each entry `data-reorder-item="<url that takes {to}>"` and
 * `data-reorder-target="<selector that the answer replaces>"`; inside it a `data-reorder-handle`. Buttons do the same by keyboard.
 */
import htmx from 'htmx.org';

interface Drag {
  readonly list: HTMLElement;
  readonly entry: HTMLElement;
  readonly from: number;
  to: number;
}

let drag: Drag | null = null;

export function startDragOrder(): void {
  document.addEventListener('pointerdown', (event) => {
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-reorder-handle]') : null;
    const entry = handle?.closest<HTMLElement>('[data-reorder-item]');
    const list = entry?.parentElement;
    if (!handle || !entry || !list || event.button !== 0) return;
    event.preventDefault();
    const from = entriesOf(list).indexOf(entry);
    drag = { list, entry, from, to: from };
    entry.classList.add('is-dragged');
    handle.setPointerCapture(event.pointerId);
  });
  document.addEventListener('pointermove', (event) => {
    if (!drag) return;
    drag.to = placeAt(drag, event.clientY);
    mark(drag);
  });
  document.addEventListener('pointerup', () => drop(true));
  document.addEventListener('pointercancel', () => drop(false));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && drag) drop(false);
  });
}

const entriesOf = (list: HTMLElement): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > [data-reorder-item]')];

/** The place among the other entries: before the first whose middle lies below the pointer. */
function placeAt({ list, entry }: Drag, y: number): number {
  const others = entriesOf(list).filter((one) => one !== entry);
  const below = others.findIndex((one) => {
    const box = one.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return below < 0 ? others.length : below;
}

/** Shows a line where the entry would land. */
function mark({ list, entry, from, to }: Drag): void {
  const others = entriesOf(list).filter((one) => one !== entry);
  for (const one of others) one.classList.remove('drop-before', 'drop-after');
  if (to === from) return;
  if (to < others.length) others[to]?.classList.add('drop-before');
  else others.at(-1)?.classList.add('drop-after');
}

function drop(isMeant: boolean): void {
  if (!drag) return;
  const { list, entry, from, to } = drag;
  drag = null;
  entry.classList.remove('is-dragged');
  for (const one of entriesOf(list)) one.classList.remove('drop-before', 'drop-after');
  const { reorderItem: url = '', reorderTarget: target = '' } = entry.dataset;
  if (isMeant && to !== from) void htmx.ajax('post', url, { source: entry, target, swap: 'outerHTML', values: { to: String(to) } });
}
