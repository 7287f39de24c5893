/**
 * Ticked rows of a list: a form with `data-selection` says how many are ticked where `data-selection-count` stands, ticks all at once
 * by `data-tick-all`, ticks up to the last one clicked with Shift, and the row under the keyboard with x.
 */
import { isTyping, lettersOn } from './hotkeys.ts';

let last: HTMLInputElement | undefined;

export function startSelections(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-selection]')) {
    form.classList.add('scripted');
    show(form);
  }
  document.addEventListener('change', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return;
    const form = box.closest<HTMLFormElement>('form[data-selection]');
    if (!form) return;
    if (box.matches('[data-tick-all]')) for (const one of boxes(form)) one.checked = box.checked;
    show(form);
  });
  document.addEventListener('click', (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.matches('form[data-selection] [data-row] input[type="checkbox"]')) return;
    if (event.shiftKey && last) tickBetween(last, box);
    last = box;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'x' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event) && lettersOn()) tickCurrent();
  });
}

const boxes = (form: HTMLFormElement) => [...form.querySelectorAll<HTMLInputElement>('[data-row] input[type="checkbox"]')];

function show(form: HTMLFormElement): void {
  const all = boxes(form);
  const ticked = all.filter((box) => box.checked).length;
  form.classList.toggle('some-ticked', ticked > 0);
  const head = form.querySelector<HTMLInputElement>('[data-tick-all]');
  if (head) {
    head.checked = ticked > 0 && ticked === all.length;
    head.indeterminate = ticked > 0 && ticked < all.length;
  }
  const count = form.querySelector('[data-selection-count]');
  if (count instanceof HTMLElement)
    count.textContent = ticked ? `${ticked} ticked:` : (count.dataset['hint'] ?? 'Tick references to change several at once.');
}

function tickBetween(from: HTMLInputElement, to: HTMLInputElement): void {
  const form = to.form;
  if (!form || from.form !== form) return;
  const all = boxes(form);
  const [a = 0, b = 0] = [all.indexOf(from), all.indexOf(to)].sort((x, y) => x - y);
  if (a >= 0) for (const box of all.slice(a, b + 1)) box.checked = to.checked;
  show(form);
}

function tickCurrent(): void {
  const box = document.querySelector<HTMLInputElement>('form[data-selection] [data-row].current input[type="checkbox"]');
  if (!box?.form) return;
  box.checked = !box.checked;
  last = box;
  show(box.form);
}
