/** Links with `data-sheet` open in the side sheet; with Ctrl, or without script, they open as the page they are. */
import htmx from 'htmx.org';

export function startSheetLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-sheet]') : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!document.getElementById('sheet')) return;
    event.preventDefault();
    void htmx.ajax('get', link.href, { source: link, target: '#sheet', swap: 'innerHTML' });
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-print]')) print();
  });
}
