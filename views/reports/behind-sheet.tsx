/** The side sheet behind a number: configurations, documents, studies or passages, each a click from its quotes. */
import { type Kept, paths } from '../../server/paths.ts';
import type { BehindShown, DocumentBehind } from '../../server/reports/behind.queries.ts';
import type { CmocLine, Quote } from '../../server/reports/cmoc-line.ts';
import type { TableName } from '../../server/reports/table-name.ts';
import { nameOf, statusNames } from '../../server/synthesis/cmoc.ts';
import { statementOf } from '../../server/synthesis/statement.ts';
import { Icon } from '../shared/icon.tsx';
import { counted, figure, Pager, Tag } from '../shared/page.tsx';

export interface BehindProps {
  readonly slug: string;
  readonly table: TableName;
  readonly row: string;
  readonly kept: Kept;
  /** Null when the row is no longer there. */
  readonly behind: BehindShown | null;
  readonly offset: number;
  readonly limit: number;
}

export function BehindSheet(props: BehindProps) {
  const { behind, slug, table, row, kept, offset, limit } = props;
  if (!behind) return <Gone />;
  const shown = behind.cmocs.length + behind.documents.length + behind.studies.length + behind.quotes.length;
  return (
    <section class="behind" id="behind">
      <SheetHead title={behind.row} subtitle={whatOf(behind)} />
      <Steps {...props} behind={behind} />
      {behind.total === 0 && <p class="quiet">There is nothing behind this number.</p>}
      <ol class="behind-list plain-list" start={offset + 1}>
        {behind.cmocs.map((line) => (
          <Configuration key={line.cmoc.id} slug={slug} line={line} />
        ))}
        {behind.documents.map((document) => (
          <DocumentItem key={document.referenceId} slug={slug} document={document} against={behind.against} />
        ))}
        {behind.studies.map((study) => (
          <li key={study.name}>
            <strong>{study.name}</strong>
            <p class="quiet">{study.documents.join(', ')}</p>
          </li>
        ))}
        {behind.quotes.map((quote) => (
          <li key={`${quote.excerptId} ${quote.against}`}>
            <QuoteLink slug={slug} quote={quote} />
          </li>
        ))}
      </ol>
      {behind.total > limit && (
        <Pager
          offset={offset}
          shown={shown}
          total={behind.total}
          limit={limit}
          noun={nouns[behind.kind]}
          href={(page) => paths.behind(slug, table, { row, count: behind.column }, { ...kept, page })}
        />
      )}
    </section>
  );
}

export function SheetHead({ title, subtitle }: { readonly title: string; readonly subtitle?: string | undefined }) {
  return (
    <header class="sheet-head">
      <div>
        <h2>{title}</h2>
        {subtitle && <p class="quiet">{subtitle}</p>}
      </div>
      <button type="button" class="button quiet small" data-close="sheet" aria-label="Close">
        <Icon name="close" />
      </button>
    </header>
  );
}

function Gone() {
  return (
    <section class="behind" id="behind">
      <SheetHead title="Nothing here" />
      <p>The table has no such row any more. Reload it to see how it stands now.</p>
    </section>
  );
}

const nouns = { members: 'CMOCs', documents: 'documents', studies: 'studies', excerpts: 'passages' } as const;

const columnWords: Readonly<Record<string, string>> = {
  increases: 'where it increases',
  reduces: 'where it is reduced',
  varies: 'where it varies',
  present: 'where it is present',
  absent: 'where it is absent',
  not_stated: 'where no direction is stated',
};

function whatOf({ kind, ofCmocs, total, against, column }: BehindShown): string {
  const noun = kind === 'members' && !ofCmocs ? 'passages' : nouns[kind];
  const one = noun === 'studies' ? 'study' : noun.slice(0, -1);
  const which = column.startsWith('outcome:') ? 'with this outcome' : (columnWords[column] ?? (against ? 'against it' : ''));
  return [counted(total, one, noun), which].filter(Boolean).join(' ');
}

const stepTitles: Readonly<Record<string, string>> = {
  cmocs: 'CMOCs',
  documents: 'Documents',
  studies: 'Studies',
  excerpts: 'Passages',
  documents_against: 'Documents against',
  excerpts_against: 'Passages against',
};

/** The row's other numbers: one steps from one to the next without going back to the table. */
function Steps({ behind, slug, table, row, kept }: BehindProps & { readonly behind: BehindShown }) {
  return (
    <nav class="behind-steps" aria-label={`Numbers of ${behind.row}`}>
      {behind.besides.map(({ column, n }) => {
        const title = column === 'cmocs' && !behind.ofCmocs ? 'Passages' : (stepTitles[column] ?? column);
        if (!behind.ofCmocs && (column === 'excerpts' || column.endsWith('against'))) return null;
        return (
          <a
            key={column}
            href={paths.behind(slug, table, { row, count: column }, kept)}
            data-sheet
            aria-current={column === behind.column ? 'true' : undefined}
          >
            {title} <span class="number">{figure(n)}</span>
          </a>
        );
      })}
    </nav>
  );
}

function Configuration({ slug, line }: { readonly slug: string; readonly line: CmocLine }) {
  const { cmoc, quotes } = line;
  return (
    <li class="behind-cmoc">
      <p class="behind-head">
        <a href={paths.cmoc(slug, cmoc.id)}>{nameOf(cmoc)}</a> <Tag>{statusNames[cmoc.status]}</Tag>
        {line.reference && <span class="quiet"> {line.reference}</span>}
      </p>
      <p class="statement">{statementOf(cmoc) || 'Nothing said yet.'}</p>
      <QuoteList slug={slug} quotes={quotes} />
    </li>
  );
}

function DocumentItem({
  slug,
  document,
  against,
}: {
  readonly slug: string;
  readonly document: DocumentBehind;
  readonly against: boolean;
}) {
  return (
    <li>
      <p class="behind-head">
        <a href={paths.reference(slug, document.referenceId)}>{document.citation}</a>
      </p>
      <QuoteList slug={slug} quotes={document.quotes.filter((quote) => quote.against === against)} />
    </li>
  );
}

function QuoteList({ slug, quotes }: { readonly slug: string; readonly quotes: readonly Quote[] }) {
  const against = quotes.filter((quote) => quote.against).length;
  if (!quotes.length) return <p class="quiet">No passage is linked to it.</p>;
  return (
    <details class="behind-quotes">
      <summary>
        {[counted(quotes.length - against, 'passage') + ' for', against ? `${figure(against)} against` : ''].filter(Boolean).join(', ')}
      </summary>
      <ul class="quotes">
        {quotes.map((quote) => (
          <li key={`${quote.excerptId} ${quote.against}`}>
            <QuoteLink slug={slug} quote={quote} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function QuoteLink({ slug, quote }: { readonly slug: string; readonly quote: Quote }) {
  return (
    <a class="quote" href={paths.excerpt(slug, quote.excerptId)}>
      {quote.against && (
        <>
          <Tag tone="bad">against</Tag>{' '}
        </>
      )}
      {quote.text}
    </a>
  );
}
