/** How well a configuration is evidenced (model, Counting 6). A badge, never a gate; counter-evidence always stands beside it. */
import type { Clarity } from './cmoc.ts';

/** One evidence link as counting sees it. */
export interface CountedLink {
  readonly excerptId: string;
  readonly referenceId: string;
  /** Sibling papers are one study; a reference without a study counts as one. */
  readonly studyId: string | null;
  /** Which side the stance counts on: for · against · none. */
  readonly counts: string;
  readonly clear: Clarity;
  /** Ids of the roles whose slots the passage speaks of, or the whole configuration. */
  readonly covers: readonly string[] | 'whole';
  /** The reference is used as theory: it shaped the CMOC, so it can't support it. */
  readonly isTheory: boolean;
  /** The reference's standing decision is to exclude it. */
  readonly isLeftOut: boolean;
}

export interface Thresholds {
  readonly clearLinksNeeded: number;
  readonly studiesNeeded: number;
}

export interface Support {
  readonly isSufficient: boolean;
  /** Distinct passages marked clear among those for it. */
  readonly clear: number;
  /** Distinct passages, documents (references) and studies for it. */
  readonly excerpts: number;
  readonly documents: number;
  readonly studies: number;
  readonly excerptsAgainst: number;
  readonly documentsAgainst: number;
  /** Documents that evidence every filled slot, or the whole. */
  readonly wholeIn: number;
  /** Passages from excluded documents, in no other count. */
  readonly leftOut: number;
}

const distinct = <T>(links: readonly CountedLink[], of: (link: CountedLink) => T): number => new Set(links.map(of)).size;
const study = (link: CountedLink): string => link.studyId ?? link.referenceId;

/** `filled` are the role ids of the slots that hold something. */
export function supportOf(links: readonly CountedLink[], filled: readonly string[], thresholds: Thresholds): Support {
  const standing = links.filter((link) => !link.isLeftOut);
  const evidence = standing.filter((link) => link.counts === 'for');
  const against = standing.filter((link) => link.counts === 'against');
  const weighed = evidence.filter((link) => !link.isTheory);
  const clear = weighed.filter((link) => link.clear === 'clear');
  const clearPassages = distinct(clear, (link) => link.excerptId);
  return {
    isSufficient: clearPassages >= thresholds.clearLinksNeeded && distinct(weighed, study) >= thresholds.studiesNeeded,
    clear: clearPassages,
    excerpts: distinct(evidence, (link) => link.excerptId),
    documents: distinct(evidence, (link) => link.referenceId),
    studies: distinct(evidence, study),
    excerptsAgainst: distinct(against, (link) => link.excerptId),
    documentsAgainst: distinct(against, (link) => link.referenceId),
    wholeIn: wholeIn(evidence, filled),
    leftOut: distinct(
      links.filter((link) => link.isLeftOut),
      (link) => link.excerptId,
    ),
  };
}

function wholeIn(evidence: readonly CountedLink[], filled: readonly string[]): number {
  const covered = new Map<string, Set<string>>();
  for (const link of evidence) {
    const roles = covered.get(link.referenceId) ?? new Set<string>();
    covered.set(link.referenceId, roles);
    for (const role of link.covers === 'whole' ? filled : link.covers) roles.add(role);
  }
  return filled.length ? [...covered.values()].filter((roles) => filled.every((role) => roles.has(role))).length : 0;
}

/** "3 clear, 2 studies": what the badge counts. */
export const noSupport: Support = {
  isSufficient: false,
  clear: 0,
  excerpts: 0,
  documents: 0,
  studies: 0,
  excerptsAgainst: 0,
  documentsAgainst: 0,
  wholeIn: 0,
  leftOut: 0,
};
