/** The table of a page: the plain one, with what its cells open. */
import { type Kept, paths } from '../../server/paths.ts';
import type { ShownTable } from '../../server/reports/shown-table.queries.ts';
import { type Table, withColumns } from '../../server/reports/table.ts';
import type { TableName } from '../../server/reports/table-name.ts';
import type { TableScope } from '../../server/reports/table-scope.ts';
import { codebookCell, configurationCell, documentCell, passageCell, roleCell, roleTotal } from './configuration-cells.tsx';
import { type CellView, DataTable } from './data-table.tsx';
import { mechanismCell, mechanismTotal } from './mechanism-cells.tsx';

export interface TableBodyProps {
  readonly slug: string;
  readonly name: TableName;
  readonly kept: Kept;
  readonly canWrite: boolean;
  readonly asked: { readonly scope: TableScope };
  readonly shown: ShownTable;
}

export function TableBody(props: TableBodyProps) {
  const { slug, name, kept, shown } = props;
  if (name === 'demi-regularities')
    return <DataTable table={withoutSaid(shown.table)} cell={cellOf(props)} total={mechanismTotal({ slug, kept })} />;
  return <DataTable table={shown.table} cell={cellOf(props)} {...(name === 'by-role' ? { total: roleTotal(slug, kept) } : {})} />;
}

/** On the page the frequency stands under the outcome, and what was merged under the mechanism. */
const withoutSaid = (table: Table): Table => withColumns(table, ({ name }) => name !== 'times' && name !== 'merged_from');

function cellOf({ slug, name, kept, canWrite, asked, shown }: TableBodyProps): CellView {
  if (name === 'demi-regularities')
    return mechanismCell({
      slug,
      kept,
      rows: shown.mechanisms,
      typesOf: shown.typesOf,
      canWrite: canWrite && asked.scope.depth === null,
      isRegularity: asked.scope.depth === null,
    });
  if (name === 'by-role') return roleCell(slug, kept);
  if (name === 'codebook') return codebookCell(slug);
  if (name === 'characteristics' || name === 'appraisal') return documentCell(slug);
  if (name === 'excerpts') return passageCell((row) => paths.excerpt(slug, row.key.split(' ')[0] ?? ''));
  return configurationCell(slug, shown.lines);
}
