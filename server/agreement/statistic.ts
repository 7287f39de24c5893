/** What every statistic of agreement answers: a figure with its interval, or the reason why there is none. Never 0, 1 or NaN for "not defined". */

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Defined {
  readonly value: number;
  /** 95 %, where the source gives a way to it. */
  readonly interval: Interval | null;
}

export interface NotDefined {
  readonly value: null;
  /** One sentence for the reader of the report. */
  readonly why: string;
}

export type Statistic = Defined | NotDefined;

export const notDefined = (why: string): NotDefined => ({ value: null, why });

export const nothingShared = notDefined('Not defined: no unit was judged by both.');
export const oneCategory = notDefined(
  'Not defined: only one category was used, so agreement by chance is certain. The percentage tells what there is to tell.',
);

/** The normal deviate of a two-sided 95 % interval. */
export const z95 = 1.959963984540054;

/**
 * An interval from a standard error, within the bounds of the statistic; none from an error of 0, which large-sample formulas
 * give for a table too even to tell (one rater used one category, or all agree): it would read as certainty.
 */
export const around = (value: number, error: number, [least, most]: readonly [number, number]): Interval | null =>
  error < 1e-9 ? null : { low: Math.max(least, value - z95 * error), high: Math.min(most, value + z95 * error) };

/** A judgement as text; null where a rater did not judge the unit. */
export type Rating = string | null;

/** One unit's judgements, one per rater, in the order of the raters. */
export type Unit = readonly Rating[];
