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
  const name = ++readingsMade;
  return async (of, ...asked) => {
    if (of.db.isTransaction) return load(of, ...asked);
    const readings = readingsOf(of.db);
    const key = JSON.stringify([of.reviewId, of.setId, name, asked]);
    const now = (await head.first(of.db, of))?.seq ?? 0;
    const entry = (await standing(of, key, { reads, now })) ?? reading(of, now, { reads, load: (own: O) => load(own, ...asked) });
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

interface AskedNow {
  readonly reads: Reads;
  readonly now: number;
}

async function standing(of: Of, key: string, asked: AskedNow): Promise<Entry | undefined> {
  const readings = readingsOf(of.db);
  const known = readings.get(key);
  if (!known || (await stands(of, known, asked))) return known;
  const begunMeanwhile = readings.get(key);
  return begunMeanwhile && begunMeanwhile.upTo >= asked.now ? begunMeanwhile : undefined;
}

/** Whether nothing that an entry rests on was written up to `now`; then it stands for `now` as well. */
async function stands({ db, reviewId }: Of, entry: Entry, { reads, now }: AskedNow): Promise<boolean> {
  if (entry.upTo >= now) return true;
  const written = await writtenSince.all(db, { reviewId, seq: entry.upTo });
  const rows = new Set<string>(reads.rows);
  const lookedUp = new Set<string>(reads.lookedUp);
  if (written.some(({ object, action }) => rows.has(object) || (lookedUp.has(object) && action !== 'create'))) return false;
  entry.upTo = Math.max(entry.upTo, now);
  return true;
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
    () => {
      entry.rows = watch.rows;
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
