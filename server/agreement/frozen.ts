/**
 * The agreement of a round, as it is frozen when the round closes: every decision as it was, and the figures made from them.
 * Kept as JSON with the round; nothing that happens afterwards changes it.
 */
import { type FleissResult, fleissKappa, krippendorffAlpha } from './many-raters.ts';
import { type Rating, type Statistic, type Unit } from './statistic.ts';
import { type AgreementTable, tableOf } from './table.ts';
import { cohenKappa, gwetAc1, pabak, percentAgreement } from './two-raters.ts';

/** One reviewer's decision as it was when the round closed. */
export interface FrozenDecision {
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly choice: string;
  /** Names of exclusion reasons, the primary one first. */
  readonly reasons: readonly string[];
  readonly note: string;
  readonly at: string;
}

export interface FrozenUnit {
  readonly referenceId: string;
  readonly decisions: readonly FrozenDecision[];
}

export interface Rater {
  readonly id: string;
  readonly name: string;
}

export interface PairFigures {
  readonly a: Rater;
  readonly b: Rater;
  readonly table: AgreementTable;
  /** The choices as they were given, where some count as another in the figures; null where none does. */
  readonly asGiven: AgreementTable | null;
  readonly percent: Statistic;
  readonly kappa: Statistic;
  readonly pabak: Statistic;
  readonly ac1: Statistic;
  readonly alpha: Statistic;
}

export interface FrozenRound {
  readonly format: 1;
  readonly units: readonly FrozenUnit[];
  readonly first: readonly Rater[];
  readonly second: readonly Rater[];
  /** Each first reviewer with each second one, where they share a record. */
  readonly pairs: readonly PairFigures[];
  /** Over everybody: given when more than two people judged. */
  readonly all: { readonly alpha: Statistic; readonly fleiss: Statistic; readonly complete: number } | null;
  /** Records that a first and a second reviewer judged, and those of them judged alike by all. */
  readonly judged: number;
  readonly agreed: number;
  /** References on which people parted. */
  readonly conflicts: readonly string[];
}

/** Choices in the order in which tables show them; "undecided" is no judgement. */
const known = ['include', 'exclude', 'maybe'];

/** What a choice counts as: "maybe" as "include" where it sends a record on. */
type Meaning = (choice: string) => string;

/** Figures from the decisions on a round's sample. Who is not among `second` is a first reviewer. */
export function frozenRound(units: readonly FrozenUnit[], second: readonly Rater[], meaning: Meaning): FrozenRound {
  const isSecond = new Set(second.map((one) => one.id));
  const first = ratersIn(units).filter((one) => !isSecond.has(one.id));
  const ratings = (raters: readonly Rater[], read: Meaning) => units.map((unit): Unit => raters.map((one) => ratingOf(unit, one.id, read)));
  const pairs = first.flatMap((a) => second.map((b) => pairFigures([a, b], ratings([a, b], meaning), ratings([a, b], asGiven))));
  const both = units.filter((unit) => [first, second].every((side) => side.some((one) => ratingOf(unit, one.id, asGiven) !== null)));
  return {
    format: 1,
    units,
    first,
    second,
    pairs: pairs.filter(({ table }) => table.n > 0 || pairs.length === 1),
    all: first.length + second.length > 2 ? overAll(ratings([...first, ...second], meaning)) : null,
    judged: both.length,
    agreed: both.filter((unit) => !isConflict(unit, meaning)).length,
    conflicts: units.filter((unit) => isConflict(unit, meaning)).map((unit) => unit.referenceId),
  };
}

const asGiven: Meaning = (choice) => choice;

function ratingOf(unit: FrozenUnit, rater: string, meaning: Meaning): Rating {
  const choice = unit.decisions.find((one) => one.reviewerId === rater)?.choice;
  return choice === undefined || choice === 'undecided' ? null : meaning(choice);
}

function ratersIn(units: readonly FrozenUnit[]): readonly Rater[] {
  const found = new Map(units.flatMap((unit) => unit.decisions.map((one) => [one.reviewerId, one.reviewer] as const)));
  return [...found].map(([id, name]) => ({ id, name }));
}

function pairFigures([a, b]: readonly [Rater, Rater], ratings: readonly Unit[], given: readonly Unit[]): PairFigures {
  const table = tableOf(ratings, categoriesOf(ratings));
  const isAsGiven = ratings.every((unit, at) => unit.every((rating, which) => rating === given[at]?.[which]));
  return {
    a,
    b,
    table,
    asGiven: isAsGiven ? null : tableOf(given, categoriesOf(given)),
    percent: percentAgreement(table),
    kappa: cohenKappa(table),
    pabak: pabak(table),
    ac1: gwetAc1(table),
    alpha: krippendorffAlpha(ratings, 'nominal').alpha,
  };
}

/** Include and exclude could always have been chosen; "maybe" is a category where somebody used it. */
const categoriesOf = (ratings: readonly Unit[]): readonly string[] =>
  known.filter((choice) => choice !== 'maybe' || ratings.some((unit) => unit.includes(choice)));

function overAll(ratings: readonly Unit[]) {
  const { kappa, n }: FleissResult = fleissKappa(ratings);
  return { alpha: krippendorffAlpha(ratings, 'nominal').alpha, fleiss: kappa, complete: n };
}

/** True where people decided otherwise than each other. */
const isConflict = (unit: FrozenUnit, meaning: Meaning): boolean =>
  new Set(unit.decisions.filter((one) => one.choice !== 'undecided').map((one) => meaning(one.choice))).size > 1;

/** The figures of a closed round; null when there are none to be read. */
export function readFrozen(text: string | null): FrozenRound | null {
  if (!text?.startsWith('{')) return null;
  const read = JSON.parse(text) as Partial<FrozenRound>;
  return read.format === 1 ? (read as FrozenRound) : null;
}
