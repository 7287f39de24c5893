/** The pages of the imported files as they are stored, and as pdf.js and poppler see them. */
import { join } from 'node:path';
import { lettersOf } from '../../server/documents/code-points.ts';
import { currentVersion, type DocumentVersion, type PageShown, pagesBetween, piecesOf } from '../../server/documents/pages.queries.ts';
import type { Piece } from '../../server/documents/page-text.ts';
import type { ShownPage } from './covered.ts';
import { popplerWords, type PopplerWord } from './poppler.ts';
import { type Run, runsOf } from './runs.ts';
import type { Serving } from './serving.ts';

export interface ReadFile {
  readonly file: string;
  readonly documentId: string;
}

export interface Word {
  /** NFKC. */
  readonly text: string;
  /** Code points of the page's text. */
  readonly start: number;
  readonly end: number;
  /** Its text with its neighbours': they tell it from others that are spelled alike. */
  readonly context: string;
}

export interface Sheet {
  /** "paper.pdf sheet 3" */
  readonly name: string;
  readonly version: DocumentVersion;
  readonly page: PageShown & ShownPage;
  readonly pieces: readonly Piece[];
  readonly words: readonly Word[];
  readonly runs: readonly Run[];
  /** Poppler's, by their text in context: those of which both have just one. Empty where poppler is not there. */
  readonly theirs: ReadonlyMap<string, PopplerWord>;
}

/** Every page with words. */
export async function sheetsOf(at: Serving, folder: string, files: readonly ReadFile[], withPoppler: boolean): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = [];
  for (const { file, documentId } of files) {
    const version = await currentVersion(at.scope, documentId);
    if (!version) continue;
    const path = join(folder, file);
    const theirs = withPoppler ? popplerWords(path) : [];
    const runs = await runsOf(path);
    for (const page of await pagesBetween(at.scope, version, { from: 1, to: version.pages })) {
      const words = wordsOf(page.text);
      if (!page.box || !words.length) continue;
      sheets.push({
        name: `${file} sheet ${page.sheet}`,
        version,
        page: { ...page, box: page.box },
        pieces: await piecesOf(at.scope, version.versionId, page.sheet),
        words,
        runs: runs[page.sheet - 1] ?? [],
        theirs: alone(inContext(theirs[page.sheet - 1] ?? []), words),
      });
    }
  }
  return sheets;
}

function inContext<W extends { readonly text: string }>(words: readonly W[]): readonly InContext<W>[] {
  return words.map((word, at) => ({ ...word, context: [words[at - 1]?.text, word.text, words[at + 1]?.text].join(' ') }));
}

type InContext<W> = W & { readonly context: string };

/** Words are paired by what they say and never by where they are: a word in the wrong place must not find a stand-in there. */
function alone(theirs: readonly InContext<PopplerWord>[], ours: readonly Word[]): Sheet['theirs'] {
  const mine = Map.groupBy(ours, (word) => word.context);
  const groups = [...Map.groupBy(theirs, (word) => word.context)];
  const only = groups.filter(([context, words]) => words.length === 1 && mine.get(context)?.length === 1);
  return new Map(only.flatMap(([context, [word]]) => (word ? [[context, word]] : [])));
}

function wordsOf(text: string): readonly Word[] {
  const letters = lettersOf(text);
  const words: Omit<Word, 'context'>[] = [];
  let start = -1;
  for (let n = 0; n <= letters.length; n++) {
    const isSpace = n === letters.length || /\s/u.test(letters[n] ?? '');
    if (!isSpace && start < 0) start = n;
    if (isSpace && start >= 0) {
      words.push({ text: letters.slice(start, n).join('').normalize('NFKC'), start, end: n });
      start = -1;
    }
  }
  return inContext(words);
}
