/** What can go wrong in the product's own words. Thrown anywhere, turned into one answer each in web/error-handler. */

/** The thing asked for does not exist, or belongs to another review: the same answer, so that nobody can tell. */
export class NotFound extends Error {
  constructor() {
    super('There is nothing at this address.');
  }
}

/** The person may see the thing, but may not do this. */
export class Forbidden extends Error {
  constructor(message = 'Your role in this review does not allow this.') {
    super(message);
  }
}

/** Nobody is signed in, or the session has ended. */
export class SignedOut extends Error {
  constructor() {
    super('Please sign in.');
  }
}

/** What was asked can't be done; the message says why and what to do. */
export class Refused extends Error {}

/** What was typed does not fit; one sentence per field, '' for the form as a whole. */
export class Invalid extends Error {
  readonly fields: Readonly<Record<string, string>>;
  constructor(fields: Readonly<Record<string, string>>) {
    super(Object.values(fields)[0] ?? 'Something in the form does not fit.');
    this.fields = fields;
  }
}

export interface FieldConflict {
  readonly field: string;
  readonly yours: unknown;
  readonly theirs: unknown;
  /** What both started from. */
  readonly base: unknown;
}

/** Somebody changed the same field since the person read it. Nothing was written. */
export class Conflict extends Error {
  readonly object: string;
  readonly objectId: string;
  readonly version: number;
  readonly fields: readonly FieldConflict[];
  constructor(of: { object: string; objectId: string; version: number; fields: readonly FieldConflict[] }) {
    super('Somebody changed this while you were editing. Both texts are kept: choose one, or write a third.');
    this.object = of.object;
    this.objectId = of.objectId;
    this.version = of.version;
    this.fields = of.fields;
  }
}

/** Another process held the database for too long. */
export class Busy extends Error {
  constructor() {
    super('The server is busy right now. Nothing was saved; what you typed is still here. Please try again in a moment.');
  }
}

/** Too many tries. */
export class TooMany extends Error {
  /** Seconds until the next try is taken. */
  readonly retryAfter: number;
  constructor(message: string, retryAfter: number) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

export class TooLarge extends Error {}

/** A file is refused before the disk is full (platform/room). */
export class LowStorage extends Error {}

const fullDisk = new Set(['SQLITE_FULL', 'ENOSPC', 'EFBIG', 'EDQUOT', 'EIO', 'EROFS']);

/** True for every code with which a full disk or a failing write shows itself (reliability M5: they differ). */
export function isStorageFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && (fullDisk.has(code) || code.startsWith('SQLITE_IOERR'));
}

/** True when a row with the same unique value is already there. */
export function isDuplicate(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/** True when a row points at one that isn't there, or belongs to another review. */
export function isBrokenLink(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

/** True when SQLite can't make sense of the file. */
export function isDamaged(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB');
}
