/** Menus and explanations made of `details` close when one clicks elsewhere or presses Escape; the rail opens on phones. */
export function startMenus(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    for (const open of document.querySelectorAll<HTMLDetailsElement>('details.menu[open], details.explain[open]'))
      if (!target || !open.contains(target)) open.open = false;
    const toggle = target?.closest<HTMLElement>('[data-toggle="rail"]');
    if (toggle) toggle.setAttribute('aria-expanded', String(document.body.classList.toggle('rail-open')));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open = document.querySelector<HTMLDetailsElement>('details.menu[open], details.explain[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary')?.focus();
  });
}
