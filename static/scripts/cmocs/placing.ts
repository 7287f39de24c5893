/** Passages put where they belong: dragged onto a slot, an element or the step between two, or sent there by a key. */
import htmx from 'htmx.org';

export function startPlacing(): void {
  document.addEventListener('htmx:beforeCleanupElement', (event) => {
    if ((event as CustomEvent<{ elt: Element }>).detail.elt.matches('.passage')) oneLess();
  });
  document.addEventListener('dragstart', (event) => {
    const passage = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.passage[draggable="true"]') : null;
    if (!passage || !event.dataTransfer || !document.querySelector('[data-place]')) return;
    event.dataTransfer.setData('application/x-retroduce-passages', chosenFrom(passage).join(' '));
    event.dataTransfer.effectAllowed = 'link';
    document.body.classList.add('placing');
  });
  document.addEventListener('dragend', stop);
  document.addEventListener('dragover', (event) => {
    const place = dropPlace(event);
    light(place);
    if (place) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    const place = dropPlace(event);
    const ids = event.dataTransfer?.getData('application/x-retroduce-passages').split(' ').filter(Boolean) ?? [];
    stop();
    if (!place || !ids.length) return;
    event.preventDefault();
    void placeOn(place.dataset['drop'] ?? 'whole', ids);
  });
}

/** The ticked passages with this one among them, or this one alone. */
export function chosenFrom(passage: HTMLElement | null): readonly string[] {
  const ticked = [...document.querySelectorAll<HTMLInputElement>('.passage input[name="excerpt"]:checked')].map((box) => box.value);
  const own = passage?.dataset['excerpt'];
  return own && !ticked.includes(own) ? [own] : ticked;
}

/** Sends the same form that the button sends. */
export async function placeOn(target: string, excerpt: readonly string[]): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-place]');
  if (!form || !excerpt.length) return;
  const stance = form.querySelector<HTMLSelectElement>('[name="stance"]')?.value ?? 'supports';
  await htmx.ajax('post', form.action, { source: form, target: '#cmoc-card', swap: 'outerHTML', values: { excerpt, target, stance } });
}

const dropPlace = (event: DragEvent): HTMLElement | null =>
  document.body.classList.contains('placing') && event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drop]') : null;

function light(place: HTMLElement | null): void {
  for (const lit of document.querySelectorAll('.drop-here')) if (lit !== place) lit.classList.remove('drop-here');
  place?.classList.add('drop-here');
}

function stop(): void {
  document.body.classList.remove('placing');
  light(null);
}

/** A passage that was placed has left the list: so does its one in the heading. */
function oneLess(): void {
  const count = document.querySelector<HTMLElement>('[data-unplaced]');
  if (!count) return;
  const left = Math.max(0, Number(count.dataset['unplaced']) - 1);
  count.dataset['unplaced'] = String(left);
  count.textContent = left.toLocaleString('en-GB');
}
