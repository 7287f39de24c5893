/**
 * pdf.js, as the parser child uses it: text with the place of every letter, labels, outline, what the file says of itself.
 * Runs in a throw-away process only: a two-kilobyte file can keep it busy for ever (reliability M12).
 */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { DocumentInitParameters, PDFDocumentProxy, PDFPageProxy, TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import type { FontFacts, OperatorNumbers } from './glyph-walk.ts';
import { walkGlyphs } from './glyph-walk.ts';
import { composePage, type HeightsOf } from './page-compose.ts';
import { trustedLabels } from './page-label.ts';
import { writePieces } from './page-text.ts';
import { type AboutFile, noAbout, type OutlineEntry, type ParsedPage, parserLimits } from './parsed.ts';

interface PdfJs {
  readonly version: string;
  readonly OPS: OperatorNumbers;
  readonly AnnotationMode: { readonly DISABLE: number };
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
  /** Sheets count from 1. */
  readonly page: (sheet: number) => Promise<ParsedPage>;
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
}

/**
 * pdf.js copies every message between its two halves, which here share one thread. Chunks of text and of drawing operators are
 * handed over instead (a fifth of the time): the sender then lets go of the former's list and empties the two of the latter.
 */
const handedOver =
  (copy: typeof structuredClone): typeof structuredClone =>
  <T>(message: T, options?: StructuredSerializeOptions): T => {
    const { chunk } = (message ?? {}) as Message;
    if (chunk?.items) return { ...message, chunk: { ...chunk } };
    if (!chunk?.fnArray || !chunk.argsArray) return copy(message, options);
    return { ...message, chunk: { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] } };
  };

/** Pictures are never decoded; nothing is fetched; fonts are read for their widths only. */
const options = (folder: string): DocumentInitParameters => ({
  verbosity: 1,
  maxImageSize: 1,
  enableXfa: false,
  disableFontFace: false,
  useSystemFonts: false,
  useWasm: false,
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
    page: (sheet) => pageOf(pdfjs, document, sheet, labels[sheet - 1] ?? ''),
    outline: () => outlineOf(document),
    about: () => aboutOf(document),
    close,
  };
}

type Style = { readonly ascent: number; readonly descent: number; readonly vertical: boolean };

async function pageOf(pdfjs: PdfJs, document: PDFDocumentProxy, sheet: number, label: string): Promise<ParsedPage> {
  const page = await document.getPage(sheet);
  try {
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const runs = content.items.filter((item): item is TextItem => 'str' in item);
    const styles = content.styles as Readonly<Record<string, Style>>;
    const glyphs = runs.some((run) => run.str.trim()) ? await glyphsOf(pdfjs, page, styles) : [];
    const { text, pieces } = composePage(runs, glyphs, heightsIn(styles));
    return { text, label, box: boxOf(page.view), rotation: ((page.rotate % 360) + 360) % 360, pieces: writePieces(pieces) };
  } finally {
    page.cleanup();
  }
}

async function glyphsOf(pdfjs: PdfJs, page: PDFPageProxy, styles: Readonly<Record<string, Style>>) {
  const list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE }).catch(() => null);
  if (!list) return [];
  const heights = heightsIn(styles);
  const known = new Map<string, FontFacts>();
  return walkGlyphs(list, pdfjs.OPS, (name) => {
    const facts = known.get(name) ?? factsOf(fontObject(page, name), heights(name));
    known.set(name, facts);
    return facts;
  });
}

/** The part of pdf.js's font that we read. */
interface FontObject {
  readonly vertical?: boolean;
  readonly fontMatrix?: Iterable<number>;
  readonly isType3Font?: boolean;
  readonly bbox?: Iterable<number>;
}

function fontObject(page: PDFPageProxy, name: string): FontObject {
  const fonts = page.commonObjs as { has: (name: string) => boolean; get: (name: string) => unknown };
  const found = fonts.has(name) ? fonts.get(name) : null;
  return typeof found === 'object' && found !== null ? found : {};
}

function factsOf(font: FontObject, { ascent, descent, vertical }: Style): FontFacts {
  const { fontMatrix: [scale = 0.001, , , height = 0.001] = [], bbox: [, bottom = 0, , top = 0] = [] } = font;
  const facts = { vertical: font.vertical ?? vertical, scale, ascent, descent };
  return font.isType3Font ? { ...facts, ...heightsWithin(bottom * height, top * height) } : facts;
}

/** Type 3 fonts have a scale of their own; their box tells the height, where it can be one. */
const heightsWithin = (foot: number, head: number): Partial<FontFacts> =>
  head > 0.1 && head < 3 ? { ascent: head, descent: Math.max(-1, Math.min(0, foot)) } : {};

/** Some fonts say they have no height, or one of three lines: then a common one is taken. */
const heightsIn =
  (styles: Readonly<Record<string, Style>>): HeightsOf =>
  (name) => {
    const { ascent = 0, descent = 0, vertical = false } = styles[name] ?? {};
    const isPlausible = ascent > 0.3 && ascent < 1.6 && descent <= 0 && descent > -0.8;
    return isPlausible ? { ascent, descent: Math.min(descent, -0.1), vertical } : { ascent: 0.8, descent: -0.2, vertical };
  };

const boxOf = (view: readonly number[]): ParsedPage['box'] => {
  const [x0, y0, x1, y1] = view.map((n) => Math.round(n * 100));
  return [x0 ?? 0, y0 ?? 0, x1 ?? 61200, y1 ?? 79200];
};

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
