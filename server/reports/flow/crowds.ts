/**
 * Records that are alike in everything a flow asks, told as one: of 20,000 most were found once, by one search, and left out on
 * their abstract or not looked at yet. The rules then place a crowd as they place one record, and count it as many.
 */
import type { Choice } from '../../screening/stage.ts';
import type { FlowFacts, RecordFact, ReferenceFact } from './facts.ts';

export interface Crowd {
  readonly searchId: string;
  readonly isNew: boolean;
  /** The one phase that their references are used in. */
  readonly usedIn: string | null;
  /** What stands on their abstracts, in the same phase. */
  readonly decided: { readonly phaseId: string; readonly choice: Choice } | null;
  /** Position of the first of them in its file. */
  readonly first: number;
  readonly n: number;
}

const prefix = 'crowd ';
const idOf = (at: number): string => `${prefix}${at}`;

/** The crowd that an id in the facts stands for; undefined for a reference's own. */
export const crowdBy = (crowds: readonly Crowd[], id: string): Crowd | undefined =>
  id.startsWith(prefix) ? crowds[Number(id.slice(prefix.length))] : undefined;

/** Facts of some references, and crowds for all the others. */
export function withCrowds(facts: FlowFacts, crowds: readonly Crowd[]): FlowFacts {
  if (!crowds.length) return facts;
  const order = new Map(facts.searches.map((search, at) => [search.id, at]));
  const rank = (record: RecordFact): number => order.get(record.searchId) ?? order.size;
  const records = [...facts.records, ...crowds.map(recordOf)].sort((a, b) => rank(a) - rank(b) || a.position - b.position);
  return { ...facts, records, references: new Map([...facts.references, ...crowds.map(referenceOf)]) };
}

/** What stands on the crowds, beside what stands on the others. */
export const standingOn = (crowds: readonly Crowd[]) =>
  crowds.flatMap(({ decided }, at) =>
    decided ? [{ ...decided, referenceId: idOf(at), stage: 'title_abstract' as const, reasons: [] }] : [],
  );

const recordOf = ({ searchId, isNew, first, n }: Crowd, at: number): RecordFact => ({
  searchId,
  position: first,
  referenceId: idOf(at),
  isNew,
  n,
});

const referenceOf = ({ usedIn }: Crowd, at: number): readonly [string, ReferenceFact] => [
  idOf(at),
  {
    id: idOf(at),
    isTrashed: false,
    usedAs: '',
    studyId: null,
    phases: usedIn === null ? [] : [usedIn],
    hasFile: false,
    isNotRetrieved: false,
    arrivals: new Map(),
    broughtFrom: new Map(),
  },
];
