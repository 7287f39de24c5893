/** What a folder of PDFs is expected to do, one row per file: `manifest.tsv` beside them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Expected {
  readonly file: string;
  readonly expect: 'ok' | 'password' | 'degraded' | 'error' | 'error-or-recover';
  readonly pages: number;
  /** Words that stand in it; empty when nothing is promised. */
  readonly mustContain: string;
}

export function readManifest(folder: string): readonly Expected[] {
  const [head = '', ...lines] = readFileSync(join(folder, 'manifest.tsv'), 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    return {
      file: cell('file'),
      expect: cell('expect') as Expected['expect'],
      pages: Number(cell('pages')),
      mustContain: cell('must_contain'),
    };
  });
}

/** How words are compared that two programs read from one file. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();
