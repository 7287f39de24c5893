/** The reader's keys. Letters are the review's own role keys first; they can be switched off, everything has a button. */
import { isTyping, lettersOn } from '../behaviours/hotkeys.ts';
import type { Desk } from './desk.ts';
import type { ExcerptList } from './excerpt-list.tsx';
import { closePopover } from './panes.ts';
import type { SentenceWalk } from './sentence-walk.ts';

interface Keyboard {
  readonly desk: Desk;
  readonly list: ExcerptList;
  readonly walk: SentenceWalk;
}

type Does = (keyboard: Keyboard) => void;

/** With words or passages in hand. */
const onSelected: Readonly<Record<string, Does>> = {
  h: ({ desk }) => desk.mark(null),
  '.': ({ desk }) => desk.repeat(),
  '+': ({ desk }) => desk.direct('more'),
  '-': ({ desk }) => desk.direct('less'),
  '−': ({ desk }) => desk.direct('less'),
  '±': ({ desk }) => desk.direct('depends'),
  d: ({ desk }) => desk.direct('depends'),
  p: ({ desk }) => desk.direct('present'),
  a: ({ desk }) => desk.direct('absent'),
  b: ({ desk }) => desk.nextBasis(),
  w: ({ desk }) => desk.writeNote(),
  l: ({ desk }) => void desk.link(),
  n: ({ desk }) => void desk.newCmoc(),
  '[': ({ desk }) => desk.resize('end', 'shorter'),
  ']': ({ desk }) => desk.resize('end', 'longer'),
  '{': ({ desk }) => desk.resize('start', 'longer'),
  '}': ({ desk }) => desk.resize('start', 'shorter'),
};

const always: Readonly<Record<string, Does>> = {
  v: ({ desk }) => desk.store.showMarks(!desk.store.areMarksShown),
  j: ({ list }) => list.step(1),
  k: ({ list }) => list.step(-1),
};

/** Keys without a letter, where the focus is in the page; false when they mean nothing there. */
const whereSelected: Readonly<Record<string, (keyboard: Keyboard) => boolean>> = {
  Delete({ desk }) {
    desk.trash();
    return desk.store.selected.length > 0;
  },
  Enter({ desk }) {
    desk.pick();
    return desk.picking !== null;
  },
  Tab({ desk }) {
    const button = desk.root.querySelector<HTMLElement>('.reader-toolbar button');
    button?.focus();
    return button !== null;
  },
};

const inPage = (event: KeyboardEvent, desk: Desk): boolean =>
  !event.shiftKey && event.target instanceof Node && desk.surface.element.contains(event.target);

export function startKeys(keyboard: Keyboard): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const isLeaving = event.key === 'Escape' && isInPopover(event);
    if (!isLeaving && (isTyping(event) || isInDialog(event))) return;
    if (pressed(event, keyboard)) event.preventDefault();
  });
}

/** Escape leaves what floats over the page, also while one types in it. */
const isInPopover = (event: KeyboardEvent): boolean => event.target instanceof Element && event.target.closest('#reader-popover') !== null;

const isInDialog = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest('dialog, #sheet, #reader-popover') !== null && event.key !== 'Escape';

/** True when the key meant something here. */
function pressed(event: KeyboardEvent, keyboard: Keyboard): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  if (event.key === 'Escape') return letGo(keyboard);
  if (keyboard.walk.key(event)) return true;
  const named = inPage(event, keyboard.desk) ? whereSelected[event.key] : undefined;
  if (named) return named(keyboard);
  return lettersOn() && !event.altKey && letter(event.key, keyboard);
}

function letGo({ desk }: Keyboard): boolean {
  const popover = document.getElementById('reader-popover');
  if (popover?.firstElementChild) {
    closePopover();
    desk.surface.element.focus({ preventScroll: true });
    return true;
  }
  return desk.letGo();
}

function letter(key: string, keyboard: Keyboard): boolean {
  const { desk } = keyboard;
  const hasSomething = desk.rangesInHand().length > 0 || desk.store.selected.length > 0;
  const role = hasSomething && desk.store.data.canCode ? desk.roles.find((one) => one.key === key) : undefined;
  if (role) {
    desk.role(role.id);
    return true;
  }
  const does = (hasSomething && desk.store.data.canCode ? onSelected[key] : undefined) ?? always[key];
  does?.(keyboard);
  return does !== undefined;
}
