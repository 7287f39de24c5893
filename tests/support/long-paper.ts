/**
 * Two-column papers of as many pages as a test or the bench wants, every sentence of which is known and occurs once. The same
 * arguments give the same bytes.
 */
import { printPaper } from '../../server/demo/print/paper.adapter.ts';

export interface LongPaper {
  readonly file: Buffer;
  readonly pages: number;
  /** Every sentence of the body, in order. */
  readonly sentences: readonly string[];
}

const openings = [
  'In the first season',
  'By contrast',
  'At the second site',
  'Over the winter',
  'According to the leaders',
  'Later that year',
];
const subjects = [
  'the newcomers',
  'most of the walkers',
  'two of the volunteers',
  'the nurses',
  'those who lived alone',
  'the older members',
];
const verbs = ['described', 'remembered', 'disputed', 'laughed about', 'returned to', 'had expected'];
const objects = ['the long hill', 'the tea', 'the closed path', 'the first morning', 'the list of names', 'the wet weeks'];
const endings = [
  'without being asked',
  'and said why',
  'as if it were nothing',
  'more than once',
  'in the group discussion',
  'on the way home',
];

const at = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

/** The nth sentence: its number stands in it, so that no two are alike. */
const sentence = (n: number): string =>
  `${at(openings, n)} ${at(subjects, n * 5 + (n >> 3))} of group ${n} ${at(verbs, n * 7 + (n >> 2))} ${at(objects, n + (n >> 4))} ${at(endings, n * 3 + (n >> 5))}.`;

const sentencesPerParagraph = 6;
/** A little fewer than a page holds, so that the search below starts low. */
const sentencesPerPage = 42;

export async function longPaper(pages: number, title = `A paper of ${pages} pages`): Promise<LongPaper> {
  let count = Math.max(1, Math.floor((pages - 0.7) * sentencesPerPage));
  for (;;) {
    const made = await printed(title, count);
    if (made.pages >= pages) return made;
    count += sentencesPerParagraph * 3;
  }
}

async function printed(title: string, count: number): Promise<LongPaper> {
  const sentences = Array.from({ length: count }, (_, n) => sentence(n + 1));
  const paragraphs: string[] = [];
  for (let from = 0; from < count; from += sentencesPerParagraph)
    paragraphs.push(sentences.slice(from, from + sentencesPerParagraph).join(' '));
  const file = await printPaper({
    dress: 'journal',
    title,
    authors: ['Ada Okafor', 'Bo Lind'],
    affiliations: 'Department of Tests, University of Nowhere',
    source: 'Journal of Long Papers 1(1), 2020',
    running: 'Okafor and Lind',
    abstract: `This paper is ${count} sentences long, and each of them can be told from every other.`,
    sections: [{ heading: 'Findings', depth: 1, blocks: paragraphs }],
    references: [],
    firstPage: 1,
    labelled: true,
    dated: '2020-06-01T12:00:00.000Z',
  });
  return { file, pages: file.toString('latin1').split('/Type /Page\n').length - 1, sentences };
}
