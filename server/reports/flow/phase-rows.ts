/** The rows of a phase: what stands side by side, from identification to inclusion. */
import type { Awaiting, PhaseBox } from './box.ts';
import { gathered, holds, type Link, type Paragraph, single, waiting } from './box-words.ts';
import type { PhaseFlow } from './flow.ts';

export type Side = 'databases' | 'other';

/** A box of the main line, and what leaves there. */
export interface Cell {
  readonly main: readonly Paragraph[];
  readonly out: readonly Paragraph[];
}

export type Band = 'Identification' | 'Screening' | 'Included';

export interface Row {
  readonly band: Band;
  readonly cells: Readonly<Record<Side, Cell | null>>;
}

const identifiedBoxes: Readonly<Record<Side, readonly PhaseBox[]>> = {
  databases: ['databases', 'registers'],
  other: ['websites', 'organisations', 'citations', 'hand', 'elsewhere'],
};
const removedBoxes: Readonly<Record<Side, readonly PhaseBox[]>> = {
  databases: ['duplicates', 'automation', 'removed'],
  other: ['other_duplicates', 'other_removed'],
};
const prefixOf: Readonly<Record<Side, '' | 'other_'>> = { databases: '', other: 'other_' };

/** True when anything came in by databases, or by other methods. */
export const isUsed = ({ counts }: PhaseFlow, side: Side): boolean =>
  [...identifiedBoxes[side], `${prefixOf[side]}screened` as const, `${prefixOf[side]}assessed` as const].some((box) => holds(counts[box]));

/** The rows but the last; those that say nothing in either column are left out. */
export function rowsOf(phase: PhaseFlow, link: Link): readonly Row[] {
  const both = (band: Band, cellOf: (side: Side) => Cell | null): Row => ({
    band,
    cells: {
      databases: isUsed(phase, 'databases') ? cellOf('databases') : null,
      other: isUsed(phase, 'other') ? cellOf('other') : null,
    },
  });
  const hasRelevance = (['eligible', 'irrelevant'] as const).some(
    (box) => phase.counts[box].isEntered || phase.counts[`other_${box}`].isEntered,
  );
  const relevance = hasRelevance || leaves(phase);
  return [
    both('Identification', (side) => identification(phase, side, link)),
    both('Screening', (side) => (side === 'databases' || isScreened(phase) ? screening(phase, side, link) : null)),
    both('Screening', (side) => step(phase, side, link, { box: 'sought', out: 'not_retrieved', open: 'awaiting_retrieval' })),
    both('Screening', (side) => step(phase, side, link, { box: 'assessed', out: 'ineligible', open: 'awaiting_eligibility' })),
    ...(relevance
      ? [both('Screening', (side) => step(phase, side, link, { box: 'eligible', out: 'irrelevant', open: 'awaiting_relevance' }))]
      : []),
  ].filter((row) => row.cells.databases ?? row.cells.other);
}

const leaves = ({ counts, awaiting }: PhaseFlow): boolean =>
  counts.irrelevant.n + counts.other_irrelevant.n + awaiting.databases.awaiting_relevance + awaiting.other.awaiting_relevance > 0;

/** Other methods have no screening in PRISMA: shown only where titles were screened there, too. */
const isScreened = ({ counts, awaiting }: PhaseFlow): boolean =>
  holds(counts.other_excluded) || counts.other_screened.isEntered || awaiting.other.awaiting_screening > 0;

function identification(phase: PhaseFlow, side: Side, link: Link): Cell | null {
  if (!identifiedBoxes[side].some((box) => holds(phase.counts[box]))) return null;
  const hasRemoved = side === 'databases' || removedBoxes[side].some((box) => holds(phase.counts[box]));
  return {
    main: gathered(phase, identifiedBoxes[side], link),
    out: hasRemoved ? gathered(phase, removedBoxes[side], link) : [],
  };
}

const screening = (phase: PhaseFlow, side: Side, link: Link): Cell =>
  step(phase, side, link, { box: 'screened', out: 'excluded', open: 'awaiting_screening' });

interface Step {
  readonly box: 'screened' | 'sought' | 'assessed' | 'eligible';
  readonly out: 'excluded' | 'not_retrieved' | 'ineligible' | 'irrelevant';
  readonly open: Awaiting;
}

function step(phase: PhaseFlow, side: Side, link: Link, { box, out, open }: Step): Cell {
  const prefix = prefixOf[side];
  const added = side === 'databases' && box === 'assessed' && holds(phase.counts.added) ? single(phase, 'added', link) : [];
  return {
    main: [...single(phase, `${prefix}${box}`, link), ...waiting(phase, side, open, link), ...added.map(setIn)],
    out: single(phase, `${prefix}${out}`, link),
  };
}

const setIn = (paragraph: Paragraph): Paragraph => ({ ...paragraph, indent: paragraph.indent === 0 ? 1 : 2 });
