/** CMOC tables as they stand now: whole for files, a window for the page. */
import { rolesOf } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { statusNames } from '../synthesis/cmoc.ts';
import { scopeNames } from './asked.queries.ts';
import { type CaseNamed, casesNamed, cmocLines, withinReference } from './cmoc-lines.queries.ts';
import type { CmocLine } from './cmoc-line.ts';
import { type CmocGroup, cmocGroups, cmocOrders, type CmocPlace, inCaseOrder, inOrder, type Placed } from './cmoc-order.ts';
import {
  actionStatements,
  byCase,
  byDocument,
  cmocsTable,
  type CmocTableAsked,
  type DocumentLine,
  documentLineKey,
  wordings,
} from './cmoc-tables.ts';
import { citationsOf } from './citations.queries.ts';
import { codesKept } from './counted.queries.ts';
import type { CmocKept, InScope } from './in-scope.ts';
import { takenIn } from './roll-up.queries.ts';
import { carriedNote, countingNote, leftOutOf, scopeData, scopeSentence } from './scope-words.ts';
import type { Table } from './table.ts';
import { chosen, type TableRequest } from './table-view.ts';

export type CmocTableName = 'cmocs' | 'cmocs-by-document' | 'cmocs-by-case' | 'action-statements';

/** Rows `offset` to `offset + limit`. */
export interface RowWindow {
  readonly offset: number;
  readonly limit: number;
}

export interface Windowed {
  readonly table: Table;
  /** Rows of the whole table. */
  readonly total: number;
  readonly inScope: InScope;
  /** What each row is about, by its key. */
  readonly lines: ReadonlyMap<string, CmocLine>;
}

interface Source {
  readonly scope: Scope;
  readonly asked: TableRequest;
  readonly inScope: InScope;
  readonly placed: readonly Placed[];
  readonly cases: ReadonlyMap<string, CaseNamed>;
  readonly references: readonly string[];
}

export async function cmocTable(
  scope: Scope,
  asked: TableRequest & { readonly table: CmocTableName },
  window: RowWindow | null,
): Promise<Windowed> {
  const [roles, names] = await Promise.all([rolesOf(scope), scopeNames(scope, asked.scope)]);
  const inScope = await takenIn(
    scope,
    asked.scope,
    roles.map((role) => role.id),
  );
  const [cases, references] = await Promise.all([casesNamed(scope), referencesInOrder(scope)]);
  const source = { scope, asked, inScope, cases, references, placed: await placedIn(scope, inScope, cases, references) };
  const notes = [scopeSentence(inScope.level, asked.scope, names), carriedNote(inScope), leftOutOf(inScope)].filter(Boolean);
  const common = {
    wording: chosen(asked.view.wording, wordings),
    style: asked.style,
    notes,
    scope: scopeData(inScope, asked.scope, { names, rankBy: asked.scope.rankBy ?? 'cmocs' }),
  };
  return { ...(await tables[asked.table](source, common, window)), inScope };
}

type Common = Omit<CmocTableAsked, 'lines' | 'group'>;
type Make = (source: Source, common: Common, window: RowWindow | null) => Promise<Omit<Windowed, 'inScope'>>;

const byId = (lines: readonly CmocLine[]): ReadonlyMap<string, CmocLine> => new Map(lines.map((line) => [line.cmoc.id, line]));

const within = <T>(list: readonly T[], window: RowWindow | null): readonly T[] =>
  window ? list.slice(window.offset, window.offset + window.limit) : list;

async function linesOf({ scope, inScope, asked }: Source, placed: readonly Placed[], withQuotes: boolean): Promise<readonly CmocLine[]> {
  const ids = placed.map(({ cmoc }) => cmoc.id);
  const lines = await cmocLines(scope, { ids, inScope, withQuotes: withQuotes && asked.style === 'print' });
  return ids.flatMap((id) => lines.get(id) ?? []);
}

const whole: Make = async (source, common, window) => {
  const group = chosen(source.asked.view.group, cmocGroups);
  const ordered = inOrder(source.placed, chosen(source.asked.view.order, cmocOrders), group);
  const lines = await linesOf(source, within(ordered, window), !source.asked.view.hide.includes('quotes'));
  return { table: cmocsTable({ ...common, lines, group: groupShown[group] }), total: ordered.length, lines: byId(lines) };
};

const groupShown: Readonly<Record<CmocGroup, CmocTableAsked['group']>> = {
  '': null,
  filed_under: { title: 'Filed under', of: (line) => line.filedUnder },
  document: { title: 'Document', of: (line) => line.reference },
  status: { title: 'Status', of: (line) => statusNames[line.cmoc.status] },
  group: { title: 'Group', of: (line) => line.cmoc.group },
};

const documentwise: Make = async (source, common, window) => {
  const { scope, inScope, references } = source;
  const pairs = pairsOf(source);
  const shown = within(pairs, window);
  const ids = [...new Map(shown.map(({ placed }) => [placed.cmoc.id, placed])).values()];
  const lines = new Map((await linesOf(source, ids, true)).map((line) => [line.cmoc.id, line]));
  const citation = await citationsOf(scope);
  const documentLines = shown.flatMap(({ referenceId, placed }): DocumentLine[] => {
    const line = lines.get(placed.cmoc.id);
    if (!line) return [];
    return [{ document: citation(referenceId), line: withinReference(line, referenceId, inScope.evidence.get(placed.cmoc.id) ?? []) }];
  });
  const notes = [...common.notes, references.length ? countingNote : ''].filter(Boolean);
  const byKey = new Map(documentLines.map((one) => [documentLineKey(one), one.line]));
  return { table: byDocument({ ...common, notes, lines: documentLines, group: null }), total: pairs.length, lines: byKey };
};

/** Each document with each configuration that was extracted from it or that it has a passage for or against. */
function pairsOf({ placed, references, inScope }: Source): readonly { readonly referenceId: string; readonly placed: Placed }[] {
  const byReference = new Map<string, Placed[]>();
  for (const one of inOrder(placed, 'number')) {
    const own = one.cmoc.referenceId === null ? [] : [one.cmoc.referenceId];
    const spoken = (inScope.evidence.get(one.cmoc.id) ?? []).map((piece) => piece.referenceId);
    for (const referenceId of new Set([...own, ...spoken])) byReference.set(referenceId, [...(byReference.get(referenceId) ?? []), one]);
  }
  return references.flatMap((referenceId) => (byReference.get(referenceId) ?? []).map((one) => ({ referenceId, placed: one })));
}

const casewise: Make = async (source, common, window) => {
  const ordered = inCaseOrder(source.placed);
  const lines = await linesOf(source, within(ordered, window), false);
  const notes = [...abbreviations(source, lines), ...common.notes];
  return { table: byCase({ ...common, notes, lines, group: null }), total: ordered.length, lines: byId(lines) };
};

/** Abbreviations of cases as the footnote of the table. */
function abbreviations({ cases }: Source, lines: readonly CmocLine[]): readonly string[] {
  const used = new Set(lines.map((line) => line.cmoc.caseId));
  const named = [...cases].filter(([id, one]) => used.has(id) && one.abbreviation && one.abbreviation !== one.name);
  return named.length ? [`${named.map(([, one]) => `${one.abbreviation}, ${one.name}`).join('; ')}.`] : [];
}

const statements: Make = async (source, common, window) => {
  const ordered = inOrder(source.placed, chosen(source.asked.view.order, cmocOrders));
  const lines = await linesOf(source, within(ordered, window), false);
  return { table: actionStatements({ ...common, lines, group: null }), total: ordered.length, lines: byId(lines) };
};

const tables: Readonly<Record<CmocTableName, Make>> = {
  cmocs: whole,
  'cmocs-by-document': documentwise,
  'cmocs-by-case': casewise,
  'action-statements': statements,
};

async function placedIn(
  scope: Scope,
  { cmocs, evidence }: InScope,
  cases: ReadonlyMap<string, CaseNamed>,
  references: readonly string[],
): Promise<readonly Placed[]> {
  const [rows, codes] = await Promise.all([placeRows(scope), codesKept(scope)]);
  const codeNames = new Map(codes.map((code) => [code.id, code.name]));
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const documentOrder = new Map(references.map((id, at) => [id, at]));
  const placeOf = (cmoc: CmocKept): CmocPlace => {
    const { group_name: group, strategy, case_id: caseId } = rowOf.get(cmoc.id) ?? { group_name: '', strategy: '', case_id: null };
    return {
      filedUnder: named(codeNames, cmoc.filedUnderId),
      group,
      strategy,
      casePosition: cases.get(caseId ?? '')?.position ?? Infinity,
      documentPosition: documentOrder.get(cmoc.referenceId ?? '') ?? Infinity,
      documents: new Set((evidence.get(cmoc.id) ?? []).filter((piece) => !piece.against).map((piece) => piece.referenceId)).size,
    };
  };
  return cmocs.map((cmoc) => ({ cmoc, place: placeOf(cmoc) }));
}

const named = (names: ReadonlyMap<string, string>, id: string | null): string => names.get(id ?? '') ?? '';

const placeRows = (scope: Scope) =>
  scope.db
    .selectFrom('cmoc')
    .select(['id', 'group_name', 'strategy', 'case_id'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where(visible(scope, 'cmoc'))
    .execute();

async function referencesInOrder({ db, reviewId }: Scope): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('reference')
    .select('id')
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.id);
}
