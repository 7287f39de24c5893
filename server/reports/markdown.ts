/** A pipe table (GitHub's Markdown) with its caption above and its notes below. */
import { type Cell, type TableFlow, type TableRow, textOf } from './table.ts';

export async function* markdown({ caption, columns, totals, notes, pieces }: TableFlow): AsyncGenerator<string> {
  const line = (cells: readonly Cell[]): string => `| ${cells.map((cell) => escaped(textOf(cell))).join(' | ')} |\n`;
  yield `**${escaped(caption)}**\n\n${line(columns.map((column) => column.title))}`;
  yield `| ${columns.map((column) => (column.kind === 'number' ? '---:' : ':---')).join(' | ')} |\n`;
  for await (const rows of pieces) yield rows.map((row: TableRow) => line(row.cells)).join('');
  if (totals) yield line(totals);
  for (const note of notes) yield `\n${escaped(note)}\n`;
}

/** Nothing in a cell is read as markup: not as HTML, a link, emphasis or a cell border. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\|*_`[\]#~!]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '<br>')
    .replace(/https?:/g, (scheme) => scheme.replace(':', '&#58;'));
