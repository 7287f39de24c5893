/** What the pages of screening are given. */
import type { QueuedRecord } from '../../server/screening/queues.queries.ts';
import type { StageCounts } from '../../server/screening/counts.queries.ts';
import type { RecordShown } from '../../server/screening/records.queries.ts';
import type { TermFinder } from '../../server/screening/terms.ts';
import type { Named, Work } from '../../server/screening/work.queries.ts';
import type { Errors, Values } from '../shared/form.tsx';

export interface ScreeningPageProps extends Work {
  readonly record: RecordShown | undefined;
  /** Kept ready behind it. */
  readonly ahead: readonly RecordShown[];
  readonly counts: StageCounts;
  readonly canDecide: boolean;
  readonly isLead: boolean;
  /** Names of those who may take part in a discussion. */
  readonly people: readonly string[];
  /** ISO date. */
  readonly today: string;
}

export interface RecordFormProps extends Work {
  readonly record: RecordShown;
  readonly find: TermFinder;
  readonly canDecide: boolean;
  /** Where the outcome of a discussion is recorded instead of one's own decision. */
  readonly discussion: { readonly people: string; readonly today: string } | undefined;
  /** The record that "skip" goes to. */
  readonly skipTo: string | undefined;
}

export interface QueuePageProps extends Work {
  readonly records: { readonly rows: readonly QueuedRecord[]; readonly offset: number; readonly limit: number; readonly total: number };
  readonly counts: StageCounts;
  readonly sources: readonly Named[];
  readonly phases: readonly Named[];
  readonly canDecide: boolean;
  /** ISO date. */
  readonly today: string;
}

export interface StageSettingsProps extends Work {
  readonly counts: StageCounts;
  readonly isLead: boolean;
  /** Who may screen. */
  readonly people: readonly Named[];
  /** Names of everybody who ever took part, by account id. */
  readonly names: ReadonlyMap<string, string>;
  readonly state?: { readonly values: Values; readonly errors: Errors } | undefined;
}
