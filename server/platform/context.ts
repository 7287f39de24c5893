/** What the outside gives a use case: storage, time, ids. Tests give a clock that stands and ids that count up. */
import type { Blobs } from './blobs.adapter.ts';
import type { Database } from './database.ts';
import type { Events } from './events.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.adapter.ts';
import type { Parsers } from './parser-process.ts';
import type { Reactions } from './reactions.ts';
import type { Settings } from './settings.ts';

export interface Context {
  readonly db: Database;
  readonly blobs: Blobs;
  /** Reads hostile files in throw-away children; starts nothing until it is asked. */
  readonly parsers: Parsers;
  readonly events: Events;
  readonly log: Log;
  readonly mail: Mail;
  readonly settings: Settings;
  readonly reactions: Reactions;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Now, ISO-8601 UTC. */
  readonly now: () => string;
}

/** Somebody doing something in a review: made by the route guard or the command line, nowhere else. */
export interface Author {
  readonly reviewId: string;
  readonly actorId: string;
  /** The attempt a browser named, so that a retry is answered instead of done twice. */
  readonly attempt?: Attempt | undefined;
}

export interface Attempt {
  readonly key: string;
  readonly route: string;
  /** SHA-256 of the body, hexadecimal. */
  readonly bodyHash: string;
}
