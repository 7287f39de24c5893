/** The grid: one row per CMOC, read side by side, edited in cells. */
import { paths } from '../../server/paths.ts';
import { type CmocLevel, type SlotRole, verdictNames } from '../../server/synthesis/cmoc.ts';
import { type CellNames, columnNames, type GridColumn, isEditable, slotField } from '../../server/synthesis/grid.ts';
import type { Grid, GridLine, GridRow } from '../../server/synthesis/grid.queries.ts';
import { statementOf, changedSince } from '../../server/synthesis/statement.ts';
import { figure, RoleMark } from '../shared/page.tsx';
import { DirectionMark, LevelMark, StatusTag } from './parts.tsx';
import { hasOwnWords, wordsOf } from '../../server/synthesis/phrase.ts';
import { SupportDot } from './support.tsx';

export interface GridShape {
  readonly slug: string;
  readonly roles: readonly SlotRole[];
  readonly columns: readonly GridColumn[];
  readonly names: CellNames;
}

/** The slots that are switched on, and those that hold something. */
export function rolesShown(grid: Pick<Grid, 'material' | 'lines'>): readonly SlotRole[] {
  const held = new Set(grid.lines.rows.flatMap(({ cmoc }) => cmoc.slots.map((slot) => slot.role.id)));
  return grid.material.roles.filter((role) => (role.isSlot && !role.isHidden) || held.has(role.id));
}

interface GridTableProps extends GridShape {
  readonly grid: Grid;
  /** The address of the next window; null at the end. */
  readonly more: string | null;
}

export function GridTable({ grid, more, ...shape }: GridTableProps) {
  return (
    <div class="grid-wrap">
      <table
        class="data sticky cmoc-grid"
        role="grid"
        aria-label="CMOCs"
        aria-rowcount={grid.lines.total + 1}
        data-grid
        data-review={shape.slug}
        data-columns={shape.columns.join(',')}
      >
        <GridHead {...shape} />
        <tbody>
          <GridRows {...shape} lines={grid.lines.rows} more={more} />
        </tbody>
      </table>
    </div>
  );
}

function GridHead({ roles, columns }: GridShape) {
  return (
    <thead>
      <tr>
        <th class="pick">
          <input type="checkbox" data-pick-all aria-label="Select all shown" />
        </th>
        <th class="number" scope="col">
          No.
        </th>
        {roles.map((role) => (
          <th key={role.id} scope="col" data-f={slotField(role)}>
            <RoleMark letter={role.letter} set={role.style} name={role.name} /> {role.name}
          </th>
        ))}
        {columns.map((column) => (
          <th key={column} scope="col" data-f={isEditable(column) ? column : undefined} class={`c-${column}`}>
            {columnNames[column]}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type RowsProps = GridShape & { readonly lines: readonly GridLine[]; readonly more: string | null };

export function GridRows({ lines, more, ...shape }: RowsProps) {
  const width = 2 + shape.roles.length + shape.columns.length;
  return (
    <>
      {lines.map((line, at) => (
        <GridLineRows key={`${line.cmoc.id} ${at}`} {...shape} line={line} width={width} />
      ))}
      {more && (
        <tr class="more-rows" hx-get={more} hx-trigger="revealed" hx-swap="outerHTML">
          <td colspan={width}>
            <a href={more}>The next ones</a>
          </td>
        </tr>
      )}
    </>
  );
}

function GridLineRows({ line, width, ...shape }: GridShape & { readonly line: GridLine; readonly width: number }) {
  return (
    <>
      {line.heading && (
        <tr class="group-row">
          <th colspan={width} scope="colgroup">
            {line.heading.name || 'None'} <span class="quiet">{figure(line.heading.n)}</span>
          </th>
        </tr>
      )}
      <GridRowCells {...shape} row={line} />
    </>
  );
}

/** One row: what an edited cell is answered with. */
export function GridRowCells({ slug, roles, columns, names, row }: GridShape & { readonly row: GridRow }) {
  const { cmoc } = row;
  return (
    <tr data-id={cmoc.id} class={cmoc.status === 'retired' ? 'retired' : undefined}>
      <td class="pick">
        <input type="checkbox" form="selected" name="cmoc" value={cmoc.id} aria-label={`Select CMOC ${cmoc.number}`} />
      </td>
      <th scope="row" class="number">
        <LevelOf level={cmoc.level} /> <a href={paths.cmoc(slug, cmoc.id)}>{cmoc.number}</a>
      </th>
      {roles.map((role) => (
        <td key={role.id}>
          <SlotCell row={row} role={role} />
        </td>
      ))}
      {columns.map((column) => (
        <td key={column} class={`c-${column}`}>
          {cells[column]({ slug, row, names })}
        </td>
      ))}
    </tr>
  );
}

const LevelOf = ({ level }: { readonly level: CmocLevel }) => <LevelMark level={level} />;

function SlotCell({ row: { cmoc }, role }: { readonly row: GridRow; readonly role: SlotRole }) {
  const slot = cmoc.slots.find((one) => one.role.id === role.id);
  if (!slot?.elements.length) return null;
  return (
    <>
      {slot.elements.map((element, at) => (
        <span key={element.id} class={hasOwnWords(element) ? 'el own' : 'el'}>
          {at > 0 && (slot.mode === 'or' ? 'or ' : '; ')}
          {wordsOf(element)}
          <DirectionMark direction={element.direction} dependsOn={element.dependsOn} />
        </span>
      ))}
    </>
  );
}

interface CellProps {
  readonly slug: string;
  readonly row: GridRow;
  readonly names: CellNames;
}

const cells: Readonly<Record<GridColumn, (props: CellProps) => preact.ComponentChildren>> = {
  statement: ({ row: { cmoc } }) => (
    <>
      {statementOf(cmoc)}
      {changedSince(cmoc).length > 0 && <small class="old"> older than its elements</small>}
    </>
  ),
  filed_under: ({ row: { cmoc }, names }) => (cmoc.filedUnderId === null ? null : names.code(cmoc.filedUnderId)),
  status: ({ row: { cmoc } }) => <StatusTag status={cmoc.status} />,
  evidence: ({ slug, row }) => <EvidenceCell slug={slug} row={row} />,
  theories: ({ slug, row }) =>
    row.theories.map((theory) => (
      <a key={theory.id} class="theory-line" href={paths.theory(slug, theory.id)} title={theory.name}>
        {theory.name}
      </a>
    )),
  label: ({ row: { cmoc } }) => cmoc.label,
  group: ({ row: { cmoc } }) => cmoc.group,
  strategy: ({ row: { cmoc } }) => cmoc.strategy,
  case: ({ row: { cmoc }, names }) => (cmoc.caseId === null ? null : names.case(cmoc.caseId)),
  phase: ({ row: { cmoc }, names }) => (cmoc.phaseId === null ? null : names.phase(cmoc.phaseId)),
  verdict: ({ row: { cmoc } }) => (cmoc.verdict ? verdictNames[cmoc.verdict] : null),
};

/** "● 5 in 3 · 1 against": each number opens its quotes in the sheet. */
function EvidenceCell({ slug, row: { cmoc, support } }: { readonly slug: string; readonly row: GridRow }) {
  const quotes = (side: 'for' | 'against') => {
    const href = paths.cmocQuotes(slug, cmoc.id, side);
    return { href, 'hx-get': href, 'hx-target': '#sheet' } as const;
  };
  return (
    <span class="evidence-cell">
      <SupportDot support={support} />
      {support.excerpts > 0 && (
        <a {...quotes('for')} class="count" title="Passages for it, in documents">
          {support.excerpts} in {support.documents}
        </a>
      )}
      {support.excerptsAgainst > 0 && (
        <a {...quotes('against')} class="count against">
          {support.excerptsAgainst} against
        </a>
      )}
    </span>
  );
}
