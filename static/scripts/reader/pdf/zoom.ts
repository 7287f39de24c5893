/** Larger, smaller, as wide as the window: by buttons and by Ctrl with the wheel, around the place one reads. */
import type { ReaderRoot } from '../panes.ts';
import type { PdfPages } from './pdf-pages.ts';

const steps = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400];

export function startZoom(root: ReaderRoot, pages: PdfPages): void {
  const on = (name: string, does: () => void): void => root.querySelector(`[data-reader="${name}"]`)?.addEventListener('click', does);
  const step = (way: 1 | -1): void => pages.setZoom(String(stepFrom(pages.percent, way)));
  const shown = root.querySelector('[data-reader="zoom-shown"]');
  const say = (): void => {
    if (shown) shown.textContent = `${pages.percent}%`;
    root.querySelector('[data-reader="zoom-fit"]')?.setAttribute('aria-pressed', String(pages.zoom === 'fit'));
    root.dispatchEvent(new CustomEvent('retroduce:resized'));
  };
  on('zoom-in', () => step(1));
  on('zoom-out', () => step(-1));
  on('zoom-fit', () => pages.setZoom('fit'));
  pages.element.addEventListener('retroduce:zoomed', say);
  pages.element.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      step(event.deltaY < 0 ? 1 : -1);
    },
    { passive: false },
  );
  say();
}

/** The next usual percentage above or below. */
export function stepFrom(percent: number, way: 1 | -1): number {
  const next = way > 0 ? steps.find((one) => one > percent) : steps.findLast((one) => one < percent);
  return next ?? percent;
}
