/** Writes moments in the reader's own time zone. */
import { date, moment } from './clock.ts';

export function startLocalTime(): void {
  localize(document);
  document.addEventListener('htmx:load', (event) => localize((event as CustomEvent<{ elt: Element }>).detail.elt));
}

function localize(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
    const at = new Date(element.dateTime);
    if (!Number.isNaN(at.getTime())) element.textContent = element.dataset['local'] === 'time' ? moment(at) : date.format(at);
    element.removeAttribute('data-local');
  }
}
