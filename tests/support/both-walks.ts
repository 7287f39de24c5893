/** Each page of a PDF, written from what it draws and again from pdf.js's own text with the letters aligned to it. */
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import type { ParsedPage } from '../../server/documents/parsed.ts';
import { loadPdfJs, type PdfParser } from '../../server/documents/pdf.adapter.ts';

export interface BothPages {
  readonly sheet: number;
  readonly drawn: ParsedPage;
  readonly read: ParsedPage;
}

let parser: Promise<PdfParser> | null = null;

const loaded = (): Promise<PdfParser> => (parser ??= loadPdfJs(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))));

/** @throws what `open` throws. */
export async function bothWalks(file: Uint8Array): Promise<readonly BothPages[]> {
  const { warn, log } = console;
  const said: string[] = [];
  const listen = (...words: readonly unknown[]) => void said.push(words.join(' '));
  Object.assign(console, { warn: listen, log: listen });
  try {
    const pdf = await (await loaded()).open(Uint8Array.from(file));
    const pages: BothPages[] = [];
    for (let sheet = 1; sheet <= pdf.pages; sheet++) {
      const before = said.length;
      const drawn = await pdf.page(sheet, () => said.slice(before).some((line) => line.includes('getOperatorList - ignoring')));
      pages.push({ sheet, drawn, read: await pdf.page(sheet, () => true) });
    }
    await pdf.close();
    return pages;
  } finally {
    Object.assign(console, { warn, log });
  }
}
