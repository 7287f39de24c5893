/** The roll-up as a table: for scripts one fact per column, for reading as a journal sets it (Table 7 of the reference report). */
import { byCodePoint, nameKey } from '../reviews/name-key.ts';
import { counts, words } from './column.ts';
import type { Outcomes } from './outcomes.ts';
import type { ReadAs, RollUp, RollUpRow } from './roll-up.ts';
import type { Cell, Column, Table } from './table.ts';
import type { Counts } from './tally.ts';

export const demiOrders = ['cmocs', 'documents', 'studies', 'mechanism'] as const;
export type DemiOrder = (typeof demiOrders)[number];

export interface DemiTableAsked {
  readonly rollUp: RollUp;
  /** "cognitive process", "behaviour": the mechanism types of a code, and its own words. */
  readonly typesOf: (codeId: string) => readonly string[];
  readonly order: DemiOrder;
  readonly notes: readonly string[];
  readonly scope: Readonly<Record<string, unknown>>;
}

const direction = 'Direction of the mechanism';

/** The counts that every roll-up has, in the order of their columns. */
export const countColumns: readonly Column[] = [
  counts('cmocs', 'CMOCs'),
  counts('documents', 'Documents', { short: 'Docs', under: 'For' }),
  counts('studies', 'Studies', { under: 'For' }),
  counts('excerpts', 'Passages', { under: 'For' }),
  counts('documents_against', 'Documents', { short: 'Docs', under: 'Against' }),
  counts('excerpts_against', 'Passages', { under: 'Against' }),
  counts('increases', 'Increases', { short: '↑', under: direction }),
  counts('reduces', 'Reduces', { short: '↓', under: direction }),
  counts('varies', 'Varies', { short: '±', under: direction }),
  counts('present', 'Present', { short: 'pres.', under: direction }),
  counts('absent', 'Absent', { short: 'abs.', under: direction }),
  counts('not_stated', 'Not stated', { short: 'n.s.', under: direction }),
];

export const countCells = (of: Counts): readonly number[] => [
  of.members.size,
  of.documents.size,
  of.studies.size,
  of.excerpts.size,
  of.documentsAgainst.size,
  of.excerptsAgainst.size,
  of.directions.more.size,
  of.directions.less.size,
  of.directions.depends.size,
  of.directions.present.size,
  of.directions.absent.size,
  of.directions.not_stated.size,
];

export const totalCells = (of: RollUp['totals']): readonly Cell[] => [
  of.members.size,
  of.documents.size,
  of.studies.size,
  of.excerpts.size,
  of.documentsAgainst.size,
  of.excerptsAgainst.size,
  ...Array<null>(6).fill(null),
];

const caption = 'Refined mechanisms (demi-regularities) and their most frequent outcomes';

/** Columns as `cli.md` promises them. */
export function demiData({ rollUp, typesOf, order, notes, scope }: DemiTableAsked): Table {
  return {
    name: 'demi-regularities',
    caption,
    columns: [
      words('mechanism', 'Mechanism', 22),
      words('mechanism_type', 'Type', 16),
      words('explanation', 'Explanation', 40),
      words('most_frequent_outcome', 'Most frequent outcome', 22),
      words('team_outcome', 'Team’s own entry', 18),
      counts('times', 'Times'),
      ...countColumns,
      words('merged_from', 'Merged from', 18),
    ],
    rows: ordered(rollUp.rows, order).map((row) => ({
      key: row.key,
      cells: [
        nameOf(row),
        typesOf(row.codeId).join('; '),
        row.demi?.explanation ?? '',
        outcomeNames(row.outcomes),
        row.demi?.teamOutcome ?? '',
        row.outcomes.times,
        ...countCells(row.counts),
        mergedFrom(row.readAs),
      ],
    })),
    totals: ['All rows, each counted once', null, null, null, null, null, ...totalCells(rollUp.totals), null],
    notes,
    scope,
  };
}

/** As it is read: type in brackets, the team's entry in place of the computed outcome, which a note gives. */
export function demiPrint(asked: DemiTableAsked): Table {
  const { rollUp, typesOf, order, notes, scope } = asked;
  const rows = ordered(rollUp.rows, order);
  const hasMerged = rows.some((row) => row.readAs.length);
  const team = teamNotes(rows);
  return {
    name: 'demi-regularities',
    caption,
    columns: [
      words('mechanism', 'Refined mechanism and its type', 24),
      words('explanation', 'Explanation', 40),
      words('most_frequent_outcome', 'Most frequent outcome', 24),
      counts('times', 'Times'),
      ...countColumns,
      ...(hasMerged ? [words('merged_from', 'Merged from', 18)] : []),
    ],
    rows: rows.map((row) => ({
      key: row.key,
      cells: [
        withType(nameOf(row), typesOf(row.codeId)),
        row.demi?.explanation ?? '',
        row.demi?.teamOutcome ? `${row.demi.teamOutcome} ${team.marks.get(row.key) ?? ''}` : outcomeNames(row.outcomes),
        row.outcomes.times,
        ...countCells(row.counts),
        ...(hasMerged ? [mergedFrom(row.readAs)] : []),
      ],
    })),
    totals: ['All rows, each counted once', null, null, null, ...totalCells(rollUp.totals), ...(hasMerged ? [null] : [])],
    notes: [...team.notes, ...notes],
    scope,
  };
}

/** A part of a split demi-regularity says which part: "Conflict: less conflict, more trust". */
export const nameOf = ({ name, demi }: Pick<RollUpRow, 'name' | 'demi'>): string =>
  demi?.isSplit && demi.statement ? `${name}: ${demi.statement}` : name;

export const withType = (name: string, types: readonly string[]): string => (types.length ? `${name} (${types.join(', ')})` : name);

/** Ties separated by "; ", alphabetically. */
export const outcomeNames = ({ top }: Outcomes): string => top.map((one) => one.name).join('; ');

/** "Distrust (read inversely, 3); Faith in others (2)". */
export const mergedFrom = (readAs: readonly Pick<ReadAs, 'name' | 'inverse' | 'cmocs'>[]): string =>
  readAs.map((one) => `${one.name} (${one.inverse ? 'read inversely, ' : ''}${one.cmocs.size})`).join('; ');

const markOf = (n: number): string => ['*', '†', '‡', '§'][n] ?? `(${n + 1})`;

function teamNotes(rows: readonly RollUpRow[]): { readonly marks: ReadonlyMap<string, string>; readonly notes: readonly string[] } {
  const entered = rows.filter((row) => row.demi?.teamOutcome);
  return {
    marks: new Map(entered.map((row, at) => [row.key, markOf(at)])),
    notes: entered.map((row, at) => {
      const reason = row.demi?.teamOutcomeReason ? `: ${row.demi.teamOutcomeReason}` : '';
      const computed = row.outcomes.top.length ? `counted, it is ${outcomeNames(row.outcomes)} (${row.outcomes.times})` : 'none is counted';
      return `${markOf(at)} The team’s own entry${reason}; ${computed}.`;
    }),
  };
}

/** By what was asked, descending; ties as the roll-up has them. */
export function ordered(rows: readonly RollUpRow[], order: DemiOrder): readonly RollUpRow[] {
  if (order === 'documents' || order === 'studies') return [...rows].sort((a, b) => b.counts[order].size - a.counts[order].size);
  if (order === 'mechanism') return [...rows].sort((a, b) => byName(a, b));
  return rows;
}

const byName = (a: RollUpRow, b: RollUpRow): number => byCodePoint(nameKey(nameOf(a)), nameKey(nameOf(b))) || byCodePoint(a.key, b.key);
