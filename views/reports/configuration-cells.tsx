/** Cells of tables of configurations and passages: each quote opens its page, each number its configuration. */
import type { ComponentChildren } from 'preact';
import { type Kept, paths } from '../../server/paths.ts';
import type { CmocLine, Quote } from '../../server/reports/cmoc-line.ts';
import type { Column, TableRow } from '../../server/reports/table.ts';
import { CountLink } from './count-link.tsx';
import type { CellView } from './data-table.tsx';

export const configurationCell =
  (slug: string, lines: ReadonlyMap<string, CmocLine>): CellView =>
  (row, column, cell) => {
    const line = lines.get(row.key);
    if (!line) return undefined;
    const card = paths.cmoc(slug, line.cmoc.id);
    if (column.name === 'number') return <a href={card}>{cell}</a>;
    if (column.kind === 'number' && typeof cell === 'number') return <CountLink n={cell} href={card} label={column.title} isPage />;
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
  ({ key }, column, cell) => {
    const behind = (count: string): string => paths.behind(slug, 'by-role', { row: key, count }, kept);
    if (column.kind === 'number' && typeof cell === 'number')
      return <CountLink n={cell} href={behind(countOf(column.name, kept))} label={column.title} />;
    if (column.name === 'documents_named' && typeof cell === 'string')
      return <FirstNames names={cell.split('; ')} all={behind('documents')} />;
    return undefined;
  };

/** The same of all rows. */
export const roleTotal =
  (slug: string, kept: Kept) =>
  (column: Column, cell: unknown): ComponentChildren | undefined =>
    typeof cell === 'number' ? (
      <CountLink
        n={cell}
        href={paths.behind(slug, 'by-role', { row: '*', count: countOf(column.name, kept) }, kept)}
        label={`${column.title}, all rows`}
      />
    ) : undefined;

/** A code's passages, with those of what is merged into it. */
export const codebookCell =
  (slug: string): CellView =>
  ({ key }, { name, title }, cell) =>
    name.endsWith('_merged') && typeof cell === 'number' ? (
      <CountLink n={cell} href={paths.table(slug, 'excerpts', { code: key })} label={title} isPage />
    ) : undefined;

/** A document's row opens its record. */
export const documentCell =
  (slug: string): CellView =>
  ({ key }, { name }, cell) =>
    name === 'reference' ? <a href={paths.reference(slug, key)}>{cell}</a> : undefined;

const namesAtMost = 8;

function FirstNames({ names, all }: { readonly names: readonly string[]; readonly all: string }) {
  if (names.length <= namesAtMost + 1) return <>{names.join('; ')}</>;
  return (
    <>
      {names.slice(0, namesAtMost).join('; ')}{' '}
      <a class="count" href={all} data-sheet>
        and {names.length - namesAtMost} more
      </a>
    </>
  );
}

/** On passages the members are what the column of passages counts. */
const countOf = (column: string, kept: Kept): string => (column === 'excerpts' && kept['counting'] === 'passages' ? 'cmocs' : column);
