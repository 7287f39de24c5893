/**
 * Proposals while one types: any field with `data-suggest="<address>"` (answers `[{value, label, detail}]` to `?q=`).
 * With `data-suggest-whole` a choice is the whole value, otherwise the piece between ";" that the caret stands in; with
 * `data-suggest-new` Shift Enter writes a code that is not there yet in brackets. Enter takes what is marked, Escape closes.
 */
import { pieceAt, withPiece } from '../../../server/synthesis/typed-piece.ts';
import { Proposals, type Suggestion } from './proposals.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const pause = 90;
const proposals = new Proposals();
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

export function startSuggest(): void {
  document.addEventListener('input', (event) => {
    const field = fieldOf(event);
    if (!field || (event as InputEvent).isTrusted === false) return;
    // Proposals for fewer letters are never taken for these: typed fast, "tree" and Enter would be "Trust".
    asked += 1;
    proposals.unmark();
    clearTimeout(timer);
    timer = setTimeout(() => void propose(field), pause);
  });
  document.addEventListener(
    'keydown',
    (event) => {
      const field = fieldOf(event);
      if (field && !event.isComposing && pressed(event, field)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );
  document.addEventListener('focusout', (event) => {
    if (fieldOf(event)) close();
  });
  document.addEventListener('htmx:beforeSwap', close);
}

const fieldOf = (event: Event): Field | null =>
  event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    ? event.target.dataset['suggest'] !== undefined
      ? event.target
      : null
    : null;

function close(): void {
  clearTimeout(timer);
  asked += 1;
  proposals.close();
}

const isWhole = (field: Field): boolean => 'suggestWhole' in field.dataset;

const typedIn = (field: Field): string =>
  (isWhole(field) ? field.value : pieceAt(field.value, field.selectionStart ?? field.value.length).words).trim();

async function propose(field: Field): Promise<void> {
  const q = typedIn(field);
  const mine = ++asked;
  if (!q) return proposals.close();
  const found = await fetched(field.dataset['suggest'] ?? '', q);
  if (mine !== asked || document.activeElement !== field) return;
  proposals.show(field, found, { q, onTake: (chosen) => take(field, chosen) });
}

async function fetched(address: string, q: string): Promise<readonly Suggestion[]> {
  const url = new URL(address, location.href);
  url.searchParams.set('q', q);
  try {
    const response = await fetch(url, { headers: { 'HX-Request': 'true' } });
    return response.ok ? ((await response.json()) as readonly Suggestion[]) : [];
  } catch {
    return [];
  }
}

function take(field: Field, { value }: Suggestion): void {
  write(field, value);
  close();
}

function write(field: Field, words: string): void {
  if (isWhole(field)) field.value = words;
  else {
    const after = withPiece(field.value, field.selectionStart ?? field.value.length, words);
    field.value = after.text;
    field.setSelectionRange(after.caret, after.caret);
  }
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  if (isWhole(field)) field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** True when the key belonged to the proposals. */
function pressed(event: KeyboardEvent, field: Field): boolean {
  if (event.key === 'Enter') return entered(event, field);
  const isOpen = proposals.isOpenFor(field);
  if (event.key === 'Escape') close();
  if (!isOpen) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) proposals.step(step);
  else if (event.key !== 'Escape') return false;
  return true;
}

function entered(event: KeyboardEvent, field: Field): boolean {
  if (event.shiftKey && 'suggestNew' in field.dataset) {
    const words = typedIn(field);
    if (words && !/^\[.*\]$/.test(words)) write(field, `[${words}]`);
    close();
    return true;
  }
  if (proposals.isOpenFor(field) && proposals.active) {
    take(field, proposals.active);
    return true;
  }
  if (!('enterSubmits' in field.dataset) || event.shiftKey) return false;
  field.form?.requestSubmit();
  return true;
}
