/** A table as its page shows it: one window of rows, and what their cells open. */
import type { Scope } from '../reviews/scope.queries.ts';
import type { CmocLine } from './cmoc-line.ts';
import { demiTable, typesOf } from './demi-table.queries.ts';
import type { RollUpRow } from './roll-up.ts';
import { type Table, withColumns } from './table.ts';
import type { TableName } from './table-name.ts';
import { tableNow } from './tables.queries.ts';
import type { TableRequest } from './table-view.ts';
import { passageColumnsForScripts } from './passage-rows.ts';

export interface ShownTable {
  readonly table: Table;
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  /** How many of what the pager counts are on this page. */
  readonly shown: number;
  readonly noun: string;
  readonly lines: ReadonlyMap<string, CmocLine>;
  readonly mechanisms: ReadonlyMap<string, RollUpRow>;
  readonly typesOf: (codeId: string) => readonly string[];
}

/** Rows on one page: none exceeds 300 kB (decided by what a row weighs). */
const atOnce: Readonly<Record<TableName, number>> = {
  'demi-regularities': 50,
  'by-role': 60,
  cmocs: 60,
  'cmocs-by-document': 60,
  'cmocs-by-case': 150,
  'action-statements': 150,
  excerpts: 100,
  codebook: 200,
  characteristics: 150,
  appraisal: 100,
  extraction: 50,
  agreement: 150,
  screening: 150,
};

const nouns: Partial<Readonly<Record<TableName, string>>> = {
  'demi-regularities': 'mechanisms',
  cmocs: 'CMOCs',
  'cmocs-by-case': 'CMOCs',
  'action-statements': 'CMOCs',
  excerpts: 'passages',
  codebook: 'codes',
  characteristics: 'documents',
  appraisal: 'documents',
  screening: 'decisions',
};

export async function shownTable(scope: Scope, asked: TableRequest, page: number): Promise<ShownTable> {
  const limit = atOnce[asked.table];
  const window = { offset: (page - 1) * limit, limit };
  const common = { ...window, noun: nouns[asked.table] ?? 'rows', lines: new Map(), mechanisms: new Map(), typesOf: () => [] };
  if (asked.table === 'demi-regularities') {
    const { table, rolled } = await demiTable(scope, asked);
    const rows = table.rows.slice(window.offset, window.offset + limit);
    return {
      ...common,
      table: { ...table, rows },
      total: table.rows.length,
      shown: rows.length,
      mechanisms: new Map(rolled.rows.map((row) => [row.key, row])),
      typesOf: (codeId) => typesOf(rolled, codeId),
    };
  }
  const { table, total, lines } = await tableNow(scope, asked, window);
  const shown = asked.table === 'excerpts' ? new Set(table.rows.map((row) => row.key.split(' ')[0])).size : table.rows.length;
  return { ...common, table: readableColumns(asked.table, table), total, shown, lines: lines ?? new Map() };
}

/** Ids, addresses and times are for scripts. */
const readableColumns = (name: TableName, table: Table): Table =>
  name === 'excerpts' ? withColumns(table, (column) => !passageColumnsForScripts.has(column.name)) : table;
