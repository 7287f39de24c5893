/** What a document flow is counted from: rows as they are kept, nothing summed yet. */
import type { SourceKind } from '../../references/search.ts';
import type { Choice, Stage } from '../../screening/stage.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SearchFact {
  readonly id: string;
  readonly number: number;
  /** The phase it was made for; null when nobody has said. */
  readonly phaseId: string | null;
  readonly kind: SourceKind;
  /** "MEDLINE (Ovid)", or the name of its file. */
  readonly source: string;
  /** Records in its file that could not be read. */
  readonly skipped: number;
}

/** A record of a search, and the reference it stands for; or a crowd of records that are alike in everything a flow asks. */
export interface RecordFact {
  readonly searchId: string;
  readonly position: number;
  readonly referenceId: string;
  /** The reference was made for it: nothing in the review was the same. */
  readonly isNew: boolean;
  /** How many records this one speaks for: 1, unless it is a crowd (crowds.queries). */
  readonly n: number;
}

/** How a reference came into a phase when no search tells. */
export type Arrival = Exclude<SourceKind, 'database' | 'register'>;

export interface ReferenceFact {
  readonly id: string;
  readonly isTrashed: boolean;
  readonly usedAs: string;
  readonly studyId: string | null;
  /** Ids of the phases it is used in. */
  readonly phases: readonly string[];
  readonly hasFile: boolean;
  /** Somebody has tried to get its full text and could not. */
  readonly isNotRetrieved: boolean;
  readonly arrivals: ReadonlyMap<string, Arrival>;
  /** Phase → the phase that somebody brought it over from. */
  readonly broughtFrom: ReadonlyMap<string, string>;
}

/** What stands on a reference, never one reviewer's own decision. */
export interface StandingFact {
  readonly referenceId: string;
  readonly phaseId: string;
  readonly stage: Stage;
  readonly choice: Choice;
  /** Ids of exclusion reasons: a report may have several. */
  readonly reasons: readonly string[];
}

export interface FlowFacts {
  /** In the review's order. */
  readonly phases: readonly Named[];
  readonly searches: readonly SearchFact[];
  /** In the order of their searches. */
  readonly records: readonly RecordFact[];
  readonly references: ReadonlyMap<string, ReferenceFact>;
  /** A joined reference → the one it was joined into. */
  readonly joined: ReadonlyMap<string, string>;
  readonly standing: readonly StandingFact[];
  /** Exclusion reasons by id. */
  readonly reasons: ReadonlyMap<string, string>;
}
