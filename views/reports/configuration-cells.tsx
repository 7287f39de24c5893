/** Cells of tables of configurations and passages: each quote opens its page, each number its configuration. */
import { type Kept, paths } from '../../server/paths.ts';
import type { CmocLine, Quote } from '../../server/reports/cmoc-line.ts';
import type { TableRow } from '../../server/reports/table.ts';
import { CountLink } from './count-link.tsx';
import type { CellView } from './data-table.tsx';

export const configurationCell =
  (slug: string, lines: ReadonlyMap<string, CmocLine>): CellView =>
  (row, column, cell) => {
    const line = lines.get(row.key);
    if (!line) return undefined;
    if (column.name === 'number') return <a href={paths.cmoc(slug, line.cmoc.id)}>{cell}</a>;
    if (column.name === 'quotes') return <Quotes slug={slug} quotes={line.quotes.filter((quote) => !quote.against)} />;
    if (column.name === 'quotes_against') return <Quotes slug={slug} quotes={line.quotes.filter((quote) => quote.against)} />;
    return undefined;
  };

/** More stand in the file and behind the configuration. */
const shownAtMost = 6;

function Quotes({ slug, quotes }: { readonly slug: string; readonly quotes: readonly Quote[] }) {
  if (!quotes.length) return null;
  return (
    <ul class="quotes">
      {quotes.slice(0, shownAtMost).map((quote) => (
        <li key={quote.excerptId}>
          <a class="quote" href={paths.excerpt(slug, quote.excerptId)}>
            {quote.text}
          </a>
        </li>
      ))}
      {quotes.length > shownAtMost && <li class="quiet">and {quotes.length - shownAtMost} more</li>}
    </ul>
  );
}

/** A passage's words open its page. The last cell of a whole row is its address. */
export const passageCell =
  (linkOf: (row: TableRow) => string): CellView =>
  (row, column, cell) =>
    column.name === 'quote' ? (
      <a class="quote" href={linkOf(row)}>
        {cell}
      </a>
    ) : undefined;

export const roleCell =
  (slug: string, kept: Kept): CellView =>
  ({ key }, column, cell) =>
    column.kind === 'number' && typeof cell === 'number' ? (
      <CountLink
        n={cell}
        href={paths.behind(slug, 'by-role', { row: key, count: countOf(column.name, kept) }, kept)}
        label={column.title}
      />
    ) : undefined;

/** On passages the members are what the column of passages counts. */
const countOf = (column: string, kept: Kept): string => (column === 'excerpts' && kept['counting'] === 'passages' ? 'cmocs' : column);
