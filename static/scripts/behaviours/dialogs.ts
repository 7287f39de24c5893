/** Buttons with `data-open` open the dialog of that id. */
export function startDialogs(): void {
  document.addEventListener('click', (event) => {
    const opener = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-open]') : null;
    const dialog = opener && document.getElementById(opener.dataset['open'] ?? '');
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
  });
}
