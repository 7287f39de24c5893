/** The last time a backup was tried out: what the server's own page says of it. */
export interface Drilled {
  /** When it was tried, ISO. */
  readonly at: string;
  /** The archive's name. */
  readonly file: string;
  /** When the backup was made, ISO; empty when it could not be read. */
  readonly madeAt: string;
  readonly rows: number;
  readonly files: number;
  /** Seconds from the archive to a folder that a server could start on. */
  readonly took: number;
  /** Why it failed; empty when everything was equal and whole. */
  readonly failure: string;
}

const day = 24 * 3600_000;

/** How many days ago the backup was made that was tried; null when it could not be read. */
export const daysOld = ({ madeAt }: Drilled, now: string): number | null =>
  madeAt ? Math.floor((Date.parse(now) - Date.parse(madeAt)) / day) : null;
