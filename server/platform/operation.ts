/**
 * One click, one transaction: every row that a use case makes or changes goes through here, so that each has its
 * activity row, its version check and its way back. A service opens an operation; its parts take it as an argument.
 */
import { appendActivity, type Entry, instanceStream, pastOf, type Values, valueAt } from './activity.queries.ts';
import type { Json } from './canonical.ts';
import type { Author, Context } from './context.ts';
import type { Tx } from './database.ts';
import { Conflict, type FieldConflict, Invalid, isDuplicate, NotFound } from './errors.ts';
import type { Intent, Operation } from './operation-shape.ts';
import { insertRow, prepared } from './prepared.ts';
import type { KeptTable, Own, Schema } from './schema/index.ts';

export type { Intent, Operation } from './operation-shape.ts';

/**
 * Runs a use case in one write transaction and records it. A retry of the same attempt with the same body is answered with
 * the first outcome and does nothing.
 */
export async function operate<T extends Json>(
  ctx: Context,
  author: Author,
  intent: Intent,
  work: (op: Operation) => Promise<T>,
): Promise<T> {
  const outcome = await ctx.db.write(async (tx) => {
    const known = await outcomeOf<T>(tx, author);
    if (known) return known.outcome;
    const entries: Entry[] = [];
    const op: Operation = {
      tx,
      id: ctx.newId(),
      reviewId: author.reviewId,
      actorId: author.actorId,
      at: ctx.now(),
      newId: ctx.newId,
      note: (entry) => entries.push(intent.reason && !entry.reason ? { ...entry, reason: intent.reason } : entry),
    };
    const result = await work(op);
    if (entries.length) await appendActivity(tx, { ...op, operation: op.id, verb: intent.verb, undoes: intent.undoes ?? null }, entries);
    await rememberOutcome(tx, author, op.at, result);
    return result;
  });
  ctx.events.emit(author.reviewId);
  return outcome;
}

/** The author of events that belong to no review. */
export const ofInstance = (actorId: string): Author => ({ reviewId: instanceStream, actorId });

async function outcomeOf<T>(tx: Tx, author: Author): Promise<{ outcome: T } | null> {
  const { attempt } = author;
  if (!attempt) return null;
  const row = await outcomeKept.first(tx, { account: author.actorId, key: attempt.key });
  return row && row.body_hash === attempt.bodyHash && row.route === attempt.route ? { outcome: JSON.parse(row.outcome) as T } : null;
}

const outcomeKept = prepared((tx: Tx, p: { account: string; key: string }) =>
  tx.selectFrom('idempotency').select(['outcome', 'body_hash', 'route']).where('account_id', '=', p.account).where('key', '=', p.key),
);

/** The same key with another body is another attempt, which takes the place of the first. */
const keepOutcome = prepared((tx: Tx, row: Schema['idempotency']) => {
  const { account_id, key, route, body_hash, outcome, made_at } = row;
  const own = { route, body_hash, outcome, made_at };
  return tx
    .insertInto('idempotency')
    .values({ account_id, key, ...own })
    .onConflict((c) => c.columns(['account_id', 'key']).doUpdateSet(own));
});

async function rememberOutcome(tx: Tx, author: Author, at: string, outcome: Json): Promise<void> {
  const { attempt } = author;
  if (!attempt) return;
  const { key, route, bodyHash } = attempt;
  const kept = { account_id: author.actorId, key, route, body_hash: bodyHash, outcome: JSON.stringify(outcome), made_at: at };
  await keepOutcome.all(tx, kept);
}

type AnyRow = { id: string; version: number; trashed_at: string | null; [column: string]: string | number | null };

/** Makes a row. Returns its id. @throws Invalid when its name is taken. */
export async function create<T extends KeptTable>(op: Operation, table: T, own: Own<T> & { readonly id?: string }): Promise<string> {
  const id = own.id ?? op.newId();
  const row = {
    ...own,
    id,
    review_id: op.reviewId,
    version: 1,
    author_id: op.actorId,
    made_at: op.at,
    changed_at: op.at,
    trashed_at: null,
  };
  await refusingDuplicates(() => insertRow(op.tx, table, row as never));
  op.note({ action: 'create', object: table, objectId: id, objectVersion: 1, before: null, after: own as unknown as Values });
  return id;
}

/** A row as a person read it: a change made to an older version is merged field by field, or refused. */
export interface Seen {
  readonly id: string;
  /** Left out: whatever is there now. */
  readonly version?: number | undefined;
}

/**
 * Changes some columns of a live row and returns its new version. A column that the person left as they saw it is left as it
 * is now, so that a whole form can be sent. @throws Conflict when a column that the person changed was changed since the
 * version seen, too. @throws NotFound when there is no such row.
 */
export async function change<T extends KeptTable>(op: Operation, table: T, seen: Seen, patch: Partial<Own<T>>): Promise<number> {
  const row = await liveRow(op, table, seen.id);
  const given = patch as Values;
  if (seen.version === undefined || seen.version >= row.version) return write(op, table, row, { action: 'change', patch: given });
  const past = await pastOf(op.tx, op.reviewId, row.id);
  const { version } = seen;
  const own = merged(row, { table, patch: given, baseOf: (field) => valueAt(past, field, version, row) ?? null });
  return write(op, table, row, { action: 'change', patch: own });
}

/**
 * Changes a row that was not there yet when the person began: they started from `blank`, a value for each column of the patch.
 * @throws Conflict when somebody has filled one of these columns otherwise meanwhile.
 */
export async function changeUnseen<T extends KeptTable>(
  op: Operation,
  table: T,
  id: string,
  { blank, patch }: { readonly blank: Values; readonly patch: Partial<Own<T>> },
): Promise<number> {
  const row = await liveRow(op, table, id);
  const own = merged(row, { table, patch: patch as Values, baseOf: (field) => blank[field] ?? null });
  return write(op, table, row, { action: 'change', patch: own });
}

/** Puts a row in the trash. Rows that hang on it stay as they are and are hidden with it. */
export async function trash(op: Operation, table: KeptTable, id: string): Promise<void> {
  await write(op, table, await liveRow(op, table, id), { action: 'trash', patch: { trashed_at: op.at } });
}

/** Takes a row out of the trash. @throws Invalid when its name has been taken meanwhile. */
export async function restore(op: Operation, table: KeptTable, id: string): Promise<void> {
  const row = await anyRow(op, table, id);
  if (row.trashed_at !== null) await write(op, table, row, { action: 'restore', patch: { trashed_at: null } });
}

/** Brings a row, in the trash or not, back to earlier values: what undo is made of. */
export async function reverse(
  op: Operation,
  table: KeptTable,
  id: string,
  back: { readonly action: Entry['action']; readonly patch: (at: string) => Values },
): Promise<void> {
  await write(op, table, await anyRow(op, table, id), { action: back.action, patch: back.patch(op.at) });
}

interface Write {
  readonly action: Entry['action'];
  readonly patch: Values;
}

async function write(op: Operation, table: KeptTable, row: AnyRow, { action, patch }: Write): Promise<number> {
  const changed = Object.fromEntries(Object.entries(patch).filter(([column, value]) => value !== undefined && row[column] !== value));
  if (!Object.keys(changed).length) return row.version;
  const version = row.version + 1;
  await refusingDuplicates(() =>
    op.tx
      .updateTable(table as 'memo')
      .set({ ...changed, version, changed_at: op.at } as never)
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .execute(),
  );
  const before = Object.fromEntries(Object.keys(changed).map((column) => [column, row[column] ?? null]));
  op.note({ action, object: table, objectId: row.id, objectVersion: version, before, after: changed });
  return version;
}

/** Any row of this review, in the trash or not. */
export async function anyRow(op: Operation, table: KeptTable, id: string): Promise<AnyRow> {
  const row = await op.tx
    .selectFrom(table as 'memo')
    .selectAll()
    .where('review_id', '=', op.reviewId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row as unknown as AnyRow;
}

/** A row of this review that is not in the trash. */
export async function liveRow<T extends KeptTable>(op: Operation, table: T, id: string): Promise<Schema[T] & AnyRow> {
  const row = await anyRow(op, table, id);
  if (row.trashed_at !== null) throw new NotFound();
  return row as Schema[T] & AnyRow;
}

interface Merging {
  readonly table: KeptTable;
  readonly patch: Values;
  /** What a column held when the person read it. */
  readonly baseOf: (field: string) => string | number | null;
}

/** The part of a patch that the person changed since they read the row. @throws Conflict when others changed it, too. */
function merged(row: AnyRow, { table, patch, baseOf }: Merging): Values {
  const own: Record<string, string | number | null> = {};
  const conflicts: FieldConflict[] = [];
  for (const [field, yours] of Object.entries(patch)) {
    const base = baseOf(field);
    if (yours === base) continue;
    const theirs = row[field] ?? null;
    if (base !== theirs && theirs !== yours) conflicts.push({ field, yours, theirs, base });
    own[field] = yours;
  }
  if (conflicts.length) throw new Conflict({ object: table, objectId: row.id, version: row.version, fields: conflicts });
  return own;
}

async function refusingDuplicates(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isDuplicate(error)) throw new Invalid({ name: 'There is already one with this name.' });
    throw error;
  }
}

/** The next number of a kind in this review (CMOC 17): counted up, never used twice. */
export const nextNumber = (op: Operation, kind: string): Promise<number> => nextNumbers(op, kind, 1);

/** Takes a run of `many` numbers of a kind. Returns the first. */
export async function nextNumbers(op: Operation, kind: string, many: number): Promise<number> {
  const row = await op.tx
    .insertInto('counter')
    .values({ review_id: op.reviewId, kind, last: many })
    .onConflict((c) => c.columns(['review_id', 'kind']).doUpdateSet((eb) => ({ last: eb('counter.last', '+', many) })))
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last - many + 1;
}
