/** The keys of screening. Letters and digits only while nobody types, and not when they are switched off. */
import { lettersOn } from '../behaviours/hotkeys.ts';

export interface Deeds {
  readonly decide: (choice: string) => void;
  readonly undo: () => void;
  readonly skip: () => void;
  readonly note: () => void;
  /** The n-th reason, from 1; as the main one. */
  readonly reason: (n: number, isMain: boolean) => void;
}

const choices: Readonly<Record<string, string>> = { i: 'include', e: 'exclude', m: 'maybe' };

export function startKeys(deeds: Deeds): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTextEntry(event.target)) return leave(event);
    // A key held down is one decision.
    if (!event.repeat && lettersOn() && !document.querySelector('dialog[open]') && press(event, deeds)) event.preventDefault();
  });
}

function press(event: KeyboardEvent, deeds: Deeds): boolean {
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? /^[1-9]$/.exec(event.key)?.[0];
  const choice = choices[event.key];
  if (digit) deeds.reason(Number(digit), event.shiftKey);
  else if (choice) deeds.decide(choice);
  else if (event.key === 'u') deeds.undo();
  else if (event.key === 's') deeds.skip();
  else if (event.key === 'n') deeds.note();
  else return false;
  return true;
}

/** Esc in the note goes back to the record, where letters are keys again. */
function leave(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !(event.target instanceof HTMLElement) || !event.target.closest('form[data-record]')) return;
  event.target.closest('form')?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

const isTextEntry = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(target.type));
