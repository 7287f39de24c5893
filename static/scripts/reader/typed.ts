/** Words typed by hand, from a scan or a printed page: the form opens over the page and is sent without leaving it. */
import type { Fields } from '../behaviours/post.ts';
import type { Desk } from './desk.ts';
import { closePopover, openPopover } from './panes.ts';

export function startTyped(desk: Desk): void {
  const { root, surface } = desk;
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-reader="typed"]') : null;
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    link.closest('details')?.removeAttribute('open');
    const { left, top } = surface.element.getBoundingClientRect();
    desk.store.select([]);
    void openPopover(link.href, new DOMRect(left + 24, top, 0, 16));
  });
  root.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    if (form?.dataset['readerForm'] !== 'typed') return;
    event.preventDefault();
    void desk.actions.markTyped(fieldsOf(form)).then((isMarked) => {
      if (!isMarked) return;
      closePopover();
      surface.element.focus({ preventScroll: true });
    });
  });
}

/** What the form holds, without what only whole pages need. */
function fieldsOf(form: HTMLFormElement): Fields {
  const fields: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (!name.startsWith('_') && typeof value === 'string') fields[name] = value;
  return fields;
}
