/**
 * Lists one walks through with j and k: any element with `data-keyboard-list` whose rows have `data-row`; Enter opens the row's
 * link. A row that is `current` from the start is scrolled to.
 */
import { isTyping, lettersOn } from './hotkeys.ts';

const steps: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

export function startKeyboardLists(): void {
  document.addEventListener('keydown', (event) => {
    const list = document.querySelector<HTMLElement>('[data-keyboard-list]');
    const step = list && isPlain(event) ? steps[event.key] : undefined;
    if (!list || step === undefined || !isMeant(event, list)) return;
    event.preventDefault();
    move(list, step);
  });
  document.querySelector('[data-keyboard-list] .current')?.scrollIntoView({ block: 'nearest' });
}

const isPlain = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);

/** Letters work anywhere on the page, arrows only inside the list: elsewhere they scroll. */
const isMeant = (event: KeyboardEvent, list: HTMLElement): boolean =>
  event.key.length === 1 ? lettersOn() : event.target instanceof Element && list.contains(event.target);

/** Moves the current row and brings its first link into focus, so that Enter opens it; from elsewhere, the current row is gone to first. */
function move(list: HTMLElement, step: number): void {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.classList.contains('current'));
  const to = at < 0 ? 0 : list.contains(document.activeElement) ? at + step : at;
  const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
  if (!next) return;
  rows[at]?.classList.remove('current');
  next.classList.add('current');
  (next.querySelector<HTMLElement>('a, button') ?? next).focus();
  next.scrollIntoView({ block: 'nearest' });
}
