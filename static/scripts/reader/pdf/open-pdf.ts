/** Opens the PDF view. Text and marks come from what is stored; pdf.js only paints, in a thread of its own, and may fail without anything else being lost. */
import { say } from '../../behaviours/notices.ts';
import type { Opened } from '../opened.ts';
import type { ReaderRoot } from '../panes.ts';
import type { Store } from '../store.ts';
import { startArea } from './area.tsx';
import type { Painter } from './painter.ts';
import { PdfPages } from './pdf-pages.ts';
import { startPdfPointer } from './pdf-pointer.ts';
import { PdfSurface } from './pdf-surface.ts';
import { startZoom } from './zoom.ts';

export function openPdf(root: ReaderRoot, store: Store, painter: Promise<Painter | null>): Opened {
  const element = document.getElementById('reader-pages') ?? root;
  const pages = new PdfPages(root, element, store.data);
  const surface = new PdfSurface(pages, store);
  startZoom(root, pages);
  const dark = startPaper(root, store.data.place?.dark ?? 1);
  void painter.then((ready) => {
    pages.paintWith(ready);
    if (!ready) say('The pages of this file can’t be drawn here. Its words can be read and marked in the text view.', 'bad');
  });
  return {
    surface,
    zoom: () => ({ zoom: pages.zoom, dark: dark() }),
    attach(desk) {
      startPdfPointer(desk, surface);
      startArea(desk, surface);
    },
  };
}

/** In the dark theme pages are dark, too, unless somebody wants them as printed. */
function startPaper(root: ReaderRoot, isDark: number): () => number {
  const button = root.querySelector('[data-reader="paper"]');
  const set = (dark: boolean): void => {
    root.classList.toggle('dark-pages', dark);
    button?.setAttribute('aria-pressed', String(dark));
  };
  button?.addEventListener('click', () => {
    set(!root.classList.contains('dark-pages'));
    root.dispatchEvent(new CustomEvent('retroduce:resized'));
  });
  set(isDark !== 0);
  return () => (root.classList.contains('dark-pages') ? 1 : 0);
}
