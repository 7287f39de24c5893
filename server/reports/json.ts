/** One JSON object: the scope, then rows by column name. */
import type { TableFlow, TableRow } from './table.ts';

export async function* json({ name, caption, scope, columns, totals, notes, pieces }: TableFlow): AsyncGenerator<string> {
  const names = columns.map((column) => column.name);
  const object = (cells: TableRow['cells']): string => JSON.stringify(Object.fromEntries(names.map((one, at) => [one, cells[at] ?? null])));
  const head = JSON.stringify({ table: name, caption, scope, columns: names, notes, totals: totals && JSON.parse(object(totals)) });
  yield `${head.slice(0, -1)},"rows":[`;
  let isFirst = true;
  for await (const rows of pieces) {
    if (rows.length) yield `${isFirst ? '' : ','}\n${rows.map((row) => object(row.cells)).join(',\n')}`;
    isFirst &&= !rows.length;
  }
  yield '\n]}\n';
}
