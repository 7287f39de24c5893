/**
 * The numbers of a document flow. Each is counted from records, unless somebody has entered it for a stage done elsewhere;
 * what follows from an entered number is reckoned from it, so that every flow adds up as its boxes say.
 */
import type { PhaseBox, ReviewBox } from './box.ts';
import { awaitingNames, phaseBoxes, phaseBoxNames, type Awaiting } from './box.ts';
import type { FlowFacts, Named } from './facts.ts';
import { type Counted, membersOf, sizeOf, totalOf } from './members.ts';
import { partsOf, type Part } from './parts.ts';
import { type PlacedPhase, placed } from './placing.ts';

export interface EnteredNumber {
  readonly phaseId: string | null;
  readonly box: string;
  /** The total has the label ''. */
  readonly numbers: readonly { readonly label: string; readonly n: number }[];
  /** Where it was done: "Screened in Covidence". */
  readonly note: string;
}

export interface Count {
  readonly n: number;
  /** What the records say by themselves. */
  readonly fromRecords: number;
  readonly isEntered: boolean;
  readonly note: string;
  readonly parts: readonly Part[];
}

export interface PhaseFlow {
  readonly phase: Named;
  readonly counts: Readonly<Record<PhaseBox, Count>>;
  /** What is open at each stage, of databases and of other methods. */
  readonly awaiting: Readonly<Record<'databases' | 'other', Readonly<Record<Awaiting, number>>>>;
}

export interface Flow {
  readonly phases: readonly PhaseFlow[];
  readonly review: Readonly<Record<ReviewBox, Count>>;
  /** Included in more than one phase, counted once in the review's numbers. */
  readonly shared: number;
  /** Sentences where numbers entered by hand don't follow from each other. */
  readonly doubts: readonly string[];
}

export const noPhase: Named = { id: 'none', name: 'Not in a phase yet' };

/** The flow of a review; phases in which nothing has happened are left out. */
export function flowOf(facts: FlowFacts, entered: readonly EnteredNumber[] = []): Flow {
  const all = placed(facts);
  const phases = all.map((one) => phaseFlow(one, facts, entered)).filter(hasAnything);
  return { phases, ...wholeReview(phases, all, entered), doubts: phases.flatMap(doubtsAbout) };
}

const hasAnything = ({ counts }: PhaseFlow): boolean => phaseBoxNames.some((box) => counts[box].n > 0 || counts[box].isEntered);

function phaseFlow(phase: PlacedPhase, facts: FlowFacts, entered: readonly EnteredNumber[]): PhaseFlow {
  const named = facts.phases.find((one) => one.id === phase.phaseId) ?? noPhase;
  const own = new Map(entered.filter((one) => one.phaseId === phase.phaseId).map((one) => [one.box, one]));
  const awaiting = { databases: awaitingIn(phase, ''), other: awaitingIn(phase, 'other_') };
  const read = (box: PhaseBox): Count => {
    const members = membersOf(phase, box);
    return counted(own.get(box), sizeOf(members), partsOf(members, box, facts));
  };
  const counts = Object.fromEntries(phaseBoxNames.map((box) => [box, read(box)])) as Record<PhaseBox, Count>;
  reckon(counts, '', awaiting.databases);
  reckon(counts, 'other_', awaiting.other);
  const added = (['brought', 'purposive'] as const).map((box) =>
    counts[box].isEntered ? counts[box].n : totalOf(phase.entries.filter((one) => one.arm === box && one.reached === 'included')),
  );
  const ends = lastOf(counts, '', awaiting.databases) + lastOf(counts, 'other_', awaiting.other);
  counts.included = follows(counts.included, ends + added.reduce((sum, n) => sum + n, 0));
  return { phase: named, counts, awaiting };
}

const figureOf = (n: number): string => n.toLocaleString('en-GB');

/** As it was entered, or as the records say. */
function counted(entered: EnteredNumber | undefined, fromRecords: number, parts: readonly Part[]): Count {
  if (!entered) return { n: fromRecords, fromRecords, isEntered: false, note: '', parts };
  const own = entered.numbers.filter((one) => one.label !== '').map((one): Part => ({ ...one, key: '' }));
  const total = entered.numbers.find((one) => one.label === '')?.n ?? own.reduce((sum, one) => sum + one.n, 0);
  return { n: total, fromRecords, isEntered: true, note: entered.note, parts: own };
}

/** A number that follows from others, unless it was entered itself. */
const follows = (count: Count, n: number): Count => (count.isEntered ? count : { ...count, n: Math.max(0, n) });

type Side = '' | 'other_';
type Counts = Record<PhaseBox, Count>;

const sourcesOf: Readonly<Record<Side, readonly PhaseBox[]>> = {
  '': ['databases', 'registers'],
  other_: ['websites', 'organisations', 'citations', 'hand', 'elsewhere'],
};
const removalsOf: Readonly<Record<Side, readonly PhaseBox[]>> = {
  '': ['duplicates', 'automation', 'removed'],
  other_: ['other_duplicates', 'other_removed'],
};

const sumOf = (counts: Readonly<Counts>, boxes: readonly PhaseBox[]): number => boxes.reduce((sum, box) => sum + counts[box].n, 0);

/** What each box of a column must hold for the ones before it. */
function following(counts: Readonly<Counts>, side: Side, awaiting: Readonly<Record<Awaiting, number>>) {
  const n = (box: string): number => counts[`${side}${box}` as PhaseBox].n;
  return {
    screened: () => sumOf(counts, sourcesOf[side]) - sumOf(counts, removalsOf[side]),
    sought: () => n('screened') - n('excluded') - awaiting.awaiting_screening,
    assessed: () => n('sought') - n('not_retrieved') - awaiting.awaiting_retrieval + (side ? 0 : counts.added.n),
    eligible: () => n('assessed') - n('ineligible') - awaiting.awaiting_eligibility,
  };
}

const reckoned = ['screened', 'sought', 'assessed', 'eligible'] as const;

function reckon(counts: Counts, side: Side, awaiting: Readonly<Record<Awaiting, number>>): void {
  const must = following(counts, side, awaiting);
  for (const box of reckoned) counts[`${side}${box}`] = follows(counts[`${side}${box}`], must[box]());
}

const lastOf = (counts: Readonly<Counts>, side: Side, awaiting: Readonly<Record<Awaiting, number>>): number =>
  Math.max(0, counts[`${side}eligible`].n - counts[`${side}irrelevant`].n - awaiting.awaiting_relevance);

const awaitingIn = (phase: PlacedPhase, side: Side): Readonly<Record<Awaiting, number>> =>
  Object.fromEntries(
    (Object.keys(awaitingNames) as Awaiting[]).map((one) => [one, sizeOf(membersOf(phase, `${side}${one}` satisfies Counted))]),
  ) as Record<Awaiting, number>;

/** An entered number that the boxes before it contradict; where those are empty, nothing is known. */
function doubtsAbout({ phase, counts, awaiting }: PhaseFlow): readonly string[] {
  return (['', 'other_'] as const).flatMap((side) => {
    const must = following(counts, side, side ? awaiting.other : awaiting.databases);
    return reckoned.flatMap((box) => {
      const count = counts[`${side}${box}`];
      const said = must[box]();
      if (!count.isEntered || said === count.n || said <= 0) return [];
      return [
        `${phase.name}: ${phaseBoxes[`${side}${box}`].label} is ${figureOf(count.n)}, but ${figureOf(said)} follow from the boxes before it.`,
      ];
    });
  });
}

/** Distinct over all phases; what was entered by hand is taken as in one phase only. */
function wholeReview(
  phases: readonly PhaseFlow[],
  all: readonly PlacedPhase[],
  entered: readonly EnteredNumber[],
): Pick<Flow, 'review' | 'shared'> {
  const own = new Map(entered.filter((one) => one.phaseId === null).map((one) => [one.box, one]));
  const inPhases = all.map((phase) => phase.entries.filter((one) => one.reached === 'included'));
  const distinct = [...new Map(inPhases.flat().map((one) => [one.referenceId, one])).values()];
  const reports = totalOf(distinct);
  const shared = totalOf(inPhases.flat()) - reports;
  const sum = phases.reduce((n, phase) => n + phase.counts.included.n, 0) - shared;
  const studies = totalOf([...new Map(distinct.map((one) => [one.studyId ?? one.referenceId, one])).values()]);
  const said = (box: ReviewBox, n: number, fromRecords: number): Count => follows(counted(own.get(box), fromRecords, []), n);
  const new_reports = said('new_reports', sum, reports);
  const new_studies = said('new_studies', studies + Math.max(0, new_reports.n - reports), studies);
  const previous_studies = said('previous_studies', 0, 0);
  const previous_reports = said('previous_reports', 0, 0);
  const review = {
    previous_studies,
    previous_reports,
    new_studies,
    new_reports,
    total_studies: said('total_studies', previous_studies.n + new_studies.n, studies),
    total_reports: said('total_reports', previous_reports.n + new_reports.n, reports),
  };
  return { review, shared };
}
