/** The most frequent outcome of a group of CMOCs: counted over outcome codes after merging, ties shown. */
import { byCodeName } from './by-name.ts';
import type { Evidence, Ids } from './tally.ts';

export const rankings = ['cmocs', 'studies'] as const;
export type Ranking = (typeof rankings)[number];

export interface OutcomeCount {
  readonly codeId: string;
  readonly name: string;
  readonly cmocs: Ids;
  /** References with a supporting or refining passage for one of these CMOCs. */
  readonly documents: Ids;
  readonly studies: Ids;
}

export interface Outcomes {
  /** All of them, most frequent first, then alphabetically. */
  readonly ranked: readonly OutcomeCount[];
  /** Those with the highest count. */
  readonly top: readonly OutcomeCount[];
  /** The highest count: CMOCs, or studies where those rank. 0 when there is no outcome. */
  readonly times: number;
}

export interface OutcomesAsked {
  readonly cmocs: Iterable<string>;
  /** Outcome codes of each CMOC, after merging. */
  readonly outcomesOf: ReadonlyMap<string, Ids>;
  readonly evidence: Evidence;
  readonly nameOf: (codeId: string) => string;
  readonly rankBy: Ranking;
}

export function outcomesOf(asked: OutcomesAsked): Outcomes {
  const ranked = counted(asked).sort((a, b) => b[asked.rankBy].size - a[asked.rankBy].size || byCodeName(a, b));
  const times = ranked[0]?.[asked.rankBy].size ?? 0;
  return { ranked, times, top: times ? ranked.filter((one) => one[asked.rankBy].size === times) : [] };
}

function counted({ cmocs, outcomesOf: codesOf, evidence, nameOf }: OutcomesAsked): OutcomeCount[] {
  const byCode = new Map<string, string[]>();
  for (const cmoc of cmocs)
    for (const code of codesOf.get(cmoc) ?? []) {
      const found = byCode.get(code) ?? [];
      byCode.set(code, found);
      found.push(cmoc);
    }
  return [...byCode].map(([codeId, found]) => {
    const pieces = found.flatMap((cmoc) => (evidence.get(cmoc) ?? []).filter((piece) => !piece.against));
    return {
      codeId,
      name: nameOf(codeId),
      cmocs: new Set(found),
      documents: new Set(pieces.map((piece) => piece.referenceId)),
      studies: new Set(pieces.map((piece) => piece.studyId)),
    };
  });
}
