/** Paints pages with pdf.js: only those near the window, the nearest first, one at a time. Nothing else of pdf.js is used. */
import { getDocument, type PDFDocumentProxy, PDFWorker, type RenderTask } from 'pdfjs-dist';
import type { Coming } from './coming.ts';

export interface Wanted {
  readonly sheet: number;
  /** Pixels of the page on the screen. */
  readonly width: number;
  readonly height: number;
  /** Takes the painted canvas. */
  readonly show: (canvas: HTMLCanvasElement) => void;
}

/** A file, where pdf.js finds its own parts, and what of both has been asked for already. */
interface Paper {
  readonly url: string;
  readonly parts: string;
  readonly coming: Coming;
}

/** More pixels than this are not painted sharper: a canvas of 16 million takes 64 MB. */
const mostPixels = 16_000_000;

export class Painter {
  #pdf: PDFDocumentProxy | null = null;
  #wanted: readonly Wanted[] = [];
  #atRest: (() => void) | null = null;
  /** Sheet → the width it was painted at. */
  readonly #painted = new Map<number, number>();
  #task: { readonly sheet: number; readonly width: number; readonly render: RenderTask | null } | null = null;

  /** @throws what pdf.js throws when it can't read the file, and when the file or the worker doesn't come. */
  async open(of: Paper): Promise<void> {
    this.#pdf = await Promise.race([opened(of), failureOf(of.coming.worker)]);
    void this.#next();
  }

  /** The pages that should be painted now, the most wanted first; others are no longer painted. `atRest`, once all of them are. */
  want(wanted: readonly Wanted[], atRest: (() => void) | null = null): void {
    this.#wanted = wanted;
    this.#atRest = atRest;
    const { sheet, width } = this.#task ?? {};
    if (this.#task && !wanted.some((one) => one.sheet === sheet && one.width === width)) this.#task.render?.cancel();
    void this.#next();
  }

  /** Its canvas has been let go of. */
  forget(sheet: number): void {
    this.#painted.delete(sheet);
  }

  async #next(): Promise<void> {
    if (!this.#pdf || this.#task) return;
    const next = this.#wanted.find((one) => this.#painted.get(one.sheet) !== one.width);
    if (!next) return this.#rest();
    this.#task = { sheet: next.sheet, width: next.width, render: null };
    try {
      await this.#paint(this.#pdf, next);
    } catch {
      // Left for a page that is more wanted, or a page pdf.js can't draw: its text and marks stand there all the same.
      if (this.#wanted.includes(next)) this.#painted.set(next.sheet, next.width);
    }
    this.#task = null;
    void this.#next();
  }

  #rest(): void {
    const atRest = this.#atRest;
    this.#atRest = null;
    atRest?.();
  }

  async #paint(pdf: PDFDocumentProxy, { sheet, width, height, show }: Wanted): Promise<void> {
    const page = await pdf.getPage(sheet);
    const natural = page.getViewport({ scale: 1 });
    const sharp = Math.min(devicePixelRatio || 1, Math.sqrt(mostPixels / Math.max(1, width * height)));
    const viewport = page.getViewport({ scale: (width * sharp) / natural.width });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * sharp);
    canvas.height = Math.round(height * sharp);
    canvas.setAttribute('aria-hidden', 'true');
    const render = page.render({ canvas, viewport });
    this.#task = { sheet, width, render };
    await render.promise;
    this.#painted.set(sheet, width);
    show(canvas);
    page.cleanup();
  }
}

async function opened({ url, parts, coming }: Paper): Promise<PDFDocumentProxy> {
  const part = (name: string): string => new URL(`${parts}${name}/`, location.href).href;
  const data = await coming.file;
  const opening = getDocument({
    ...(data ? { data } : { url }),
    worker: PDFWorker.create({ port: coming.worker }),
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 2 ** 17,
    cMapUrl: part('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: part('standard_fonts'),
    iccUrl: part('iccs'),
    wasmUrl: part('wasm'),
    enableXfa: false,
    disableWorkerRendering: true,
    verbosity: 0,
  });
  return opening.promise;
}

/** Kept never, broken when the worker can't be started: pdf.js would wait for it for ever. */
const failureOf = (worker: Worker): Promise<never> =>
  new Promise((_, reject) => worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true }));
