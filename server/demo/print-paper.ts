/** From a paper of the example review to what is printed. */
import type { DemoPaper } from './paper.ts';
import { readMarked } from './marked.ts';
import type { Printed } from './print/printed.ts';

/** "Harkness, Philippa" → "Philippa Harkness". */
const inOrder = (name: string): string => name.split(', ').reverse().join(' ');
const family = (name: string): string => name.split(', ')[0] ?? name;

export function printedOf(paper: DemoPaper): Printed {
  const { record } = paper;
  return {
    dress: paper.layout,
    title: record.title,
    authors: record.authors.map(inOrder),
    affiliations: paper.affiliations,
    source: sourceLine(paper),
    running: record.authors.length > 2 ? `${family(record.authors[0] ?? '')} and others` : record.authors.map(family).join(' and '),
    abstract: readMarked(paper.abstract).text,
    sections: paper.sections.map(({ heading, depth = 1, blocks }) => ({
      heading,
      depth,
      blocks: blocks.map((block) => (typeof block === 'string' ? readMarked(block).text : block)),
    })),
    references: paper.references,
    firstPage: record.firstPage ?? 1,
    labelled: isLabelled(paper.key),
    dated: `${record.year}-06-01T12:00:00.000Z`,
  };
}

/** Some files say themselves how their pages are numbered; of the others somebody has to tell the product. */
export const isLabelled = (key: string): boolean => ['marchetti', 'brandsma', 'tremblay', 'nguyen'].includes(key);

function sourceLine({ record }: DemoPaper): string {
  const issue = record.issue ? `(${record.issue})` : '';
  return `${record.container}${record.volume ? ` ${record.volume}${issue}` : issue && ` ${record.issue ?? ''}`}, ${record.year}`;
}
