/** Verifies the activity: no gap, each hash, each text; and that every row is what its history says. */
import { sql } from 'kysely';
import { type Action, digestOf, hashOf, textsOf, type Values } from '../platform/activity.queries.ts';
import type { Reader } from '../platform/database.ts';

interface Found {
  readonly findings: readonly string[];
  readonly looked: number;
}

const batch = 1000;

/** Walks every stream from its first activity to the head. `doubted` are the objects of faulty entries: their history tells nothing. */
export async function chainFaults(db: Reader): Promise<Found & { readonly doubted: ReadonlySet<string> }> {
  const heads = await db.selectFrom('activity_head').selectAll().orderBy('review_id').execute();
  const findings: string[] = [];
  const doubted = new Set<string>();
  let looked = 0;
  for (const head of heads) {
    const stream = await walk(db, head.review_id);
    looked += stream.looked;
    findings.push(...stream.findings);
    stream.doubted.forEach((id) => doubted.add(id));
    if (stream.last !== head.seq || stream.hash !== head.hash)
      findings.push(`The activity of ${head.review_id} ends at ${stream.last}; its head says ${head.seq}.`);
  }
  return { findings, looked, doubted };
}

async function walk(db: Reader, reviewId: string) {
  const findings: string[] = [];
  const doubted: string[] = [];
  let last = 0;
  let hash = '';
  let looked = 0;
  for (;;) {
    const rows = await db
      .selectFrom('activity as a')
      .leftJoin('activity_payload as p', 'p.activity_id', 'a.id')
      .selectAll('a')
      .select(['p.salt', 'p.payload'])
      .where('a.review_id', '=', reviewId)
      .where('a.seq', '>', last)
      .orderBy('a.seq')
      .limit(batch)
      .execute();
    for (const { salt, payload, hash: kept, ...row } of rows) {
      const fault = faultOf(row, { last, previous: hash, kept, salt, payload });
      if (fault) {
        findings.push(`Activity ${row.seq} of ${reviewId}: ${fault}`);
        doubted.push(row.object_id);
      }
      last = row.seq;
      hash = kept;
      looked += 1;
    }
    if (rows.length < batch) return { findings, doubted, last, hash, looked };
  }
}

interface Link {
  readonly last: number;
  readonly previous: string;
  readonly kept: string;
  readonly salt: string | null;
  readonly payload: string | null;
}

function faultOf(row: Parameters<typeof hashOf>[0], link: Link): string | null {
  if (row.seq !== link.last + 1) return `${row.seq - link.last - 1} entries before it are missing.`;
  if (hashOf(row) !== link.kept) return 'it was changed after it was written.';
  if (row.previous_hash !== link.previous) return 'it does not follow from the one before it.';
  if (link.payload !== null && digestOf(link.salt ?? '', link.payload) !== row.digest)
    return 'its texts were changed after they were written.';
  return null;
}

interface State {
  version: number;
  trashed: boolean;
  /** Column → value as the history tells; null once a text was purged. */
  values: Record<string, unknown> | null;
}

/** Replays the history of each table's rows and compares them with what is there; rows of doubted objects are left out. */
export async function rowFaults(db: Reader, doubted: ReadonlySet<string>): Promise<Found> {
  const findings: string[] = [];
  let looked = 0;
  for (const table of await keptTables(db)) {
    const told = await replay(db, table);
    const rows = await sql<Record<string, unknown> & { id: string; version: number }>`select * from ${sql.table(table)}`.execute(db);
    for (const row of rows.rows) {
      looked += 1;
      const fault = doubted.has(row.id) ? null : rowFault(row, told.get(row.id));
      if (fault) findings.push(`The ${table.replaceAll('_', ' ')} ${row.id} ${fault}`);
      told.delete(row.id);
    }
    for (const id of told.keys())
      if (!doubted.has(id)) findings.push(`The ${table.replaceAll('_', ' ')} ${id} is gone, though its history does not say so.`);
  }
  return { findings, looked };
}

/** The tables whose rows carry a version: those that people make and change. */
async function keptTables(db: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select m.name from sqlite_schema m where m.type = 'table' and m.name not like 'page_search%'
      and exists (select 1 from pragma_table_info(m.name) c where c.name = 'trashed_at') order by m.name`.execute(db);
  return rows.map((row) => row.name);
}

async function replay(db: Reader, table: string): Promise<Map<string, State>> {
  const states = new Map<string, State>();
  let after = { review: '', seq: 0 };
  for (;;) {
    const rows = await db
      .selectFrom('activity as a')
      .leftJoin('activity_payload as p', 'p.activity_id', 'a.id')
      .select(['a.review_id', 'a.seq', 'a.action', 'a.object_id', 'a.object_version', 'p.payload'])
      .where('a.object', '=', table)
      .where((eb) =>
        eb.or([eb('a.review_id', '>', after.review), eb.and([eb('a.review_id', '=', after.review), eb('a.seq', '>', after.seq)])]),
      )
      .orderBy('a.review_id')
      .orderBy('a.seq')
      .limit(batch)
      .execute();
    for (const row of rows) {
      apply(states, {
        id: row.object_id,
        version: row.object_version,
        action: row.action as Action,
        after: textsOf(row.payload).after,
        isPurged: row.payload === null,
      });
      after = { review: row.review_id, seq: row.seq };
    }
    if (rows.length < batch) return states;
  }
}

function apply(
  states: Map<string, State>,
  entry: { id: string; version: number; action: Action; after: Values | null; isPurged: boolean },
): void {
  if (entry.action === 'purge') {
    states.delete(entry.id);
    return;
  }
  const state = states.get(entry.id) ?? { version: 0, trashed: false, values: {} };
  state.version = entry.version;
  if (entry.action === 'trash') state.trashed = true;
  if (entry.action === 'restore') state.trashed = false;
  if (entry.isPurged) state.values = null;
  else if (state.values && entry.after) Object.assign(state.values, entry.after);
  states.set(entry.id, state);
}

function rowFault(row: Record<string, unknown> & { version: number }, told: State | undefined): string | null {
  if (!told) return 'has no history.';
  if (told.version !== row.version) return `is at version ${row.version}; its history ends at ${told.version}.`;
  if (told.trashed !== (row['trashed_at'] !== null)) return told.trashed ? 'should be in the trash.' : 'should not be in the trash.';
  const differing = Object.entries(told.values ?? {}).filter(
    ([column, value]) => column in row && column !== 'trashed_at' && row[column] !== value,
  );
  return differing.length ? `differs from its history in ${differing.map(([column]) => column).join(', ')}.` : null;
}
