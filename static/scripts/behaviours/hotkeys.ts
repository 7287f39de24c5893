/** Keys of every page: Ctrl Z and Ctrl Shift Z, "/" to find, "?" for help. Never while somebody types. */

/** True when the event belongs to something one types into. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** False when the person has switched single-letter keys off. */
export const lettersOn = (): boolean => document.documentElement.dataset['keys'] !== 'off';

export function startHotkeys(): void {
  document.addEventListener('keydown', (event) => {
    if (isTyping(event) || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) chord(event);
    else if (!event.altKey && lettersOn()) plainKey(event);
  });
}

function chord(event: KeyboardEvent): void {
  const key = event.key.toLowerCase();
  if (key === 'z') press(event, event.shiftKey ? 'redo' : 'undo');
  else if (key === 'y') press(event, 'redo');
}

function plainKey(event: KeyboardEvent): void {
  if (event.key === '/') {
    const find = document.querySelector<HTMLInputElement>('[data-hotkey="find"]');
    if (!find) return;
    event.preventDefault();
    find.focus();
    find.select();
  } else if (event.key === '?') press(event, 'keys');
}

function press(event: KeyboardEvent, name: string): void {
  const button = document.querySelector<HTMLButtonElement>(`[data-hotkey="${name}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
}
