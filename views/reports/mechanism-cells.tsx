/** Cells of the table of mechanisms: numbers that open what they count, prose that one edits in place. */
import { type Kept, paths } from '../../server/paths.ts';
import { mergedFrom, nameOf } from '../../server/reports/demi-table.ts';
import type { EvidencedOutcome } from '../../server/reports/outcomes.ts';
import type { RollUpRow } from '../../server/reports/roll-up.ts';
import type { Column } from '../../server/reports/table.ts';
import { KeptText } from '../shared/kept-text.tsx';
import { counted } from '../shared/page.tsx';
import { CountLink } from './count-link.tsx';
import type { CellView } from './data-table.tsx';

export interface MechanismCells {
  readonly slug: string;
  readonly kept: Kept;
  readonly rows: ReadonlyMap<string, RollUpRow>;
  readonly typesOf: (codeId: string) => readonly string[];
  /** False for observers. */
  readonly canWrite: boolean;
  /** False while codes are read at a level of the tree: then a row is no demi-regularity. */
  readonly isRegularity: boolean;
}

export const mechanismCell =
  (props: MechanismCells): CellView =>
  ({ key }, column, cell) => {
    const row = props.rows.get(key);
    if (!row) return undefined;
    if (column.kind === 'number' && typeof cell === 'number')
      return column.name === 'times' ? undefined : (
        <CountLink n={cell} href={behindOf(props, key, column.name)} label={labelOf(row, column)} />
      );
    if (column.name === 'mechanism') return <Mechanism row={row} {...props} />;
    if (column.name === 'explanation') return <Explanation row={row} {...props} />;
    return column.name === 'most_frequent_outcome' ? <Outcome row={row} {...props} /> : undefined;
  };

export const mechanismTotal =
  (props: Pick<MechanismCells, 'slug' | 'kept'>) =>
  (column: Column, cell: unknown): preact.JSX.Element | undefined =>
    typeof cell === 'number' ? (
      <CountLink n={cell} href={behindOf(props, '*', column.name)} label={`${column.title}, all rows`} />
    ) : undefined;

const behindOf = ({ slug, kept }: Pick<MechanismCells, 'slug' | 'kept'>, row: string, count: string): string =>
  paths.behind(slug, 'demi-regularities', { row, count }, kept);

const labelOf = (row: RollUpRow, column: Column): string =>
  `${nameOf(row)}: ${[column.under?.toLowerCase(), column.title.toLowerCase()].filter(Boolean).join(', ')}`;

type CellProps = MechanismCells & { readonly row: RollUpRow };

function Mechanism({ row, slug, kept, typesOf, isRegularity }: CellProps) {
  const types = typesOf(row.codeId);
  const name = nameOf(row);
  return (
    <div class="mechanism">
      {isRegularity ? (
        <a href={paths.mechanism(slug, row.codeId, { ...kept, row: row.key })} data-sheet>
          {name}
        </a>
      ) : (
        name
      )}
      {types.length > 0 && <span class="type"> ({types.join(', ')})</span>}
      {row.readAs.length > 0 && <span class="merged">with {mergedFrom(row.readAs)}</span>}
    </div>
  );
}

function Explanation({ row, slug, canWrite }: CellProps) {
  const { demi } = row;
  const action = demi ? paths.explanation(slug, demi.id) : paths.firstExplanation(slug, row.codeId);
  return (
    <KeptText
      action={action}
      name="explanation"
      id={`explain-${row.key.slice(2)}`}
      label={`Explanation of ${nameOf(row)}`}
      value={demi?.explanation ?? ''}
      version={demi?.version ?? 0}
      rows={1}
      placeholder="Explain it in a sentence or two"
      isReadOnly={!canWrite}
    />
  );
}

/** The team's own entry stands in place of the computed outcome, which is a click away. */
function Outcome({ row, ...props }: CellProps) {
  const { demi, outcomes } = row;
  if (!demi?.teamOutcome) return outcomes.top.length ? <Computed row={row} {...props} /> : <span class="none">None</span>;
  return (
    <>
      {demi.teamOutcome}
      <details class="computed">
        <summary>the team’s entry</summary>
        {demi.teamOutcomeReason && <p>{demi.teamOutcomeReason}</p>}
        <p>Counted: {outcomes.top.length ? <Computed row={row} {...props} /> : 'no outcome'}</p>
      </details>
    </>
  );
}

/** A tie of more tells little: all of them are in the files. */
const tiesAtMost = 6;

function Computed({ row, ...props }: CellProps) {
  const { top, ranked } = row.outcomes;
  const others = ranked.length - top.length;
  return (
    <>
      {top.slice(0, tiesAtMost).map((one, at) => (
        <span key={one.codeId} class="outcome">
          {at > 0 && '; '}
          <a class="count" href={behindOf(props, row.key, `outcome:${one.codeId}`)} data-sheet title={frequency(one)}>
            {one.name}
          </a>
        </span>
      ))}
      {top.length > tiesAtMost && ` and ${top.length - tiesAtMost} more`}
      <span class="frequency">
        {top[0] && (top.length > 1 ? `each ${counted(top[0].cmocs.size, 'CMOC')}` : frequency(top[0]))}
        {others > 0 && `; ${counted(others, 'other outcome')} less often`}
      </span>
    </>
  );
}

const frequency = (one: EvidencedOutcome): string => `${counted(one.cmocs.size, 'CMOC')}, ${counted(one.documents.size, 'document')}`;
