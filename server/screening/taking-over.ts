/** Who may take over what a second reviewer of an open round has not judged. */

/** Where somebody sits in a round, or sat: the records of a seat are judged once between all who sat in it. */
export interface Sitting {
  readonly accountId: string;
  readonly seatId: string;
}

export interface Taker {
  readonly name: string;
  readonly sitting: Sitting | undefined;
  readonly mayScreen: boolean;
  /** How many of the open records they have decided on themselves. */
  readonly screened: number;
}

/** Why somebody can't take over from who leaves, as a sentence; null when they can. */
export function whyNot({ name, sitting, mayScreen, screened }: Taker, leaving: Sitting): string | null {
  if (sitting && (sitting.seatId !== leaving.seatId || sitting.accountId === leaving.accountId))
    return 'Choose somebody who does not judge this sample already.';
  if (!mayScreen) return 'Choose somebody who may screen in this review: a lead or a reviewer.';
  if (!screened) return null;
  return `${name} has screened ${screened === 1 ? 'one' : String(screened)} of these records, and nobody checks themselves.`;
}
