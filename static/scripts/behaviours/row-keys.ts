/**
 * One key decides on the row one stands on: elements with `data-row-key="y"` in a `data-row` are pressed by that letter. Without
 * a current row it is the first; what the page says next comes as it would by mouse.
 */
import { isTyping, lettersOn } from './hotkeys.ts';

export function startRowKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event) || !lettersOn()) return;
    const row = currentRow(event.target);
    const pressed = row?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(event.key)}"]`);
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  });
}

function currentRow(at: EventTarget | null): Element | null {
  const around = at instanceof Element ? at.closest('[data-row]') : null;
  return (
    around ?? document.querySelector('[data-keyboard-list] [data-row].current') ?? document.querySelector('[data-keyboard-list] [data-row]')
  );
}
