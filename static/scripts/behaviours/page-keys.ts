/** `data-key="n"` presses a link, a button or a choice of the page by one letter, unless somebody types. */
import { isTyping, lettersOn } from './hotkeys.ts';

export function startPageKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !lettersOn() || isWriting(event)) return;
    const target = [...document.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset['key'] === event.key);
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.click();
  });
}

/** A chosen radio button is a field, too, but nobody writes into it. */
const isWriting = (event: KeyboardEvent): boolean =>
  isTyping(event) && !(event.target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(event.target.type));
