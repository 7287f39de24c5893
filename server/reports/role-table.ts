/** The codes of a role as a table, with the documents they come from by name. */
import { counts, words } from './column.ts';
import { countCells, countColumns, mergedFrom, totalCells } from './demi-table.ts';
import { mergeDown } from './merged-cells.ts';
import type { RoleRollUp, RoleRow } from './role-roll-up.ts';
import type { Cell, Column, Table } from './table.ts';
import type { Counts } from './tally.ts';

export interface RoleTableAsked {
  readonly rollUp: RoleRollUp;
  /** "Context" */
  readonly role: string;
  /** "Mechanism"; null when rows are not grouped. */
  readonly under: string | null;
  readonly counting: 'cmocs' | 'passages';
  readonly citation: (referenceId: string) => string;
  readonly notes: readonly string[];
  readonly scope: Readonly<Record<string, unknown>>;
}

/** Counted on passages there is nothing against, and a passage is what the directions share out. */
const passageCounts: readonly Column[] = countColumns.flatMap((column) => {
  if (column.under === 'Against' || column.name === 'excerpts') return [];
  if (column.name === 'cmocs') return [counts('excerpts', 'Passages')];
  return [{ ...column, under: column.under === 'For' ? undefined : 'Direction' }].map(({ under, ...rest }) =>
    under ? { ...rest, under } : rest,
  );
});

const passageCells = (of: Counts): readonly number[] => {
  const [members = 0, documents = 0, studies = 0, , , , ...directions] = countCells(of);
  return [members, documents, studies, ...directions];
};

/** The direction is the code's here, whatever its role. */
const cmocCounts: readonly Column[] = countColumns.map((column) =>
  column.under?.startsWith('Direction') ? { ...column, under: 'Direction' } : column,
);

export function roleTable({ rollUp, role, under, counting, citation, notes, scope }: RoleTableAsked): Table {
  const onPassages = counting === 'passages';
  const hasMerged = rollUp.rows.some((row) => row.readAs.length);
  const rows = rollUp.rows.map((row) => ({
    key: row.key,
    cells: [
      ...(under === null ? [] : [row.group?.name ?? `No ${under.toLowerCase()}`]),
      row.name,
      ...(onPassages ? passageCells(row.counts) : countCells(row.counts)),
      documentsNamed(row, citation),
      ...(hasMerged ? [mergedFrom(row.readAs.map((one) => ({ ...one, cmocs: one.members })))] : []),
    ],
  }));
  const totals = totalCells(rollUp.totals).slice(0, onPassages ? 3 : undefined);
  return {
    name: 'by-role',
    caption: under === null ? `${role}: codes and where they are reported` : `${role} under ${under.toLowerCase()}`,
    columns: [
      ...(under === null ? [] : [words('under', under, 20)]),
      words('code', role, 24),
      ...(onPassages ? passageCounts : cmocCounts),
      words('documents_named', 'Documents by name', 34),
      ...(hasMerged ? [words('merged_from', 'Merged from', 18)] : []),
    ],
    rows: under === null ? rows : mergeDown(rows, [0]),
    totals: [
      ...(under === null ? [] : [null]),
      'All rows, each counted once',
      ...padded(totals, onPassages ? 9 : totals.length),
      null,
      ...(hasMerged ? [null] : []),
    ],
    notes,
    scope,
  };
}

const padded = (cells: readonly Cell[], length: number): readonly Cell[] => [...cells, ...Array<null>(length - cells.length).fill(null)];

/** "Jones 2021; Smith 2019": for it, alphabetically. */
const documentsNamed = ({ counts: { documents } }: RoleRow, citation: (id: string) => string): string =>
  [...documents].map(citation).sort().join('; ');
