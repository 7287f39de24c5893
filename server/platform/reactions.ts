/** What other capabilities do when something has happened, in the same transaction. Filled in server/subscriptions.ts only. */
import type { Operation } from './operation-shape.ts';

export interface Reactions {
  /** A review was made: capabilities add what theirs starts with. */
  readonly reviewMade: readonly ((op: Operation, setId: string) => Promise<void>)[];
}

export const noReactions: Reactions = { reviewMade: [] };
