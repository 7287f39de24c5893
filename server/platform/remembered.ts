/**
 * Readings of a review that are kept in memory until the review moves (decision record 0010). Every write to a review appends to its
 * history in the same transaction, so the history's number is the version of everything in it, whichever process wrote.
 *
 * The number is read first, then the rows: what is kept under a number has everything up to it, and perhaps more. When the number has
 * grown, the history says which tables were written; a reading that looks at none of them goes on standing.
 */
import type { KyselyPlugin, OperationNode, PluginTransformResultArgs, QueryResult, RootOperationNode, UnknownRow } from 'kysely';
import type { Reader } from './database.ts';
import { prepared } from './prepared.ts';
import type { KeptTable, Schema } from './schema/index.ts';

/** What a reading is of: a review, or a set in it. */
export interface Of {
  readonly db: Reader;
  readonly reviewId: string;
  readonly setId?: string;
}

/** What somebody may see is asked each time. */
interface Nobody {
  readonly actorId?: never;
}

/** The tables that a reading looks at. It is refused when a query of it names another. */
export interface Reads {
  /** Whatever is written to them changes the answer. */
  readonly rows: readonly KeptTable[];
  /** Read only where a row of the others points at them: one that is new changes nothing until something points at it. */
  readonly lookedUp?: readonly KeptTable[];
  /** Without a history of their own: written along with one of the rows, in the same operation or one that follows. */
  readonly along?: readonly Exclude<keyof Schema, KeptTable>[];
}

type Word = string | number | boolean | null;
type Asked = readonly (Word | readonly Word[])[];

/** Database rows that all readings of one database stand for together: some 80 MB. What was asked for longest ago goes first. */
export const mostRows = 200_000;

interface Entry {
  /** Has every write up to this number of the history. */
  upTo: number;
  rows: number;
  readonly answer: Promise<unknown>;
}

/** By what they are of, least recently asked first. */
type Readings = Map<string, Entry>;

const ofDatabase = new WeakMap<Reader, Readings>();
let readingsMade = 0;

/**
 * A query that answers from memory what it has answered before: `remembered({ rows: ['code'] }, (of) => of.db.selectFrom('code')…)`. The
 * answer is shared: nobody may change it. Inside a write, where rows are ahead of the history, it always reads.
 */
export function remembered<O extends Of & Nobody, P extends Asked, R>(
  reads: Reads,
  load: (of: O, ...asked: P) => Promise<R>,
): (of: O, ...asked: P) => Promise<R> {
  return kept(reads, (...asked) => ({ load: (of: O) => load(of, ...asked) }));
}

type RowsById<R> = ReadonlyMap<string, R>;

/** More rows than these are sooner read with all the others. */
export const mostReread = 200;

/**
 * Rows of one table by id. Of what was written since they were read, the history names each row: those are read again, the others are the
 * same objects as before, in a map of its own. `read` gives the rows of these ids, or all of them; an id without a row goes. New rows
 * come last: whoever needs an order sorts.
 */
export function rememberedRows<O extends Of & Nobody, P extends Asked, R extends { readonly id: string }>(
  { of: table, ...others }: Omit<Reads, 'rows'> & { readonly of: KeptTable },
  read: (of: O, ids: readonly string[] | null, ...asked: P) => Promise<readonly R[]>,
): (of: O, ...asked: P) => Promise<RowsById<R>> {
  const reads: Reads = { ...others, rows: [table] };
  return kept<O, P, RowsById<R>>(reads, (...asked) => ({
    load: async (of) => byId(await read(of, null, ...asked)),
    carry: { of: table, on: async (of, known, ids) => carriedOn(known, ids, byId(await read(of, ids, ...asked))) },
  }));
}

const byId = <R extends { readonly id: string }>(rows: readonly R[]): RowsById<R> => new Map(rows.map((row) => [row.id, row]));

function carriedOn<R>(known: RowsById<R>, ids: readonly string[], reread: RowsById<R>): RowsById<R> {
  const rows = new Map(known);
  for (const id of ids) {
    const row = reread.get(id);
    if (row) rows.set(id, row);
    else rows.delete(id);
  }
  return rows;
}

/** How an answer comes about: from nothing, or from one that is known and the rows of a table that were written since. */
interface Making<O, R> {
  readonly load: (of: O) => Promise<R>;
  readonly carry?: { readonly of: KeptTable; readonly on: (of: O, known: R, ids: readonly string[]) => Promise<R> };
}

function kept<O extends Of & Nobody, P extends Asked, R>(
  reads: Reads,
  making: (...asked: P) => Making<O, R>,
): (of: O, ...asked: P) => Promise<R> {
  const name = ++readingsMade;
  return async (of, ...asked) => {
    const { load, carry } = making(...asked);
    if (of.db.isTransaction) return load(of);
    const readings = readingsOf(of.db);
    const key = JSON.stringify([of.reviewId, of.setId, name, asked]);
    const now = (await head.first(of.db, of))?.seq ?? 0;
    const { stands, from } = await since(of, key, { reads, now, carried: carry?.of });
    const make = async (own: O): Promise<R> => (carry && from ? carry.on(own, (await from.known.answer) as R, from.ids) : load(own));
    const entry = stands ?? reading(of, now, { reads, load: make });
    readings.delete(key);
    readings.set(key, entry);
    return entry.answer as Promise<R>;
  };
}

function readingsOf(db: Reader): Readings {
  const known = ofDatabase.get(db) ?? new Map<string, Entry>();
  ofDatabase.set(db, known);
  return known;
}

const head = prepared((db: Reader, p: Pick<Of, 'reviewId'>) =>
  db.selectFrom('activity_head').select('seq').where('review_id', '=', p.reviewId),
);

const writtenSince = prepared((db: Reader, p: { reviewId: string; seq: number }) =>
  db.selectFrom('activity').select(['object', 'action']).distinct().where('review_id', '=', p.reviewId).where('seq', '>', p.seq),
);

const namedSince = prepared((db: Reader, p: { reviewId: string; seq: number; object: string }) =>
  db
    .selectFrom('activity')
    .select('object_id')
    .distinct()
    .where('review_id', '=', p.reviewId)
    .where('seq', '>', p.seq)
    .where('object', '=', p.object)
    .limit(mostReread + 1),
);

interface AskedNow {
  readonly reads: Reads;
  readonly now: number;
  /** The table whose rows can be read again one by one. */
  readonly carried: KeptTable | undefined;
}

interface Since {
  /** Answers as it is. */
  readonly stands?: Entry;
  /** Answers once these rows are read again. */
  readonly from?: { readonly known: Entry; readonly ids: readonly string[] };
}

async function since(of: Of, key: string, asked: AskedNow): Promise<Since> {
  const readings = readingsOf(of.db);
  const known = readings.get(key);
  if (!known) return {};
  const moved = await movedSince(of, known, asked);
  if (moved === 'nothing') return { stands: known };
  const ids = moved === 'rows' && asked.carried ? await idsSince(of, known, asked.carried) : null;
  const begunMeanwhile = readings.get(key);
  if (begunMeanwhile && begunMeanwhile.upTo >= asked.now) return { stands: begunMeanwhile };
  return ids ? { from: { known, ids } } : {};
}

/** What of that which an entry rests on was written up to `now`; if it is nothing, the entry stands for `now` as well. */
async function movedSince(
  { db, reviewId }: Of,
  entry: Entry,
  { reads, now }: AskedNow,
): Promise<'nothing' | 'rows' | 'what they point at'> {
  if (entry.upTo >= now) return 'nothing';
  const written = await writtenSince.all(db, { reviewId, seq: entry.upTo });
  const rows = new Set<string>(reads.rows);
  const lookedUp = new Set<string>(reads.lookedUp);
  if (written.some(({ object, action }) => lookedUp.has(object) && action !== 'create')) return 'what they point at';
  if (written.some(({ object }) => rows.has(object))) return 'rows';
  entry.upTo = Math.max(entry.upTo, now);
  return 'nothing';
}

/** The rows that were written; null when they are many. */
async function idsSince({ db, reviewId }: Of, entry: Entry, object: KeptTable): Promise<readonly string[] | null> {
  const named = await namedSince.all(db, { reviewId, seq: entry.upTo, object });
  return named.length > mostReread ? null : named.map((row) => row.object_id);
}

function reading<O extends Of>(
  of: O,
  upTo: number,
  { reads, load }: { readonly reads: Reads; readonly load: (of: O) => Promise<unknown> },
): Entry {
  const watch = new Watch(new Set<string>([...reads.rows, ...(reads.lookedUp ?? []), ...(reads.along ?? [])]));
  const { reviewId, setId } = of;
  const readings = readingsOf(of.db);
  const answer = load({ db: of.db.withPlugin(watch), reviewId, setId } as unknown as O);
  const entry: Entry = { upTo, rows: 0, answer };
  answer.then(
    (rows) => {
      entry.rows = rows instanceof Map ? Math.max(watch.rows, rows.size) : watch.rows;
      makeRoom(readings);
    },
    () => forget(readings, entry),
  );
  return entry;
}

function makeRoom(readings: Readings): void {
  let rows = 0;
  for (const entry of readings.values()) rows += entry.rows;
  for (const [key, entry] of readings) {
    if (rows <= mostRows) return;
    readings.delete(key);
    rows -= entry.rows;
  }
}

function forget(readings: Readings, failed: Entry): void {
  for (const [key, entry] of readings) if (entry === failed) readings.delete(key);
}

/** Refuses what would go stale unseen: a table that the reading does not name, and a query that was built elsewhere. */
class Watch implements KyselyPlugin {
  rows = 0;
  readonly #tables: ReadonlySet<string>;
  readonly #seen = new WeakSet<object>();

  constructor(tables: ReadonlySet<string>) {
    this.#tables = tables;
  }

  transformQuery({ node, queryId }: { readonly node: RootOperationNode; readonly queryId: object }): RootOperationNode {
    const own = new Set(namedIn(node));
    for (const table of tablesIn(node))
      if (!this.#tables.has(table) && !own.has(table))
        throw new Error(`What is remembered reads the table “${table}” and does not say so.`);
    this.#seen.add(queryId);
    return node;
  }

  async transformResult({ result, queryId }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    if (!this.#seen.has(queryId))
      throw new Error('What is remembered is read with plain queries: of a prepared one the tables are not known.');
    this.rows += result.rows.length;
    return result;
  }
}

/** Names of the tables a query reads from; a column's own mention of its table (or alias) is none. */
function* tablesIn(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const one of node) yield* tablesIn(one);
  if (!isNode(node) || node.kind === 'ReferenceNode') return;
  if (node.kind === 'TableNode') yield (node as unknown as { table: { identifier: { name: string } } }).table.identifier.name;
  else for (const part of Object.values(node)) yield* tablesIn(part);
}

/** Names that a query gives to parts of itself (`with`). */
function* namedIn(node: unknown): Generator<string> {
  if (Array.isArray(node)) for (const one of node) yield* namedIn(one);
  if (!isNode(node)) return;
  if (node.kind === 'CommonTableExpressionNameNode') yield* tablesIn((node as unknown as { table: unknown }).table);
  else for (const part of Object.values(node)) yield* namedIn(part);
}

const isNode = (value: unknown): value is OperationNode => typeof value === 'object' && value !== null && 'kind' in value;
