/** The list of unplaced passages by keyboard: j and k walk, x selects, a role's key places, n begins a new CMOC. */
import { isTyping, lettersOn } from '../behaviours/hotkeys.ts';
import { paths } from '../../../server/paths.ts';
import { chosenFrom, placeOn } from './placing.ts';

export function startPassages(): void {
  document.addEventListener('keydown', (event) => {
    const list = document.querySelector<HTMLElement>('[data-workspace]');
    if (!list || event.defaultPrevented || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || !lettersOn()) return;
    if (isElsewhere(event) || !pressed(event)) return;
    event.preventDefault();
  });
}

/** Keys in the sheet, a dialog or an open menu are theirs. */
const isElsewhere = (event: KeyboardEvent): boolean =>
  event.target instanceof Element && event.target.closest('dialog, #sheet, details.menu') !== null;

const passages = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.passage')];

const current = (): HTMLElement | null => document.querySelector<HTMLElement>('.passage.current');

const plain: Readonly<Record<string, () => void>> = {
  j: () => step(1),
  k: () => step(-1),
  x: () => current()?.querySelector<HTMLInputElement>('input[name="excerpt"]')?.click(),
  n: begin,
  '[': () => document.querySelector<HTMLAnchorElement>('[data-step="previous"]')?.click(),
  ']': () => document.querySelector<HTMLAnchorElement>('[data-step="next"]')?.click(),
};

function pressed({ key }: KeyboardEvent): boolean {
  const target = current() && document.querySelector<HTMLOptionElement>(`#place-target option[data-role-key="${CSS.escape(key)}"]`)?.value;
  if (target) {
    void place(target);
    return true;
  }
  plain[key]?.();
  return key in plain;
}

function step(by: number): void {
  const all = passages();
  const at = all.findIndex((one) => one.classList.contains('current'));
  mark(all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]);
}

function mark(passage: HTMLElement | undefined): void {
  current()?.classList.remove('current');
  passage?.classList.add('current');
  passage?.focus();
  passage?.scrollIntoView({ block: 'nearest' });
}

/** Places the chosen ones; the one below comes into focus. */
async function place(target: string): Promise<void> {
  const all = passages();
  const here = current();
  const at = here ? all.indexOf(here) : 0;
  if (!here) return;
  await placeOn(target, chosenFrom(here));
  const left = passages();
  mark(left[Math.min(at, left.length - 1)]);
}

function begin(): void {
  const review = document.querySelector<HTMLElement>('[data-workspace]')?.dataset['workspace'] ?? '';
  const here = current();
  const ids = chosenFrom(here);
  location.assign(paths.newCmoc(review, { excerpts: ids.join(',') }));
}
