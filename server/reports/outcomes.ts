/** The most frequent outcome of a group of CMOCs: counted over outcome codes after merging, ties shown. */
import type { CodeReading } from './code-reading.ts';
import type { Evidence, Ids } from './tally.ts';

export const rankings = ['cmocs', 'studies'] as const;
export type Ranking = (typeof rankings)[number];

export interface OutcomeCount {
  readonly codeId: string;
  readonly name: string;
  readonly cmocs: Ids;
}

export interface EvidencedOutcome extends OutcomeCount {
  /** References with a supporting or refining passage for one of these CMOCs. */
  readonly documents: Ids;
  readonly studies: Ids;
}

export interface Outcomes {
  /** All of them, most frequent first, then alphabetically. */
  readonly ranked: readonly OutcomeCount[];
  /** Those with the highest count. */
  readonly top: readonly EvidencedOutcome[];
  /** The highest count: CMOCs, or studies where those rank. 0 when there is no outcome. */
  readonly times: number;
}

export interface OutcomesAsked {
  readonly cmocs: Iterable<string>;
  /** Outcome codes of each CMOC, after merging. */
  readonly outcomesOf: ReadonlyMap<string, Ids>;
  readonly evidence: Evidence;
  readonly codes: CodeReading;
  readonly rankBy: Ranking;
}

export function outcomesOf(asked: OutcomesAsked): Outcomes {
  const found = counted(asked);
  return asked.rankBy === 'cmocs' ? byCmocs(found, asked) : byStudies(found, asked);
}

function byCmocs(found: readonly OutcomeCount[], { evidence, codes }: OutcomesAsked): Outcomes {
  const ranked = [...found].sort((a, b) => b.cmocs.size - a.cmocs.size || codes.inOrder(a.codeId, b.codeId));
  const times = ranked[0]?.cmocs.size ?? 0;
  return { ranked, times, top: ranked.filter((one) => one.cmocs.size === times).map((one) => evidenced(one, evidence)) };
}

function byStudies(found: readonly OutcomeCount[], { evidence, codes }: OutcomesAsked): Outcomes {
  const ranked = found
    .map((one) => evidenced(one, evidence))
    .sort((a, b) => b.studies.size - a.studies.size || codes.inOrder(a.codeId, b.codeId));
  const times = ranked[0]?.studies.size ?? 0;
  return { ranked, times, top: times ? ranked.filter((one) => one.studies.size === times) : [] };
}

function evidenced(outcome: OutcomeCount, evidence: Evidence): EvidencedOutcome {
  const [documents, studies] = [new Set<string>(), new Set<string>()];
  for (const cmoc of outcome.cmocs)
    for (const { against, referenceId, studyId } of evidence.get(cmoc) ?? []) {
      if (against) continue;
      documents.add(referenceId);
      studies.add(studyId);
    }
  return { ...outcome, documents, studies };
}

function counted({ cmocs, outcomesOf: codesOf, codes }: OutcomesAsked): readonly OutcomeCount[] {
  const byCode = new Map<string, Set<string>>();
  for (const cmoc of cmocs)
    for (const code of codesOf.get(cmoc) ?? []) {
      const found = byCode.get(code);
      if (found) found.add(cmoc);
      else byCode.set(code, new Set([cmoc]));
    }
  return [...byCode].map(([codeId, found]) => ({ codeId, name: codes.nameOf(codeId), cmocs: found }));
}
