/** What stands, and what that means for counting (decision record 0003). */
import { asChoice, type Choice, type Stage, stageRank } from './stage.ts';

export interface Standing {
  readonly phaseId: string;
  readonly stage: string;
  readonly choice: string;
}

/** The standing decision of each phase: that of the latest stage which has one. */
export function latestByPhase<T extends Standing>(standing: readonly T[]): ReadonlyMap<string, T> {
  const latest = new Map<string, T>();
  for (const one of standing) {
    const before = latest.get(one.phaseId);
    if (!before || stageRank(one.stage) > stageRank(before.stage)) latest.set(one.phaseId, one);
  }
  return latest;
}

/**
 * True when a reference and everything from it is left out of every count: at least one phase has a standing decision, and
 * in each phase that has one the latest stage's says "exclude". A reference nobody decided on counts; one that stands in a
 * single phase counts; "maybe" and "undecided" never leave anything out.
 */
export function isLeftOut(standing: readonly Standing[]): boolean {
  const latest = [...latestByPhase(standing).values()];
  return latest.length > 0 && latest.every((one) => one.choice === 'exclude');
}

export interface Grounds {
  readonly choice: Choice;
  /** Ids of exclusion reasons. */
  readonly reasons: readonly string[];
  readonly primaryReasonId: string | null;
  readonly note: string;
}

/**
 * Grounds as they are kept: reasons belong to exclusions only, each once, and one of them comes first – the one named, also
 * when it was not ticked, or else the first ticked.
 */
export function tidied(grounds: Grounds): Grounds {
  if (grounds.choice !== 'exclude') return { ...grounds, reasons: [], primaryReasonId: null };
  const { primaryReasonId } = grounds;
  const reasons = [...new Set(primaryReasonId ? [primaryReasonId, ...grounds.reasons] : grounds.reasons)];
  return { ...grounds, reasons, primaryReasonId: reasons[0] ?? null };
}

/** An exclusion after the abstract was read says why: a reason of the list, or words. */
export const lacksGrounds = (stage: Stage, grounds: Grounds): boolean =>
  grounds.choice === 'exclude' && stage !== 'title_abstract' && !grounds.reasons.length && !grounds.primaryReasonId && !grounds.note.trim();

/** The choice on which at least two reviewers decided and nobody decided otherwise; null when there is none. */
export function agreedChoice(decisions: readonly { readonly choice: string }[]): Choice | null {
  const [first] = decisions;
  const agree = decisions.length > 1 && decisions.every((one) => one.choice === first?.choice);
  return agree && first && (first.choice === 'include' || first.choice === 'exclude') ? asChoice(first.choice) : null;
}

/**
 * The decisions of a phase and stage that a reviewer sees: others' only once their own is in or something stands, so that
 * nobody decides by what a colleague chose.
 */
export function decisionsFor<D extends { readonly reviewerId: string }>(
  me: string,
  decisions: readonly D[],
  stands: boolean,
): { readonly mine: D | undefined; readonly others: readonly D[]; readonly hidden: number } {
  const mine = decisions.find((one) => one.reviewerId === me);
  const others = decisions.filter((one) => one.reviewerId !== me);
  return mine || stands ? { mine, others, hidden: 0 } : { mine, others: [], hidden: others.length };
}
