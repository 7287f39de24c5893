/** The runs of a PDF's text as pdf.js itself reports them, with where each stands in the page's text. */
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { frozen, lengthOf } from '../../server/documents/code-points.ts';

export interface Run {
  readonly text: string;
  /** Code points of the page's text. */
  readonly start: number;
  readonly end: number;
  readonly isVertical: boolean;
  /** Where it begins and ends on its baseline, 1/100 pt of PDF user space. */
  readonly ends: readonly [readonly [number, number], readonly [number, number]];
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
  readonly hasEOL: boolean;
}

/** One list per page; blank runs are left out. */
export async function runsOf(path: string): Promise<readonly (readonly Run[])[]> {
  const task = getDocument({ data: Uint8Array.from(readFileSync(path)), verbosity: 0, useSystemFonts: false, maxImageSize: 1 });
  const pdf = await task.promise;
  const pages: Run[][] = [];
  for (let sheet = 1; sheet <= pdf.numPages; sheet++) {
    const content = await (await pdf.getPage(sheet)).getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const styles = content.styles as Readonly<Record<string, { readonly vertical?: boolean }>>;
    const items = content.items.filter((item) => 'str' in item) as readonly Item[];
    pages.push([...placed(items, (item) => styles[item.fontName]?.vertical ?? false)]);
  }
  await task.destroy();
  return pages;
}

function* placed(items: readonly Item[], isVertical: (item: Item) => boolean): Generator<Run> {
  let start = 0;
  for (const item of items) {
    const text = frozen(item.str);
    const end = start + lengthOf(text);
    if (text.trim()) yield { text, start, end, isVertical: isVertical(item), ends: endsOf(item, isVertical(item)) };
    start = end + (item.hasEOL ? 1 : 0);
  }
}

function endsOf({ transform, width, height }: Item, isVertical: boolean): Run['ends'] {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  const [dx, dy] = isVertical ? scaled([-c, -d], height) : scaled([a, b], width);
  return [
    [x * 100, y * 100],
    [(x + dx) * 100, (y + dy) * 100],
  ];
}

export function scaled([x, y]: readonly [number, number], length: number): readonly [number, number] {
  const own = Math.hypot(x, y) || 1;
  return [(x / own) * length, (y / own) * length];
}

export const isRightToLeft = (text: string): boolean => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(text);
