/** The whole database as types; a test compares it column by column with what the migrations make. */
import type { ExtractionTables } from './extraction.ts';
import type { InstanceTables } from './instance.ts';
import type { CoderMade, Kept } from './kept.ts';
import type { PassageTables } from './passage.ts';
import type { ReviewTables } from './review.ts';
import type { TheoryTables } from './theory.ts';

export type Schema = InstanceTables & ReviewTables & PassageTables & TheoryTables & ExtractionTables;
export type { CoderMade, Exchanged, Flag, Kept } from './kept.ts';

/** Names of the tables whose rows people make and change: each change has its activity row. */
export type KeptTable = { [T in keyof Schema]: Schema[T] extends Kept ? T : never }[keyof Schema];
export type CoderMadeTable = { [T in keyof Schema]: Schema[T] extends CoderMade ? T : never }[keyof Schema];

/** A kept table's own columns: what a service gives when it makes a row. */
export type Own<T extends KeptTable> = Omit<Schema[T], keyof Kept | 'foreign_guid'> &
  Partial<Pick<Schema[T], Extract<'foreign_guid', keyof Schema[T]>>>;
