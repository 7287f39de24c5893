/** Files dropped anywhere on the page go into the form with `data-drop-into`, as if they had been chosen there, and are sent. */
import { listenToDrops } from './file-drop.ts';

export function startDropInto(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-drop-into]');
  const input = form?.querySelector<HTMLInputElement>('input[type="file"]');
  if (!form || !input) return;
  listenToDrops((files) => {
    if (!files.length) return;
    const list = new DataTransfer();
    for (const file of files) list.items.add(file);
    input.files = list.files;
    form.requestSubmit();
  });
}
