/** What happened to one CMOC, its elements, evidence, ties and tests: read from the activity. */
import { textsOf } from '../platform/activity.queries.ts';
import { namesOf, rolesOf, vocabulary } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { asDirection } from '../reviews/vocabulary.ts';
import { type Constructs, constructsOf } from './constructs.queries.ts';
import { type Happening, type HistoryLine, historyLines, type HistoryNames } from './history.ts';
import { surroundingsOf } from './lists.queries.ts';
import { signed } from './statement.ts';

const tied = ['element', 'evidence_link', 'cmoc_theory', 'cmoc_assignment', 'cmoc_relation', 'cmoc_test'] as const;
type Tied = (typeof tied)[number];

const columnsToCmoc: Readonly<Record<Tied, readonly string[]>> = {
  element: ['cmoc_id'],
  evidence_link: ['cmoc_id'],
  cmoc_theory: ['cmoc_id'],
  cmoc_assignment: ['extracted_id', 'theory_cmoc_id'],
  cmoc_relation: ['from_id', 'to_id'],
  cmoc_test: ['theory_cmoc_id', 'extracted_id'],
};

type Row = { readonly id: string } & { readonly [column: string]: string | number | null };

export interface History {
  readonly lines: readonly HistoryLine[];
  /** Names by account id. */
  readonly people: ReadonlyMap<string, string>;
}

export async function historyOfCmoc(scope: Scope, cmocId: string): Promise<History> {
  const rows = new Map<Tied, readonly Row[]>();
  for (const table of tied) rows.set(table, await rowsOf(scope, table, cmocId));
  const ids = [cmocId, ...[...rows.values()].flat().map((row) => row.id)];
  const [happenings, names, people] = await Promise.all([happeningsOf(scope, ids), historyNames(scope, cmocId, rows), namesOf(scope)]);
  return { lines: historyLines(happenings, names), people };
}

/** Rows tied to the CMOC, in the trash or not. */
async function rowsOf(scope: Scope, table: Tied, cmocId: string): Promise<readonly Row[]> {
  const rows = await scope.db
    .selectFrom(table as 'element')
    .selectAll()
    .where('review_id', '=', scope.reviewId)
    .where((eb) => eb.or(columnsToCmoc[table].map((column) => eb(column as 'cmoc_id', '=', cmocId))))
    .execute();
  return rows as unknown as readonly Row[];
}

/** Oldest first. */
async function happeningsOf(scope: Scope, objectIds: readonly string[]): Promise<readonly Happening[]> {
  const rows = await scope.db
    .selectFrom('activity as a')
    .leftJoin('activity_payload as p', 'p.activity_id', 'a.id')
    .select(['a.operation', 'a.at', 'a.actor_id', 'a.verb', 'a.undoes', 'a.action', 'a.object', 'a.object_id', 'p.payload'])
    .where('a.review_id', '=', scope.reviewId)
    .where('a.object_id', 'in', objectIds)
    .orderBy('a.seq')
    .execute();
  return rows.map((row) => ({
    operation: row.operation,
    at: row.at,
    actorId: row.actor_id,
    verb: row.verb,
    undoes: row.undoes,
    action: row.action,
    object: row.object,
    objectId: row.object_id,
    ...textsOf(row.payload),
  }));
}

async function historyNames(scope: Scope, cmocId: string, rows: ReadonlyMap<Tied, readonly Row[]>): Promise<HistoryNames> {
  const [constructs, roles, stances, around, cmocs] = await Promise.all([
    constructsOf(scope),
    rolesOf(scope),
    vocabulary(scope, 'stance'),
    surroundingsOf(scope),
    scope.db.selectFrom('cmoc').select(['id', 'number']).where('review_id', '=', scope.reviewId).execute(),
  ]);
  const roleNames = new Map(roles.map((role) => [role.id, role.name]));
  const code = (id: string): string => constructs.get(id)?.name ?? 'a code';
  const byId = new Map<string, Row>([...rows].flatMap(([table, own]) => own.map((row) => [`${table} ${row.id}`, row] as const)));
  const row = (object: string, id: string): Row => byId.get(`${object} ${id}`) ?? { id };
  return {
    cmocId,
    code,
    row,
    role: (id) => roleNames.get(id) ?? 'slot',
    element: (id) => ({
      role: roleNames.get(String(row('element', id)['role_id'])) ?? 'slot',
      words: wordsIn(row('element', id), constructs),
    }),
    theory: finder(around.theories, 'a theory'),
    phase: finder(around.phases, 'another'),
    case: finder(around.cases, 'another'),
    cmoc: finder(
      cmocs.map((cmoc) => ({ id: cmoc.id, name: `CMOC ${cmoc.number}` })),
      'another CMOC',
    ),
    stance: finder(
      stances.map((stance) => ({ id: stance.key, name: stance.name })),
      'linked',
    ),
  };
}

const finder = (list: readonly { readonly id: string; readonly name: string }[], otherwise: string) => {
  const names = new Map(list.map((one) => [one.id, one.name]));
  return (id: string): string => names.get(id) ?? otherwise;
};

const wordsIn = (element: Row, constructs: Constructs): string =>
  signed({
    code: constructs.get(String(element['code_id'])) ?? null,
    wording: String(element['wording'] ?? ''),
    direction: asDirection(String(element['direction'] ?? '')),
  });
