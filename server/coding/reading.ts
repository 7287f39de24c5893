/** Readings: which time a person reads a document. Started by the first mark, finished by a button, never guessed. */

export interface Reading {
  readonly id: string;
  readonly version: number;
  readonly pass: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

/** The reading that a mark made now belongs to: the open one, or the pass after the last finished. */
export function presentPass(readings: readonly Reading[]): { readonly pass: number; readonly open: Reading | null } {
  const open = readings.find((reading) => reading.finishedAt === null) ?? null;
  const last = Math.max(0, ...readings.map((reading) => reading.pass));
  return { pass: open?.pass ?? last + 1, open };
}
