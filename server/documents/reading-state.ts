/** How far somebody is with a document, from their readings of it. */

export interface ReadingSeen {
  readonly pass: number;
  readonly finishedAt: string | null;
}

export interface ReadingState {
  readonly kind: 'to_read' | 'reading' | 'read';
  /** The pass that is open, or the last one finished; 0 when there is none. */
  readonly pass: number;
}

export function readingState(readings: readonly ReadingSeen[]): ReadingState {
  const open = readings.find((reading) => reading.finishedAt === null);
  if (open) return { kind: 'reading', pass: open.pass };
  const last = Math.max(0, ...readings.map((reading) => reading.pass));
  return last ? { kind: 'read', pass: last } : { kind: 'to_read', pass: 0 };
}

/** "To read", "Reading", "Read", "Reading, pass 2" */
export function readingWords({ kind, pass }: ReadingState): string {
  const words = { to_read: 'To read', reading: 'Reading', read: 'Read' }[kind];
  return pass > 1 ? `${words}, pass ${pass}` : words;
}
