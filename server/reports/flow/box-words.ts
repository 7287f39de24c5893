/** What stands in each box of the diagram, in the words of PRISMA 2020. */
import { type Awaiting, awaitingNames, type Box, type PhaseBox, shapeOf } from './box.ts';
import type { Count, Flow, PhaseFlow } from './flow.ts';
import type { Run } from './text-width.ts';

/** A paragraph of a box, set in by steps. */
export interface Paragraph {
  readonly runs: readonly Run[];
  readonly indent: 0 | 1 | 2;
}

/** Where numbers lead: those counted from records to them, the others to where they were entered. In files they lead nowhere. */
export interface Link {
  readonly records: (box: string, part?: string) => string | undefined;
  readonly entered: string | undefined;
}

export const noLinks: Link = { records: () => undefined, entered: undefined };

export const figureOf = (n: number): string => n.toLocaleString('en-GB');

/** The signs beside a number that somebody entered, and beside one that follows from such. */
export const enteredSign = '†';
export const followsSign = '‡';

/** Counted from records, and what its list holds. */
const isCounted = (count: Count): boolean => !count.isEntered && count.n === count.fromRecords;

const signOf = (count: Count): string => (count.isEntered ? enteredSign : isCounted(count) ? '' : followsSign);

const numberRun = (n: number, sign: string, href: string | undefined): Run => ({ text: `(n\u00a0=\u00a0${figureOf(n)})${sign}`, href });

/** "Records screened (n = 2,144)" */
export const countLine = (box: Box, count: Count, link: Link, indent: 0 | 1 = 0): Paragraph => ({
  runs: [{ text: `${shapeOf(box).label} ` }, numberRun(count.n, signOf(count), isCounted(count) ? link.records(box) : link.entered)],
  indent,
});

/** The most sources or reasons that a box lists; the rest are one line. */
const mostLines = 12;

export function partLines(box: PhaseBox, count: Count, link: Link, indent: 1 | 2): readonly Paragraph[] {
  const shown = count.parts.length > mostLines ? count.parts.slice(0, mostLines - 1) : count.parts;
  const rest = count.parts.length - shown.length;
  const lines = shown.map((part): Paragraph => ({
    runs: [{ text: `${part.label} ` }, numberRun(part.n, '', part.key ? link.records(box, part.key) : link.entered)],
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
  const href = link.records(`${arm === 'other' ? 'other_' : ''}${stage}`);
  return [{ runs: [{ text: `${awaitingNames[stage]} ` }, numberRun(n, '', href)], indent: 1 }];
}

export const holds = (count: Count): boolean => count.n > 0 || count.isEntered;

/** What a reader of the picture must know: which numbers were entered, and that reasons overlap. */
export function footnotes(flow: Flow): readonly string[] {
  const counts = [...flow.phases.flatMap((phase) => Object.values(phase.counts)), ...Object.values(flow.review)];
  const entered = counts.filter((count) => count.isEntered);
  const isFollowing = counts.some((count) => signOf(count) === followsSign);
  const notes = [...new Set(entered.map((count) => count.note).filter(Boolean))];
  const overlap = flow.phases.some((phase) => reasonBoxes.some((box) => sumOfParts(phase.counts[box]) > phase.counts[box].n));
  const shared = flow.shared === 1 ? '1 report is' : `${figureOf(flow.shared)} reports are`;
  return [
    ...(entered.length
      ? [`${enteredSign} Entered by hand, not counted from records kept here${notes.length ? `: ${notes.join('; ')}` : ''}.`]
      : []),
    ...(isFollowing ? [`${followsSign} Follows from numbers entered by hand.`] : []),
    ...(overlap ? ['A report may have been excluded for several reasons: they are not to be added up.'] : []),
    ...(flow.shared ? [`${shared} included in more than one phase and counted once in the review.`] : []),
  ];
}

const reasonBoxes = ['ineligible', 'irrelevant', 'other_ineligible', 'other_irrelevant'] as const;
const sumOfParts = (count: Count): number => count.parts.reduce((sum, part) => sum + part.n, 0);
