/** Writes moments in the reader's own time zone and language. */
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const time = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

export function startLocalTime(): void {
  localize(document);
  document.addEventListener('htmx:load', (event) => localize((event as CustomEvent<{ elt: Element }>).detail.elt));
}

function localize(root: ParentNode): void {
  for (const moment of root.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
    const at = new Date(moment.dateTime);
    if (!Number.isNaN(at.getTime())) moment.textContent = (moment.dataset['local'] === 'time' ? time : date).format(at);
    moment.removeAttribute('data-local');
  }
}
