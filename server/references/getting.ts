/** How a paper came to the team: by which way into a phase, and whether its full text could be had. */
import type { SourceKind } from './search.ts';

export type RetrievalState = 'sought' | 'not_retrieved';

export const retrievalNames: Readonly<Record<RetrievalState, string>> = {
  sought: 'Full text is being sought',
  not_retrieved: 'Full text not retrieved',
};

export const asRetrievalState = (state: string): RetrievalState => (state === 'not_retrieved' ? 'not_retrieved' : 'sought');

/** Ways that no search file tells of. */
export const arrivals = ['citation', 'website', 'organisation', 'hand', 'purposive', 'other'] as const satisfies readonly SourceKind[];
export type Arrival = (typeof arrivals)[number];

export const asArrival = (kind: string): Arrival => arrivals.find((one) => one === kind) ?? 'other';
