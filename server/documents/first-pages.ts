/** What the guess of a record looks at: the words and lines of a file's first pages. */
import type { FirstPages } from './guess-record.ts';
import { linesOf, type PageLine } from './page-lines.ts';
import { readPieces } from './page-text.ts';
import type { AboutFile, ParsedPage } from './parsed.ts';

export function firstPagesOf(
  fileName: string,
  { pages, end }: { readonly pages: readonly ParsedPage[]; readonly end: { readonly about: AboutFile } },
  thisYear: number,
): FirstPages {
  const [first] = pages;
  const text = pages
    .slice(0, 2)
    .map((page) => page.text)
    .join('\n');
  return { fileName, text, lines: first ? linesIn(first) : [], about: end.about, thisYear };
}

function linesIn(page: ParsedPage): readonly PageLine[] {
  if (page.box) return linesOf(page, readPieces(page.pieces));
  return typedLines(page.text);
}

/** Lines of a plain text; a heading in Markdown stands out. */
function typedLines(text: string): readonly PageLine[] {
  const lines = text.split('\n').filter((line) => line.trim());
  return lines.slice(0, 40).map((line, at) => {
    const heading = /^#{1,3}\s+(.+?)\s*#*$/.exec(line)?.[1];
    return { text: (heading ?? line).trim(), size: heading ? 2000 : 1000, from: at / 100 };
  });
}
