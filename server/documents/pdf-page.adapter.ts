/**
 * One page of a PDF: its text and the place of every letter. An ordinary page is written in one walk over what it draws
 * (text-runs.ts); any other from pdf.js's own text, to which the letters drawn are then aligned (decisions/0011).
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { PDFPageProxy, TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import type { FontFacts } from './glyph.ts';
import { followGlyphs, type OperatorList, type OperatorNumbers, walkGlyphs } from './glyph-walk.ts';
import { type ComposedPage, composePage, type HeightsOf, PageWriter } from './page-compose.ts';
import { writePieces } from './page-text.ts';
import type { ParsedPage } from './parsed.ts';
import { factsOf, type FontObject, heightsFrom, type Style } from './pdf-font.ts';
import { TextRuns, type View } from './text-runs.ts';

/** What pdf.js's module offers for reading pages. */
export interface PageTools {
  readonly OPS: OperatorNumbers;
  readonly AnnotationMode: { readonly DISABLE: number };
}

/** `complained` tells whether pdf.js has left out something that it could not draw: then its text may hold more than is drawn. */
export async function readPage(tools: PageTools, page: PDFPageProxy, complained: () => boolean): Promise<Omit<ParsedPage, 'label'>> {
  const list = await page.getOperatorList({ annotationMode: tools.AnnotationMode.DISABLE }).catch(() => null);
  const drawn = list && !complained() ? await pageAsDrawn(tools, page, list) : null;
  const { text, pieces } = drawn ?? (await pageAsRead(tools, page, list));
  return { text, box: boxOf(page.view), rotation: ((page.rotate % 360) + 360) % 360, pieces: writePieces(pieces) };
}

/** Null when the page is not an ordinary one. */
async function pageAsDrawn({ OPS }: PageTools, page: PDFPageProxy, list: OperatorList): Promise<ComposedPage | null> {
  await fontsArrived(page, list, OPS);
  const writer = new PageWriter();
  const runs = new TextRuns(viewOf(page.view), writer);
  const fontOf = oncePerFont((name) => {
    const font = fontObject(page, name);
    return factsOf(font, heightsFrom(font));
  });
  followGlyphs(list, OPS, { fontOf, follower: runs });
  return runs.isOrdinary ? writer.finish() : null;
}

async function pageAsRead({ OPS }: PageTools, page: PDFPageProxy, list: OperatorList | null): Promise<ComposedPage> {
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const runs = content.items.filter((item): item is TextItem => 'str' in item);
  const styles = content.styles as Readonly<Record<string, Style>>;
  const heightsOf: HeightsOf = (name) => heightsFrom(styles[name]);
  const hasText = runs.some((run) => run.str.trim());
  const fontOf = oncePerFont((name) => factsOf(fontObject(page, name), heightsOf(name)));
  return composePage(runs, list && hasText ? walkGlyphs(list, OPS, fontOf) : [], heightsOf);
}

function oncePerFont(fontOf: (name: string) => FontFacts): (name: string) => FontFacts {
  const known = new Map<string, FontFacts>();
  return (name) => {
    const facts = known.get(name) ?? fontOf(name);
    known.set(name, facts);
    return facts;
  };
}

interface Fonts {
  readonly has: (name: string) => boolean;
  readonly get: (name: string) => unknown;
}

const fontsOf = (page: PDFPageProxy): Fonts => page.commonObjs as Fonts;

/** Fonts come on their own way, mostly before the operators that use them; one that doesn't come is no plain font. */
async function fontsArrived(page: PDFPageProxy, { fnArray, argsArray }: OperatorList, { setFont }: OperatorNumbers): Promise<void> {
  const fonts = fontsOf(page);
  const names = new Set<string>();
  for (let at = 0; at < fnArray.length; at++) if (fnArray[at] === setFont) names.add(String((argsArray[at] as readonly unknown[])[0]));
  for (let turns = 0; turns < 50 && [...names].some((name) => !fonts.has(name)); turns++) await turn();
}

function fontObject(page: PDFPageProxy, name: string): FontObject | null {
  const fonts = fontsOf(page);
  const found = fonts.has(name) ? fonts.get(name) : null;
  return typeof found === 'object' && found !== null ? found : null;
}

const viewOf = ([x0 = 0, y0 = 0, x1 = 612, y1 = 792]: readonly number[]): View => [x0, y0, x1, y1];

const boxOf = (view: readonly number[]): ParsedPage['box'] => {
  const [x0, y0, x1, y1] = view.map((n) => Math.round(n * 100));
  return [x0 ?? 0, y0 ?? 0, x1 ?? 61200, y1 ?? 79200];
};
