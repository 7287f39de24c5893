/**
 * The append-only activity of a review: who did what, when, in which order, chained by hashes.
 * The chain covers a salted digest of the texts only, so that a text can be purged and the chain still verifies.
 */
import { createHash, randomBytes } from 'node:crypto';
import { canonical, type Json } from './canonical.ts';
import type { Reader, Tx } from './database.ts';
import type { KeptTable, Schema } from './schema/index.ts';

export type Action = 'create' | 'change' | 'trash' | 'restore' | 'purge';
export type Values = { readonly [column: string]: string | number | null };

/** One changed row, before it is numbered. */
export interface Entry {
  readonly action: Action;
  readonly object: KeptTable | 'account';
  readonly objectId: string;
  readonly objectVersion: number;
  readonly before: Values | null;
  readonly after: Values | null;
  readonly reason?: string | undefined;
}

export interface Stamp {
  readonly reviewId: string;
  readonly actorId: string;
  readonly at: string;
  readonly operation: string;
  readonly verb: string;
  readonly undoes: string | null;
  readonly newId: () => string;
}

type Row = Schema['activity'];

/** Events that belong to no review (accounts, settings) have a stream of their own. */
export const instanceStream = 'instance';

/** Numbers the entries without a gap, in commit order, and appends them. Returns the last number. */
export async function appendActivity(tx: Tx, stamp: Stamp, entries: readonly Entry[]): Promise<number> {
  const head = (await advance(tx, stamp.reviewId, entries.length)) ?? (await firstHead(tx, stamp.reviewId, entries.length));
  const { rows, payloads } = chain(stamp, entries, { seq: head.seq - entries.length, hash: head.hash });
  for (const batch of batches(rows, 200)) await tx.insertInto('activity').values(batch).execute();
  for (const batch of batches(payloads, 500)) await tx.insertInto('activity_payload').values(batch).execute();
  await tx
    .updateTable('activity_head')
    .set({ hash: rows.at(-1)?.hash ?? head.hash })
    .where('review_id', '=', stamp.reviewId)
    .execute();
  return head.seq;
}

type Head = Pick<Schema['activity_head'], 'seq' | 'hash'>;

/** Takes the next numbers of a stream; nothing when it has not begun. */
const advance = (tx: Tx, reviewId: string, by: number): Promise<Head | undefined> =>
  tx
    .updateTable('activity_head')
    .set((eb) => ({ seq: eb('seq', '+', by) }))
    .where('review_id', '=', reviewId)
    .returning(['seq', 'hash'])
    .executeTakeFirst();

async function firstHead(tx: Tx, reviewId: string, by: number): Promise<Head> {
  await tx
    .insertInto('activity_head')
    .values({ review_id: reviewId, seq: 0, hash: '' })
    .onConflict((c) => c.doNothing())
    .execute();
  return (await advance(tx, reviewId, by)) ?? { seq: by, hash: '' };
}

function chain(stamp: Stamp, entries: readonly Entry[], from: { readonly seq: number; readonly hash: string }) {
  const rows: Row[] = [];
  const payloads: Schema['activity_payload'][] = [];
  let previous = from.hash;
  for (const [index, entry] of entries.entries()) {
    const id = stamp.newId();
    const salt = randomBytes(16).toString('hex');
    const payload = canonical({ before: entry.before, after: entry.after });
    const unsigned = {
      review_id: stamp.reviewId,
      seq: from.seq + index + 1,
      id,
      actor_id: stamp.actorId,
      at: stamp.at,
      operation: stamp.operation,
      verb: stamp.verb,
      action: entry.action,
      object: entry.object,
      object_id: entry.objectId,
      object_version: entry.objectVersion,
      undoes: stamp.undoes,
      reason: entry.reason ?? null,
      digest: digestOf(salt, payload),
      previous_hash: previous,
    };
    previous = hashOf(unsigned);
    rows.push({ ...unsigned, hash: previous });
    payloads.push({ activity_id: id, salt, payload });
  }
  return { rows, payloads };
}

export const digestOf = (salt: string, payload: string): string => createHash('sha256').update(salt).update(payload).digest('hex');

/** The hash of a row covers every column but itself, the previous row's hash included. */
export const hashOf = (row: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(canonical(row as unknown as Json))
    .digest('hex');

export interface Past {
  readonly version: number;
  readonly action: Action;
  readonly actorId: string;
  readonly at: string;
  readonly verb: string;
  readonly operation: string;
  readonly before: Values | null;
  readonly after: Values | null;
}

/** What happened to one object, oldest first. A purged text reads as null. */
export async function pastOf(db: Reader, reviewId: string, objectId: string): Promise<readonly Past[]> {
  const rows = await db
    .selectFrom('activity as a')
    .leftJoin('activity_payload as p', 'p.activity_id', 'a.id')
    .select(['a.object_version', 'a.action', 'a.actor_id', 'a.at', 'a.verb', 'a.operation', 'p.payload'])
    .where('a.review_id', '=', reviewId)
    .where('a.object_id', '=', objectId)
    .orderBy('a.seq')
    .execute();
  return rows.map((row) => ({
    version: row.object_version,
    action: row.action as Action,
    actorId: row.actor_id,
    at: row.at,
    verb: row.verb,
    operation: row.operation,
    ...textsOf(row.payload),
  }));
}

export function textsOf(payload: string | null): { readonly before: Values | null; readonly after: Values | null } {
  return payload === null ? { before: null, after: null } : (JSON.parse(payload) as { before: Values | null; after: Values | null });
}

/** The value a field had at a version: what the first later change replaced, or else what it is now. */
export function valueAt(past: readonly Past[], field: string, version: number, now: Values): string | number | null | undefined {
  const later = past.find((entry) => entry.version > version && entry.action === 'change' && entry.before && field in entry.before);
  return later?.before ? later.before[field] : now[field];
}

function* batches<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
