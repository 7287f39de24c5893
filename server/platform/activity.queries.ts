/**
 * The append-only activity of a review: who did what, when, in which order, chained by hashes.
 * The chain covers a salted digest of the texts only, so that a text can be purged and the chain still verifies.
 */
import { hash } from 'node:crypto';
import { canonical, type Json } from './canonical.ts';
import type { Reader, Tx } from './database.ts';
import { insertRow, prepared } from './prepared.ts';
import { randomHex } from './random.ts';
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
  const next = { reviewId: stamp.reviewId, by: entries.length };
  const head = (await advance.first(tx, next)) ?? (await firstHead(tx, next));
  const { rows, payloads } = chain(stamp, entries, { seq: head.seq - entries.length, hash: head.hash });
  for (const row of rows) await insertRow(tx, 'activity', row);
  for (const payload of payloads) await insertRow(tx, 'activity_payload', payload);
  await close.all(tx, { reviewId: stamp.reviewId, hash: rows.at(-1)?.hash ?? head.hash });
  return head.seq;
}

type Head = Pick<Schema['activity_head'], 'seq' | 'hash'>;

/** Takes the next numbers of a stream; nothing when it has not begun. */
const advance = prepared((tx: Tx, p: { reviewId: string; by: number }) =>
  tx
    .updateTable('activity_head')
    .set((eb) => ({ seq: eb('seq', '+', p.by) }))
    .where('review_id', '=', p.reviewId)
    .returning(['seq', 'hash']),
);

/** Ends the chain in its newest hash. */
const close = prepared((tx: Tx, p: { reviewId: string; hash: string }) =>
  tx.updateTable('activity_head').set({ hash: p.hash }).where('review_id', '=', p.reviewId),
);

async function firstHead(tx: Tx, next: { readonly reviewId: string; readonly by: number }): Promise<Head> {
  await tx
    .insertInto('activity_head')
    .values({ review_id: next.reviewId, seq: 0, hash: '' })
    .onConflict((c) => c.doNothing())
    .execute();
  return (await advance.first(tx, next)) ?? { seq: next.by, hash: '' };
}

function chain(stamp: Stamp, entries: readonly Entry[], from: { readonly seq: number; readonly hash: string }) {
  const rows: Row[] = [];
  const payloads: Schema['activity_payload'][] = [];
  let previous = from.hash;
  for (const [index, entry] of entries.entries()) {
    const id = stamp.newId();
    const salt = randomHex(16);
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

export const digestOf = (salt: string, payload: string): string => hash('sha256', salt + payload);

/** The hash of a row covers every column but itself, the previous row's hash included. */
export const hashOf = (row: Omit<Row, 'hash'>): string => hash('sha256', canonical(row as unknown as Json));

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
