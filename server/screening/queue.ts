/** The queues of a stage, and how a queue can be narrowed. */
import type { Stage } from './stage.ts';

export interface At {
  readonly phaseId: string;
  readonly stage: Stage;
}

export const queues = ['mine', 'sample', 'second', 'conflicts', 'decided', 'done'] as const;
export type Queue = (typeof queues)[number];

export const queueNames: Readonly<Record<Queue, string>> = {
  mine: 'For you to screen',
  sample: 'Your random sample',
  second: 'Awaiting second reviewer',
  conflicts: 'Conflicts',
  decided: 'Decided by you',
  done: 'Done',
};

export const asQueue = (word: string): Queue => queues.find((queue) => queue === word) ?? 'mine';

/** `open`: everything on which nothing stands yet, whoever it waits for. */
export type Gathering = Queue | 'open';

/** Queues that somebody works through, record by record. */
export const isWorkedThrough = (queue: Queue): boolean => queue === 'mine' || queue === 'sample' || queue === 'second';

export interface Narrowing {
  /** Words in title, authors or journal. */
  readonly q: string;
  /** Id of the search that brought them in. */
  readonly source: string | null;
  /** What stands, or in "decided by you" one's own choice. */
  readonly choice: string;
}

export const everything: Narrowing = { q: '', source: null, choice: '' };

export const isNarrowed = ({ q, source, choice }: Narrowing): boolean => Boolean(q || source || choice);

/** A run of reference numbers that one person takes. */
export interface Share {
  readonly id: string;
  readonly accountId: string;
  readonly from: number;
  readonly to: number;
}

/** The numbers of open records in runs of about the same length, one for each person; nobody gets an empty one. */
export function evenRuns(numbers: readonly number[], people: number): readonly (readonly [from: number, to: number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let at = 0; at < people; at++) {
    const part = numbers.slice(Math.round((at * numbers.length) / people), Math.round(((at + 1) * numbers.length) / people));
    const [first, last] = [part[0], part.at(-1)];
    if (first !== undefined && last !== undefined) runs.push([first, last]);
  }
  return runs;
}
