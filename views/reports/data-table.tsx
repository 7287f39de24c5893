/** A table set like a journal's: caption above, horizontal rules, figures right-aligned, shared cells merged, notes below. */
import type { ComponentChildren } from 'preact';
import { type Cell, type Column, headings, isNumber, isWide, type Table, type TableRow, textOf } from '../../server/reports/table.ts';
import { figure } from '../shared/page.tsx';

export type CellView = (row: TableRow, column: Column, cell: Cell) => ComponentChildren | undefined;

interface DataTableProps {
  readonly table: Table;
  /** How a cell is shown; undefined for the plain way. */
  readonly cell?: CellView;
  /** The same for the row of totals. */
  readonly total?: (column: Column, cell: Cell) => ComponentChildren | undefined;
  /** Columns with this many characters or more are prose. */
  readonly children?: ComponentChildren;
}

export function DataTable({ table, cell = () => undefined, total = () => undefined, children }: DataTableProps) {
  const { columns, totals } = table;
  return (
    <figure class={`report${isWide(columns) ? ' wide' : ''}`}>
      <div class="table-wrap" tabIndex={0} role="group" aria-label={table.caption}>
        <table class="data journal" id="report-table" data-keyboard-list>
          <caption>
            <span>{table.caption}</span>
          </caption>
          <Head columns={columns} />
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.key} data-row>
                {columns.map((column, at) => (
                  <BodyCell key={column.name} row={row} at={at} column={column} shown={cell(row, column, row.cells[at] ?? null)} />
                ))}
              </tr>
            ))}
          </tbody>
          {totals && (
            <tfoot>
              <tr>
                {columns.map((column, at) => (
                  <td key={column.name} class={classOf(column)}>
                    {total(column, totals[at] ?? null) ?? <Plain column={column} cell={totals[at] ?? null} />}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <figcaption class="table-note">
        {table.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {children}
      </figcaption>
    </figure>
  );
}

function Head({ columns }: { readonly columns: readonly Column[] }) {
  const over = headings(columns);
  return (
    <thead>
      {over.some((one) => one.title) && (
        <tr>
          {over.map((one, at) =>
            one.title ? (
              <th key={at} colSpan={one.columns} scope="colgroup" class="over">
                <span>{one.title}</span>
              </th>
            ) : (
              <td key={at} colSpan={one.columns} />
            ),
          )}
        </tr>
      )}
      <tr>
        {columns.map((column) => (
          <th key={column.name} scope="col" class={classOf(column)}>
            {column.short ? <abbr title={column.title}>{column.short}</abbr> : column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface BodyCellProps {
  readonly row: TableRow;
  readonly at: number;
  readonly column: Column;
  readonly shown: ComponentChildren | undefined;
}

function BodyCell({ row, at, column, shown }: BodyCellProps) {
  const span = row.spans?.[at] ?? 1;
  if (span === 0) return null;
  const inside = shown ?? <Plain column={column} cell={row.cells[at] ?? null} />;
  const rows = span > 1 ? span : undefined;
  if (at === 0)
    return (
      <th scope={rows ? 'rowgroup' : 'row'} rowSpan={rows} class={classOf(column)}>
        <RowName column={column} cell={row.cells[at] ?? null}>
          {inside}
        </RowName>
      </th>
    );
  return (
    <td rowSpan={rows} class={classOf(column)}>
      {inside}
    </td>
  );
}

/** In a table by case the rows behind the last case have none. */
const RowName = ({ column, cell, children }: { readonly column: Column; readonly cell: Cell; readonly children: ComponentChildren }) =>
  column.name === 'case' && cell === '' ? <span class="quiet">no case</span> : <>{children}</>;

/** The sign of a direction stays beside its word. */
const loneSign = / ([+−±])(?=;|$)/g;

function Plain({ column, cell }: { readonly column: Column; readonly cell: Cell }) {
  if (typeof cell === 'number') return isNumber(column) && column.name !== 'year' ? <>{figure(cell)}</> : <>{cell}</>;
  return <>{textOf(cell).replace(loneSign, '\u00a0$1')}</>;
}

function classOf(column: Column): string | undefined {
  if (isNumber(column)) return 'number';
  if (column.width >= 40) return 'prose';
  return column.width >= 20 ? 'words' : undefined;
}
