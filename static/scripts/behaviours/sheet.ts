/** The side sheet: details beside the page, without leaving it. Escape or its cross closes it and gives the focus back. */

let cameFrom: HTMLElement | null = null;

export function startSheet(): void {
  const sheet = document.getElementById('sheet');
  if (!sheet) return;
  document.addEventListener('htmx:beforeRequest', (event) => {
    const { target, elt } = (event as CustomEvent<{ target: Element; elt: HTMLElement }>).detail;
    if (target === sheet && !sheet.contains(elt)) cameFrom = elt;
  });
  document.addEventListener('htmx:afterSwap', (event) => {
    if ((event as CustomEvent<{ target: Element }>).detail.target === sheet) sheet.focus();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-close="sheet"]')) closeSheet(sheet);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && sheet.firstChild && !event.defaultPrevented) closeSheet(sheet);
  });
}

function closeSheet(sheet: HTMLElement): void {
  sheet.replaceChildren();
  cameFrom?.focus();
  cameFrom = null;
}
