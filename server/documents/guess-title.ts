/** The title of a paper: the largest words near the top of its first page, or what the file says, if the page says so, too. */
import type { PageLine } from './page-lines.ts';

/** What programs write into a file's title by themselves. */
const notTitles =
  /^(microsoft |powerpoint |untitled|document\d*$|doi:|pii:|layout \d|template|print$)|\.(docx?|pages|indd|tex|dvi|pdf|wpd|rtf|odt|qxd|fm|html?)$|^(?=[\w-]+\d{4})[\w-]+$/i;

/** Words of a journal's furniture that are often set large. */
const furniture =
  /^(research( article| paper)?|original (article|research|paper)|review( article)?|article|open access|full text|abstract|introduction|contents|editorial|short report|debate|protocol|correspondence|commentary|view ?point|invited .*|special issue.*|case study|working paper.*|discussion paper.*|technical report.*|report|brief|supplement.*|vol(ume)?\b.*|issn\b.*)$/i;

/** The file's own title where it can be one and the page shows it; otherwise ''. */
export function plausibleTitle(title: string, pageText: string): string {
  if (title.length < 10 || title.length > 400 || notTitles.test(title) || wordsIn(title) < 3) return '';
  return folded(pageText).includes(folded(title)) ? title : '';
}

/** Letters and digits only, lower case: line breaks, hyphens and ligatures don't matter. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

interface Block {
  readonly lines: PageLine[];
  readonly size: number;
}

/** A page in one size has no title to be seen: its first line stands in when it is short. */
export function guessTitle(lines: readonly PageLine[]): string {
  const common = commonSize(lines);
  const candidates = blocksOf(lines.filter((line) => line.from < 0.6 && line.size > common * 1.08)).filter((block) =>
    isTitle(textOf(block)),
  );
  const best = candidates.reduce<Block | null>((a, b) => (!a || score(b) > score(a) ? b : a), null);
  return best ? tidied(textOf(best)) : firstLine(lines[0]);
}

/** A heading is short and ends without a full stop. */
const firstLine = (line: PageLine | undefined): string =>
  line && line.from < 0.3 && line.text.length < 70 && !/[.,;:]$/.test(line.text) && isTitle(line.text) ? tidied(line.text) : '';

/** The size of most letters. */
function commonSize(lines: readonly PageLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(Math.round(size / 20), (letters.get(Math.round(size / 20)) ?? 0) + text.length);
  return 20 * ([...letters].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as [number, number])[0] ?? 0);
}

/** Lines of one size that follow each other. */
function blocksOf(lines: readonly PageLine[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    if (!line.text) continue;
    const last = blocks.at(-1);
    const previous = last?.lines.at(-1);
    const follows = previous && line.from >= previous.from - 0.005 && line.from - previous.from < 0.08;
    if (last && follows && Math.abs(last.size - line.size) <= last.size * 0.06 && !furniture.test(line.text)) last.lines.push(line);
    else blocks.push({ lines: [line], size: line.size });
  }
  return blocks;
}

/** A title is set larger than the text; a longer one is more likely one than a journal's name. */
const score = (block: Block): number => block.size * Math.min(1, 0.45 + textOf(block).length / 70);

const textOf = ({ lines }: Block): string => lines.map((line) => line.text).join(' ');

const isTitle = (text: string): boolean =>
  text.length >= 8 &&
  text.length <= 350 &&
  wordsIn(text) >= 2 &&
  !furniture.test(text) &&
  !/^(https?:|www\.|doi\b|issn\b)|@/i.test(text) &&
  (text.match(/\p{L}/gu)?.length ?? 0) > text.length * 0.6;

const wordsIn = (text: string): number => text.match(/\p{L}{2,}/gu)?.length ?? 0;

/** Words split at a line's end are joined; marks of footnotes go. */
const tidied = (text: string): string =>
  text
    .replace(/(\p{Ll})[-‐] (\p{Ll})/gu, '$1$2')
    .replace(/(?<![*†‡§¶])[*†‡§¶]+(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
