/** A page of its own with the table, set like a journal's: nothing runs in it and nothing is loaded. */
import { type Cell, headings, isNumber, isWide, type TableFlow, type TableHead, type TableRow, textOf } from './table.ts';
import { linesOf, xmlText } from './xml.ts';

export async function* html(table: TableFlow): AsyncGenerator<string> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xmlText(table.caption)}</title>
<style>${styles(table)}</style>
</head>
<body>
<table>
<caption>${xmlText(table.caption)}</caption>
${widths(table)}${header(table)}<tbody>
`;
  for await (const rows of table.pieces) yield rows.map((row) => bodyRow(table, row)).join('');
  yield `</tbody>\n${table.totals ? `<tfoot>${cells(table, table.totals, 'td')}</tfoot>\n` : ''}</table>\n`;
  yield `${table.notes.map((note) => `<p>${xmlText(note)}</p>\n`).join('')}</body>\n</html>\n`;
}

const styles = ({ columns }: TableHead): string => `
body { margin: 2rem; color: #1c1b19; background: #fff; font: 10.5pt/1.4 Georgia, 'Times New Roman', serif; }
table { width: 100%; border-collapse: collapse; border-bottom: 1.5px solid; font-variant-numeric: tabular-nums; }
caption { padding-bottom: .5rem; text-align: left; font-weight: bold; }
th, td { padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; }
thead tr:first-child > * { border-top: 1.5px solid; }
thead tr:last-child > * { border-bottom: 1px solid; }
tbody tr > * { border-top: 1px solid #dedad1; }
tbody tr:first-child > * { border-top: 0; }
tfoot > tr > * { border-top: 1px solid; font-weight: bold; }
.n { text-align: right; white-space: nowrap; }
.g { text-align: center; }
p { margin: .4rem 0 0; font-size: .85em; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@page { size: A4 ${isWide(columns) ? 'landscape' : 'portrait'}; margin: 18mm; }
@media print { body { margin: 0; } }
`;

function widths({ columns }: TableHead): string {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  return `<colgroup>${columns.map((column) => `<col width="${((100 * column.width) / whole).toFixed(1)}%">`).join('')}</colgroup>\n`;
}

function header(table: TableHead): string {
  const over = headings(table.columns);
  const groups = over.some((one) => one.title)
    ? `<tr>${over.map((one) => `<th class="g" colspan="${one.columns}"${one.title ? ' scope="colgroup"' : ''}>${xmlText(one.title)}</th>`).join('')}</tr>\n`
    : '';
  return `<thead>\n${groups}${cells(
    table,
    table.columns.map((column) => column.title),
    'th',
  )}</thead>\n`;
}

function cells({ columns }: TableHead, values: readonly Cell[], tag: 'th' | 'td'): string {
  const scope = tag === 'th' ? ' scope="col"' : '';
  return `<tr>${columns.map((column, at) => `<${tag}${scope}${isNumber(column) ? ' class="n"' : ''}>${text(values[at])}</${tag}>`).join('')}</tr>\n`;
}

function bodyRow({ columns }: TableHead, row: TableRow): string {
  const written = columns.map((column, at) => {
    const span = row.spans?.[at] ?? 1;
    if (span === 0) return '';
    return `<td${isNumber(column) ? ' class="n"' : ''}${span > 1 ? ` rowspan="${span}"` : ''}>${text(row.cells[at])}</td>`;
  });
  return `<tr>${written.join('')}</tr>\n`;
}

const text = (cell: Cell | undefined): string => linesOf(textOf(cell)).map(xmlText).join('<br>');
