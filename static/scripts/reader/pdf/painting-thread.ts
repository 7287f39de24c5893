/**
 * pdf.js in a thread of its own: it reads the file and paints pages off the screen, while the page itself goes on scrolling. Here
 * its fonts are its own, too; in the page each of them would have everything laid out again.
 */
import type { Asked, Opening, Painted, Painting } from './painting-messages.ts';
import { getDocument, type PDFDocumentProxy, PDFWorker, type RenderTask } from 'pdfjs-dist';

let pdf: PDFDocumentProxy | null = null;
let rendering: RenderTask | null = null;
let wanted = 0;

/** Does what the page asks. */
export function take(asked: Asked): void {
  if (asked.kind === 'open') void answered(() => open(asked));
  else if (asked.kind === 'paint') void answered(() => paint(asked));
  else {
    wanted += 1;
    rendering?.cancel();
  }
}

/** Every question but a cancellation has one answer, in the order they were asked. */
async function answered(work: () => Promise<ImageBitmap | null>): Promise<void> {
  const answer: Painted = await work().then(
    (picture) => ({ isDone: true, picture }),
    () => ({ isDone: false, picture: null }),
  );
  postMessage(answer, { transfer: answer.picture ? [answer.picture] : [] });
}

async function open({ parser, file, url, parts }: Opening): Promise<null> {
  const worker = PDFWorker.create({ port: parser as unknown as Worker });
  parser.start();
  const opening = getDocument({
    ...(file ? { data: file } : { url }),
    worker,
    ownerDocument: paper as unknown as HTMLDocument,
    FilterFactory: NoFilters,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 2 ** 17,
    cMapUrl: `${parts}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${parts}standard_fonts/`,
    iccUrl: `${parts}iccs/`,
    wasmUrl: `${parts}wasm/`,
    useWorkerFetch: true,
    enableXfa: false,
    disableWorkerRendering: true,
    verbosity: 0,
  });
  pdf = await opening.promise;
  return null;
}

async function paint({ sheet, width, height }: Painting): Promise<ImageBitmap> {
  const asked = wanted;
  const page = await pdf?.getPage(sheet);
  if (!page || asked !== wanted) throw new Error('not wanted any more');
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const canvas = new OffscreenCanvas(width, height);
  rendering = page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport });
  await rendering.promise;
  page.cleanup();
  return canvas.transferToImageBitmap();
}

/** All that pdf.js asks of a document: a place for fonts, and canvases to put pictures together. */
const paper = { fonts: (globalThis as unknown as { readonly fonts: FontFaceSet }).fonts, createElement: () => new OffscreenCanvas(1, 1) };

/** Filters are SVG, which there is none of here: pdf.js then works the pixels out itself. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addKnockoutFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy(): void {
    // Nothing was made.
  }
}
