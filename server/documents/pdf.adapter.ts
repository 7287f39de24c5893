/**
 * pdf.js, as the parser child uses it: text with the place of every letter, labels, outline, what the file says of itself.
 * Runs in a throw-away process only: a two-kilobyte file can keep it busy for ever (reliability M12).
 */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { DocumentInitParameters, PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.d.ts';
import { trustedLabels } from './page-label.ts';
import { type AboutFile, noAbout, type OutlineEntry, type ParsedPage, parserLimits } from './parsed.ts';
import { type PageTools, readPage } from './pdf-page.adapter.ts';

interface PdfJs extends PageTools {
  readonly version: string;
  readonly getDocument: (source: DocumentInitParameters) => {
    readonly promise: Promise<PDFDocumentProxy>;
    readonly destroy: () => Promise<void>;
  };
}

export interface PdfParser {
  readonly version: string;
  /** @throws what pdf.js throws; `refusalOf` reads it. */
  readonly open: (bytes: Uint8Array) => Promise<OpenPdf>;
}

export interface OpenPdf {
  readonly pages: number;
  readonly labels: readonly string[];
  /** Sheets count from 1. `complained` tells whether pdf.js left out something it could not draw since the call. */
  readonly page: (sheet: number, complained: () => boolean) => Promise<ParsedPage>;
  readonly outline: () => Promise<readonly OutlineEntry[]>;
  readonly about: () => Promise<AboutFile>;
  readonly close: () => Promise<void>;
}

/** Loads pdf.js from the folder of its package. Call once, before anything else touches the globals it looks for. */
export async function loadPdfJs(folder: string): Promise<PdfParser> {
  standIns();
  const pdfjs = (await import(pathToFileURL(join(folder, 'legacy', 'build', 'pdf.mjs')).href)) as PdfJs;
  return {
    version: pdfjs.version,
    async open(bytes) {
      const task = pdfjs.getDocument({ ...options(folder), data: bytes });
      try {
        return opened(pdfjs, await task.promise, () => task.destroy());
      } catch (error) {
        await task.destroy();
        throw error;
      }
    },
  };
}

/** What pdf.js expects of a browser and never uses for text: without them it does not load, or compiles every glyph's outline. */
function standIns(): void {
  const nothing = class {};
  const font = class {
    readonly loaded = Promise.resolve(this);
  };
  const own = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) own[name] ??= nothing;
  own['FontFace'] ??= font;
  globalThis.structuredClone = handedOver(globalThis.structuredClone);
}

interface Message {
  readonly chunk?: { readonly items?: unknown; readonly fnArray?: readonly unknown[]; readonly argsArray?: readonly unknown[] };
  readonly data?: unknown;
}

/**
 * pdf.js copies every message between its two halves, which here share one thread. Chunks of text and of drawing operators are
 * handed over instead (a fifth of the time): the sender then lets go of the former's list and empties the two of the latter.
 */
const handedOver =
  (copy: typeof structuredClone): typeof structuredClone =>
  <T>(message: T, options?: StructuredSerializeOptions): T => {
    const { chunk, data } = (message ?? {}) as Message;
    if (chunk?.items) return { ...message, chunk: { ...chunk } };
    if (chunk?.fnArray && chunk.argsArray)
      return { ...message, chunk: { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] } };
    return copy(Array.isArray(data) && data[1] === 'Font' ? { ...message, data: lightFont(data) } : message, options);
  };

/** Of a font's tables only its heights cross over. */
const lightFont = ([id, type, font]: readonly unknown[]): readonly unknown[] => {
  const { extra } = font as { readonly extra?: Readonly<Record<string, unknown>> };
  return [id, type, extra ? { ...(font as object), extra: { ascent: extra['ascent'], descent: extra['descent'] } } : font];
};

/** Pictures are never decoded; nothing is fetched; fonts are read for their widths and heights only. */
const options = (folder: string): DocumentInitParameters => ({
  verbosity: 1,
  maxImageSize: 1,
  enableXfa: false,
  disableFontFace: false,
  useSystemFonts: false,
  useWasm: false,
  fontExtraProperties: true,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
  cMapUrl: `${join(folder, 'cmaps')}/`,
  cMapPacked: true,
  ownerDocument: { fonts: { add() {}, delete() {} } } as unknown as HTMLDocument,
});

async function opened(pdfjs: PdfJs, document: PDFDocumentProxy, close: () => Promise<void>): Promise<OpenPdf> {
  const labels = trustedLabels((await document.getPageLabels().catch(() => null)) ?? []);
  return {
    pages: document.numPages,
    labels,
    async page(sheet, complained) {
      const page = await document.getPage(sheet);
      try {
        return { ...(await readPage(pdfjs, page, complained)), label: labels[sheet - 1] ?? '' };
      } finally {
        page.cleanup();
      }
    },
    outline: () => outlineOf(document),
    about: () => aboutOf(document),
    close,
  };
}

type Node = { readonly title?: unknown; readonly dest?: unknown; readonly items?: readonly Node[] };

/** Titles whose page can't be found are left out; so are entries beyond the limit. */
async function outlineOf(document: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const visit = async (nodes: readonly Node[], depth: number): Promise<void> => {
    for (const node of nodes) {
      if (entries.length >= parserLimits.outline) return;
      const sheet = await sheetOf(document, node.dest).catch(() => null);
      const title = textOf(node.title);
      if (sheet !== null && title) entries.push({ title, sheet, depth });
      if (depth < 8) await visit(node.items ?? [], depth + 1);
    }
  };
  await visit(((await document.getOutline().catch(() => null)) ?? []) as readonly Node[], 0);
  return entries;
}

async function sheetOf(document: PDFDocumentProxy, destination: unknown): Promise<number | null> {
  const target: unknown = typeof destination === 'string' ? await document.getDestination(destination) : destination;
  if (!Array.isArray(target)) return null;
  const [page] = target as readonly unknown[];
  const index = typeof page === 'number' ? page : await document.getPageIndex(page as never);
  return index >= 0 && index < document.numPages ? index + 1 : null;
}

async function aboutOf(document: PDFDocumentProxy): Promise<AboutFile> {
  const found = await document.getMetadata().catch(() => null);
  if (!found) return noAbout;
  const info = found.info as Readonly<Record<string, unknown>>;
  const metadata = found.metadata as { get: (name: string) => unknown } | null;
  const either = (name: string, own: string) => textOf(metadata?.get(name)) || textOf(info[own]);
  const dois = ['prism:doi', 'pdfx:doi', 'dc:identifier', 'crossmark:doi'].map((name) => textOf(metadata?.get(name)));
  return {
    title: either('dc:title', 'Title'),
    author: either('dc:creator', 'Author'),
    subject: [...dois, textOf(metadata?.get('dc:description')), textOf(info['Subject'])]
      .filter(Boolean)
      .join(' ')
      .slice(0, parserLimits.about),
    keywords: textOf(info['Keywords']),
    made: textOf(info['CreationDate']),
  };
}

/** A list (of authors) as one text. */
function textOf(value: unknown): string {
  const text = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('; ') : value;
  return typeof text === 'string'
    ? text
        .toWellFormed()
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .slice(0, parserLimits.about)
    : '';
}
