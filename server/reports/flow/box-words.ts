/** What stands in each box of the diagram, in the words of PRISMA 2020. */
import { type Awaiting, awaitingNames, type Box, type PhaseBox, shapeOf } from './box.ts';
import type { Count, Flow, PhaseFlow } from './flow.ts';
import type { Run } from './text-width.ts';

/** A paragraph of a box, set in by steps. */
export interface Paragraph {
  readonly runs: readonly Run[];
  readonly indent: 0 | 1 | 2;
}

/** Where the number of a box leads; undefined where there is nothing to open, as in a file. */
export type Link = (box: string, part?: string) => string | undefined;

export const noLinks: Link = () => undefined;

export const figureOf = (n: number): string => n.toLocaleString('en-GB');

/** The sign beside a number that somebody entered. */
export const enteredSign = '†';

const numberRun = (count: Pick<Count, 'n' | 'isEntered'>, href: string | undefined): Run => ({
  text: `(n\u00a0=\u00a0${figureOf(count.n)})${count.isEntered ? enteredSign : ''}`,
  href,
});

/** "Records screened (n = 2,144)" */
export const countLine = (box: Box, count: Count, link: Link, indent: 0 | 1 = 0): Paragraph => ({
  runs: [{ text: `${shapeOf(box).label} ` }, numberRun(count, count.isEntered ? undefined : link(box))],
  indent,
});

/** The most sources or reasons that a box lists; the rest are one line. */
const mostLines = 12;

export function partLines(box: PhaseBox, count: Count, link: Link, indent: 1 | 2): readonly Paragraph[] {
  const shown = count.parts.length > mostLines ? count.parts.slice(0, mostLines - 1) : count.parts;
  const rest = count.parts.length - shown.length;
  const lines = shown.map((part): Paragraph => ({
    runs: [{ text: `${part.label} ` }, numberRun({ n: part.n, isEntered: false }, part.key ? link(box, part.key) : undefined)],
    indent,
  }));
  return rest ? [...lines, { runs: [{ text: `and ${rest} more` }], indent }] : lines;
}

/** A heading, and under it the boxes that hold something: "Records identified from: Databases (n = …)". */
export function gathered(phase: PhaseFlow, boxes: readonly PhaseBox[], link: Link): readonly Paragraph[] {
  const shown = boxes.filter((box) => holds(phase.counts[box]));
  const [first] = shown.length ? shown : boxes.slice(0, 1);
  if (!first) return [];
  return [
    { runs: [{ text: shapeOf(first).under ?? '' }], indent: 0 },
    ...(shown.length ? shown : [first]).flatMap((box) => {
      const count = phase.counts[box];
      const details = count.parts.length === 1 && count.parts[0]?.label === '' ? [] : partLines(box, count, link, 2);
      return [countLine(box, count, link, 1), ...details];
    }),
  ];
}

/** A box of one number, with its parts below. */
export const single = (phase: PhaseFlow, box: PhaseBox, link: Link): readonly Paragraph[] => [
  countLine(box, phase.counts[box], link),
  ...partLines(box, phase.counts[box], link, 1),
];

/** "of which awaiting a decision (n = 12)"; nothing when nothing waits. */
export function waiting(phase: PhaseFlow, arm: 'databases' | 'other', stage: Awaiting, link: Link): readonly Paragraph[] {
  const n = phase.awaiting[arm][stage];
  if (!n) return [];
  const href = link(`${arm === 'other' ? 'other_' : ''}${stage}`);
  return [{ runs: [{ text: `${awaitingNames[stage]} ` }, numberRun({ n, isEntered: false }, href)], indent: 1 }];
}

export const holds = (count: Count): boolean => count.n > 0 || count.isEntered;

/** What a reader of the picture must know: which numbers were entered, and that reasons overlap. */
export function footnotes(flow: Flow): readonly string[] {
  const counts = [...flow.phases.flatMap((phase) => Object.values(phase.counts)), ...Object.values(flow.review)];
  const entered = counts.filter((count) => count.isEntered);
  const notes = [...new Set(entered.map((count) => count.note).filter(Boolean))];
  const overlap = flow.phases.some((phase) => reasonBoxes.some((box) => sumOfParts(phase.counts[box]) > phase.counts[box].n));
  const shared = flow.shared === 1 ? '1 report is' : `${figureOf(flow.shared)} reports are`;
  return [
    ...(entered.length
      ? [`${enteredSign} Entered by hand, not counted from records kept here${notes.length ? `: ${notes.join('; ')}` : ''}.`]
      : []),
    ...(overlap ? ['A report may have been excluded for several reasons: they are not to be added up.'] : []),
    ...(flow.shared ? [`${shared} included in more than one phase and counted once in the review.`] : []),
  ];
}

const reasonBoxes = ['ineligible', 'irrelevant', 'other_ineligible', 'other_irrelevant'] as const;
const sumOfParts = (count: Count): number => count.parts.reduce((sum, part) => sum + part.n, 0);
