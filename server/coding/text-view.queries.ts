/** Puts together what the text view shows: pages cut into paragraphs, with the passages on them. */
import type { PageShown } from '../documents/pages.queries.ts';
import { pagesBetween } from '../documents/pages.queries.ts';
import { toUtf16 } from '../documents/code-points.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { DocumentRead } from './reader.queries.ts';
import type { ExcerptShown } from './excerpt.ts';
import { excerptsOnPages } from './excerpts.queries.ts';
import { type Range, touches } from './ranges.ts';
import { type Paragraph, paragraphsOf } from './sentences.ts';
import { portionsOf, portionSize, portionWith } from './text-portions.ts';

export interface TextShown {
  readonly sheet: number;
  readonly label: string;
  readonly portion: number;
  readonly portions: number;
  readonly paragraphs: readonly Paragraph[];
  readonly wordsAt: (range: Range) => string;
  readonly excerpts: readonly ExcerptShown[];
}

type Version = Pick<DocumentRead, 'versionId' | 'firstLabel' | 'pages'>;

/** One page, or the portion of it that holds `position`. */
export async function textPage(
  scope: Scope,
  version: Version,
  at: { readonly sheet: number; readonly portion?: number; readonly position?: number | undefined },
): Promise<TextShown | undefined> {
  const [page] = await pagesBetween(scope, version, { from: at.sheet, to: at.sheet });
  if (!page) return undefined;
  const excerpts = await excerptsOnPages(scope, version.versionId, { from: at.sheet, to: at.sheet });
  const portions = portionsOf(paragraphsOf(page.text, page.start));
  const portion = at.position === undefined ? (at.portion ?? 0) : portionWith(portions, at.position);
  return shownPage(page, excerpts, { portions, portion });
}

/** A marked passage takes up as much of an answer as so many letters: its marks, its borders and what is said aloud of it. */
const passageWeight = 150;

/** As many pages from a sheet on as make one portion, fewer where much is marked: what a reader without script is given. */
export async function textWindow(scope: Scope, version: Version, from: number): Promise<readonly TextShown[]> {
  const shown: TextShown[] = [];
  let filled = 0;
  for (let sheet = from; sheet <= version.pages && (filled < portionSize || !shown.length); sheet++) {
    const page = await textPage(scope, version, { sheet });
    if (!page) break;
    shown.push(page);
    filled += page.paragraphs.flat().reduce((sum, [start, end]) => sum + end - start, page.excerpts.length * passageWeight);
    if (page.portions > 1) break;
  }
  return shown;
}

function shownPage(
  page: PageShown,
  excerpts: readonly ExcerptShown[],
  { portions, portion }: { readonly portions: readonly (readonly Paragraph[])[]; readonly portion: number },
): TextShown {
  const paragraphs = portions[portion] ?? [];
  const span: Range = [paragraphs[0]?.[0]?.[0] ?? page.start, paragraphs.at(-1)?.at(-1)?.[1] ?? page.start];
  return {
    sheet: page.sheet,
    label: page.label,
    portion,
    portions: portions.length,
    paragraphs,
    wordsAt: cutter(page),
    excerpts: excerpts.filter((excerpt) => touches(excerpt.ranges, span)),
  };
}

/** Cuts a page's text by positions of the document, near the last cut first: a page is read from front to back. */
function cutter({ text, start: offset }: PageShown): (range: Range) => string {
  let [index, position] = [0, offset];
  const indexOf = (to: number): number => {
    if (to < position) [index, position] = [0, offset];
    index += toUtf16(text.slice(index, index + 2 * (to - position)), to - position);
    position = to;
    return index;
  };
  return ([start, end]) => {
    const from = indexOf(start);
    return text.slice(from, indexOf(end));
  };
}
