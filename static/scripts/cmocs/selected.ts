/** Ticked rows: how many there are, what can be done with them, and Shift for a run of them. */
let last: HTMLInputElement | null = null;

export function startSelected(): void {
  document.addEventListener('change', (event) => {
    const box = event.target instanceof HTMLInputElement ? event.target : null;
    if (box && ('pickAll' in box.dataset || box.matches('.cmoc-grid .pick input'))) ticked(box);
  });
  document.addEventListener('click', (event) => {
    const box = event.target instanceof HTMLInputElement && event.target.matches('.cmoc-grid tbody .pick input') ? event.target : null;
    if (!box) return;
    if (event.shiftKey && last && last !== box) run(last, box);
    last = box;
  });
  document.addEventListener('htmx:afterSettle', tell);
}

const boxes = (): readonly HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('.cmoc-grid tbody .pick input')];

function ticked(box: HTMLInputElement): void {
  if ('pickAll' in box.dataset) for (const one of boxes()) one.checked = box.checked;
  tell();
}

/** From the box ticked last to this one. */
function run(from: HTMLInputElement, to: HTMLInputElement): void {
  const all = boxes();
  const [a, b] = [all.indexOf(from), all.indexOf(to)].sort((one, other) => one - other);
  for (const box of all.slice(a, (b ?? 0) + 1)) box.checked = to.checked;
  tell();
}

function tell(): void {
  const bar = document.querySelector<HTMLElement>('[data-selected]');
  if (!bar) return;
  const n = new Set(boxes().flatMap((box) => (box.checked ? box.value : []))).size;
  bar.classList.toggle('some', n > 0);
  const count = bar.querySelector('[data-selected-count]');
  if (count) count.textContent = `${n} selected`;
}
