/** A page written from what it draws has the text and the places that pdf.js's own text gives, letter by letter. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bothWalks } from '../support/both-walks.ts';
import type { Expected } from './manifest.ts';
import type { Verdicts } from './verdicts.ts';

/** One check per file that can be opened. */
export async function checkWalks(folder: string, files: readonly Expected[], say: Verdicts): Promise<void> {
  for (const { file } of files) {
    const pages = await bothWalks(readFileSync(join(folder, file))).catch(() => []);
    const other = pages.filter(({ drawn, read }) => drawn.text !== read.text || drawn.pieces !== read.pieces).map(({ sheet }) => sheet);
    if (pages.length) say.check(`${file} reads the same both ways`, other.length === 0, `not on pages ${other.join(', ')}`);
  }
}
