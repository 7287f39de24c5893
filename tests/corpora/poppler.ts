/** The words of a PDF as poppler places them: the other opinion. */
import { execFileSync, spawnSync } from 'node:child_process';

export interface PopplerWord {
  /** NFKC. */
  readonly text: string;
  /** Points on the page as displayed, from its upper left corner. */
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export const hasPoppler = (): boolean => spawnSync('pdftotext', ['-v']).error === undefined;

/** One list per page. */
export function popplerWords(file: string): readonly (readonly PopplerWord[])[] {
  const html = execFileSync('pdftotext', ['-bbox', '-cropbox', file, '-'], {
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return html.toString('utf8').split('<page ').slice(1).map(wordsIn);
}

const wordsIn = (page: string): readonly PopplerWord[] =>
  [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)<\/word>/g)].map(
    ([, x0, y0, x1, y1, text = '']) => ({
      text: plain(text).normalize('NFKC'),
      x0: Number(x0),
      y0: Number(y0),
      x1: Number(x1),
      y1: Number(y1),
    }),
  );

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
