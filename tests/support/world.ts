/**
 * A review with one row of every kind of thing, made from the database's own description: a new table is in it by itself.
 * For tests that must touch every route.
 */
import { sql } from 'kysely';
import type { Context } from '../../server/platform/context.ts';
import { create, operate, type Operation } from '../../server/platform/operation.ts';
import type { KeptTable } from '../../server/platform/schema/index.ts';
import { noFindings } from '../../server/references/search.ts';
import { nameKey } from '../../server/reviews/name-key.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { documentOf } from './factories.ts';

/** Table → id of its row in the review. */
export type World = ReadonlyMap<string, string>;

interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}

const standard = new Set(['id', 'review_id', 'version', 'author_id', 'made_at', 'changed_at', 'trashed_at', 'foreign_guid']);

/** Columns whose text is JSON, with a small valid value. */
const json: Readonly<Record<string, string>> = {
  levels: '[]',
  authors: '["Okafor, Ada"]',
  countries: '[]',
  guessed: '[]',
  reasons: '[]',
  ranges: '[[0,5]]',
  aliases: '[]',
  mechanism_types: '[]',
  slot_modes: '{}',
  attributes: '{}',
  design: '{"questions":[]}',
  draft: '{"questions":[]}',
  value: '""',
  answers: '{}',
  choice: '{}',
  frame: '{"units":[],"earlier":[],"own":[]}',
  drawn: '[]',
  originals: '[]',
  outline: '[]',
  warnings: '[]',
  subjects: '["reference"]',
  novel_in: '[]',
  area: '',
};

/** Values that mean something, by table and column; everything else is a plain word or 1. */
const meaningful: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  member: { role: 'observer' },
  invitation: { role: 'observer', email: 'eve@example.org', expires_at: '2030-01-01T00:00:00.000Z' },
  excerpt: { kind: 'text', start_at: 0, end_at: 5, sheet: 1, last_sheet: 1, quote: 'Trust' },
  coding: { direction: 'not_stated', basis: 'stated' },
  cmoc: { level: 'theory', origin: 'ours', status: 'draft', verdict: '', statement: '', statement_of: '' },
  element: { direction: 'not_stated', basis: 'stated', facet: '' },
  evidence_link: { target: 'whole', stance: 'supports', basis: 'stated', clear: 'not_judged' },
  template: { subject: 'reference' },
  answer: { state: 'blank', value: '', line: '', column: '' },
  judgement: { level: '', answers: '{}', reason: 'A reason' },
  scale: { kind: 'ordered' },
  scale_version: { design: '{"help":"","levels":[],"questions":[],"perTheory":false}' },
  decision: { stage: 'full_text', choice: 'include' },
  standing_decision: { stage: 'full_text', choice: 'include', made_how: 'lead', people: '', decided_on: '' },
  screening_stage: { stage: 'full_text', mode: 'single', sample_percent: 10 },
  screening_share: { stage: 'full_text', from_number: 1, to_number: 9 },
  screening_entry: { stage: 'full_text', entered_on: '2026-01-31' },
  reference: { used_as: 'empirical', kind: 'article', year: 2020 },
  memo: { object: 'review' },
  work_set: { kind: 'check' },
  check_round: { state: 'open', subject: 'decision', mode: 'independent', stage: 'full_text', size: '{"percent":10}', stratify: '' },
  check_round_reviewer: { account_id: 'nobody' },
  resolution: { stage: 'full_text', choice: 'include', how: 'discussion', resolved_on: '2026-03-02' },
  theory: { kind: 'initial' },
  demi_regularity: { is_split: 0 },
  search: {
    state: 'read',
    mapping: '',
    findings: JSON.stringify(noFindings),
    source_kind: 'database',
    searched_on: '',
    sha256: 'a'.repeat(64),
  },
  flow_number: { box: 'screened', numbers: '[{"label":"","n":1}]' },
  retrieval: { state: 'sought' },
  arrival: { kind: 'citation' },
  file_match: { how: 'title', confidence: 80, state: 'open' },
  duplicate_verdict: { verdict: 'apart', how: 'person' },
  code: { merged_inverse: 0 },
  document_version: { is_current: 0 },
};

/** Columns that would tie the row to itself or hide it. */
const left: readonly string[] = [
  'parent_id',
  'merged_into_id',
  'joined_into_id',
  'check_round_id',
  'accepted_at',
  'accepted_by',
  'closed_at',
];

export async function worldOf(ctx: Context, scope: Scope): Promise<World> {
  const world = new Map<string, string>([
    ['review', scope.reviewId],
    ['work_set', scope.setId],
  ]);
  const made = await documentOf(ctx, scope, 'A paper on trust', ['Trust grew slowly.', 'And then it fell.']);
  world.set('reference', made.reference).set('document', made.document).set('document_version', made.version);
  await operate(ctx, scope, { verb: 'set up the world' }, async (op) => {
    for (const table of await inOrder(op)) if (!world.has(table)) world.set(table, await fill(op, table as KeptTable, world));
    return null;
  });
  return world;
}

/** Kept tables, parents before children. */
async function inOrder(op: Operation): Promise<readonly string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from sqlite_schema where type = 'table' and name not like 'page_search%'`.execute(op.tx);
  const kept: string[] = [];
  for (const { name } of rows) if ((await columnsOf(op, name)).some((column) => column.name === 'trashed_at')) kept.push(name);
  const parents = new Map<string, readonly string[]>();
  for (const name of kept)
    parents.set(
      name,
      (await linksOf(op, name)).map((link) => link.table).filter((table) => table !== name && kept.includes(table)),
    );
  const ordered: string[] = [];
  while (ordered.length < kept.length) {
    const next = kept.filter((name) => !ordered.includes(name) && (parents.get(name) ?? []).every((parent) => ordered.includes(parent)));
    if (!next.length) throw new Error('tables refer to each other in a ring');
    ordered.push(...next);
  }
  return ordered;
}

async function fill(op: Operation, table: KeptTable, world: World): Promise<string> {
  const links = new Map((await linksOf(op, table)).map((link) => [link.from, link.table]));
  const own: Record<string, string | number | null> = {};
  for (const column of await columnsOf(op, table)) if (!standard.has(column.name)) own[column.name] = valueOf(table, column, links, world);
  own['name_key'] = 'name_key' in own ? nameKey(`${table} in the world`) : undefined!;
  if (own['name_key'] === undefined) delete own['name_key'];
  return create(op, table, own as never);
}

function valueOf(table: string, column: ColumnInfo, links: ReadonlyMap<string, string>, world: World): string | number | null {
  if (left.includes(column.name) && !column.notnull) return null;
  const parent = links.get(column.name);
  if (parent) return world.get(parent) ?? null;
  const meant = meaningful[table]?.[column.name] ?? json[column.name];
  if (meant !== undefined) return meant;
  if (column.type === 'INTEGER') return column.notnull ? 1 : null;
  return column.notnull ? `${table} ${column.name}` : null;
}

async function columnsOf(op: Operation, table: string): Promise<readonly ColumnInfo[]> {
  const { rows } = await sql<ColumnInfo>`select name, upper(type) as type, "notnull" from pragma_table_info(${table})`.execute(op.tx);
  return rows;
}

async function linksOf(op: Operation, table: string): Promise<readonly { readonly from: string; readonly table: string }[]> {
  const { rows } = await sql<{
    from: string;
    table: string;
  }>`select "from", "table" from pragma_foreign_key_list(${table}) where "from" <> 'review_id' and "table" <> 'account'`.execute(op.tx);
  return rows;
}
