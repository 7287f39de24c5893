/** One search: what its file holds, where it came from, and what became of it. */
import { asSourceKind, lacksColumns, missed, missedNames, sourceKindNames, sourceKinds } from '../../server/references/search.ts';
import type { SearchShown } from '../../server/references/searches.queries.ts';
import { paths } from '../../server/paths.ts';
import { ActionButton, Button, ButtonLink, type Errors, Form, Select, TextArea, TextField, type Values, valueOf } from '../shared/form.tsx';
import { counted, figure, PageHead } from '../shared/page.tsx';
import { DownloadReferences } from './download.tsx';
import { ColumnChoice } from './search-columns.tsx';
import { NextStep, type NextSteps } from './search-next.tsx';

interface SearchPageProps {
  readonly slug: string;
  readonly canEdit: boolean;
  readonly search: SearchShown;
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  /** Records taken in so far. */
  readonly done: number;
  readonly isUnderWay: boolean;
  /** The number of another search of the very same file. */
  readonly sameAs: number | null;
  readonly next: NextSteps;
  /** Proposed for what nobody has said yet. */
  readonly usual: { readonly phase: string; readonly source: string };
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function SearchPage(props: SearchPageProps) {
  const { slug, search, canEdit } = props;
  return (
    <>
      <PageHead
        title={search.source || search.file_name}
        lead={leadOf(search)}
        back={{ href: paths.searches(slug), label: 'Searches' }}
        actions={
          <>
            {search.state === 'done' && <ButtonLink href={paths.literature(slug, { search: search.id })}>Its references</ButtonLink>}
            {search.state === 'done' && <DownloadReferences slug={slug} filter={{ search: search.id }} />}
            {canEdit && search.state !== 'importing' && <PutAway slug={slug} search={search} />}
          </>
        }
      />
      <div class="search-page">
        <div>
          <State {...props} />
          {canEdit && search.state !== 'done' && <ColumnChoice slug={slug} search={search} />}
          <InFile search={search} />
        </div>
        {canEdit ? <Details {...props} /> : <DetailsShown {...props} />}
      </div>
    </>
  );
}

/** "Search 3 · export.ris · RIS, UTF-8" */
const leadOf = ({ number, file_name, format, encoding }: SearchShown): string =>
  `Search ${number} · ${file_name} · ${[...new Set([format, encoding])].filter(Boolean).join(', ')}`;

const PutAway = ({ slug, search }: Pick<SearchPageProps, 'slug' | 'search'>) => (
  <ActionButton action={paths.searchVerb(slug, search.id, 'take-back')} look="danger">
    {search.state === 'done' ? 'Take the import back' : 'Put this file away'}
  </ActionButton>
);

function State(props: SearchPageProps) {
  const { search, sameAs } = props;
  const { findings } = search;
  if (search.state === 'refused') return <p class="callout">{search.message}</p>;
  if (search.state === 'importing') return <SearchProgress {...props} />;
  return (
    <section aria-label="What was found">
      <p class="search-figures">
        <strong>{isUnmapped(search) ? counted(findings.read, 'row') : counted(findings.read, 'record')} read</strong>
        {search.state === 'done' && (
          <>
            {' = '}
            {figure(search.imported)} imported + {counted(search.duplicates, 'duplicate')} + {figure(findings.skippedCount)} skipped
          </>
        )}
      </p>
      {search.message && <p>{search.message}</p>}
      {sameAs !== null && search.state === 'read' && (
        <p class="callout">This very file was imported as search {sameAs}. Importing it again adds nothing.</p>
      )}
      <Missing search={search} />
      {search.state === 'done' && <NextStep slug={props.slug} canEdit={props.canEdit} next={props.next} />}
    </section>
  );
}

function Missing({ search: { findings } }: Pick<SearchPageProps, 'search'>) {
  const lacking = missed.filter((field) => findings.missing[field]);
  if (!lacking.length) return null;
  return (
    <p class="quiet">
      Without {lacking.map((field) => `${missedNames[field] ?? field}: ${figure(findings.missing[field] ?? 0)}`).join(' · ')}
    </p>
  );
}

type ProgressProps = Pick<SearchPageProps, 'slug' | 'search' | 'done' | 'isUnderWay' | 'canEdit' | 'next'>;

/** Asks for itself as long as records come in; when they are in, it loads the page. */
export function SearchProgress({ slug, search, done, isUnderWay, canEdit, next }: ProgressProps) {
  const total = search.findings.read - search.findings.skippedCount;
  const url = paths.searchVerb(slug, search.id, 'import');
  if (search.state === 'done')
    return (
      <section id="search-progress" aria-label="Import">
        <p class="search-figures">
          All {figure(total)} are in. <a href={paths.search(slug, search.id)}>See what became of them</a>
        </p>
        <NextStep slug={slug} canEdit={canEdit} next={next} />
      </section>
    );
  return (
    <section id="search-progress" aria-label="Import" hx-get={url} hx-trigger="every 1s" hx-swap="outerHTML" hx-target="#search-progress">
      <p class="search-figures" aria-live="polite">
        Importing: {figure(done)} of {counted(total, 'record')}
      </p>
      <progress max={total || 1} value={done} aria-label="Records imported" />
      <p class="hint">It goes on in the background, also when you leave this page.</p>
      {!isUnderWay && canEdit && <ActionButton action={url}>Go on with the import</ActionButton>}
    </section>
  );
}

const isDescribed = ({ source, searched_on, terms, phase_id }: SearchShown): boolean => Boolean(source || searched_on || terms || phase_id);

function Details(props: SearchPageProps) {
  const { slug, search, phases, values, errors, usual } = props;
  const proposed: Readonly<Record<string, string>> = isDescribed(search) ? {} : { phase_id: usual.phase, source: usual.source };
  const given = (name: keyof SearchShown): string => valueOf(values, name, String(search[name] ?? '') || (proposed[name] ?? ''));
  return (
    <Form action={paths.search(slug, search.id)} class="search-details">
      <h2>Where it came from</h2>
      <input type="hidden" name="version" value={String(search.version)} />
      <Select
        name="source_kind"
        label="Kind of source"
        value={given('source_kind')}
        choices={sourceKinds.map((kind) => ({ value: kind, label: sourceKindNames[kind] }))}
      />
      <TextField name="source" label="Source" hint="For example MEDLINE (Ovid)" value={given('source')} errors={errors} />
      <TextField name="searched_on" label="Searched on" type="date" value={given('searched_on')} errors={errors} />
      <TextArea name="terms" label="Search terms" rows={4} value={given('terms')} errors={errors} />
      <TextField name="limits" label="Limits" hint="Languages, years, kinds of publication" value={given('limits')} errors={errors} />
      <Select
        name="phase_id"
        label="Phase"
        value={given('phase_id')}
        choices={[{ value: '', label: 'none yet' }, ...phases.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextArea name="reason" label="Why this search" rows={2} value={given('reason')} errors={errors} />
      <Import search={search} />
      <Button name="then" value="">
        Save
      </Button>
    </Form>
  );
}

/** Offered once it is known which column is what. */
function Import({ search: { state, findings } }: Pick<SearchPageProps, 'search'>) {
  const references = findings.read - findings.skippedCount;
  if (state !== 'read' || !findings.read) return null;
  if (lacksColumns(findings)) return <p class="hint">Say first which column is what: then it can be imported.</p>;
  if (!references) return null;
  return (
    <Button look="main" name="then" value="import">
      Import {counted(references, 'reference')}
    </Button>
  );
}

function DetailsShown({ search, phases }: SearchPageProps) {
  const rows: readonly (readonly [string, string])[] = [
    ['Kind of source', sourceKindNames[asSourceKind(search.source_kind)]],
    ['Source', search.source],
    ['Searched on', search.searched_on],
    ['Search terms', search.terms],
    ['Limits', search.limits],
    ['Phase', phases.find(({ id }) => id === search.phase_id)?.name ?? ''],
    ['Why', search.reason],
  ];
  return (
    <dl class="search-details">
      {rows
        .filter(([, said]) => said)
        .map(([name, said]) => (
          <>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </>
        ))}
    </dl>
  );
}

function Sample({ search: { findings } }: Pick<SearchPageProps, 'search'>) {
  if (!findings.sample.length) return null;
  return (
    <section aria-labelledby="sample-heading">
      <h2 id="sample-heading">The first records</h2>
      <ol class="search-sample">
        {findings.sample.map((fields, at) => (
          <li key={at}>
            <p class="record-title">{fields.title || 'Without a title'}</p>
            <p class="quiet">
              {[fields.authors.slice(0, 4).join('; ') + (fields.authors.length > 4 ? ' …' : ''), fields.year, fields.container, fields.doi]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {fields.abstract && (
              <details>
                <summary>Abstract</summary>
                <p class="abstract">{fields.abstract}</p>
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the file holds, and what of it was not taken. */
function InFile({ search }: Pick<SearchPageProps, 'search'>) {
  if (search.state === 'read' && isUnmapped(search)) return <FirstRows search={search} />;
  return (
    <>
      {search.state === 'read' && <Sample search={search} />}
      <NotTaken search={search} />
    </>
  );
}

/** Nothing in it could be read as a record yet. */
const isUnmapped = ({ findings }: SearchShown): boolean => lacksColumns(findings) && findings.read === findings.skippedCount;

/** What one looks at to say which column is what. */
function FirstRows({ search: { findings } }: Pick<SearchPageProps, 'search'>) {
  const rows = [findings.columns?.names.join(' · ') ?? '', ...findings.skipped.slice(0, 3).map(({ text }) => text)];
  return (
    <section aria-labelledby="rows-heading">
      <h2 id="rows-heading">The headings and first rows, as they stand</h2>
      <ul class="not-taken">
        {rows.map((text, at) => (
          <li key={at}>
            <pre>{text}</pre>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was not taken, word for word, with its line. */
function NotTaken({ search: { findings } }: Pick<SearchPageProps, 'search'>) {
  return (
    <>
      {findings.skippedCount > 0 && (
        <section aria-labelledby="skipped-heading">
          <h2 id="skipped-heading">{counted(findings.skippedCount, 'record')} skipped</h2>
          <ul class="not-taken">
            {findings.skipped.map(({ line, reason, text }) => (
              <li key={line}>
                <p>
                  Line {figure(line)}: {reason}
                </p>
                <pre>{text}</pre>
              </li>
            ))}
          </ul>
          {findings.skippedCount > findings.skipped.length && <p class="quiet">The first {figure(findings.skipped.length)} are shown.</p>}
        </section>
      )}
      {findings.strayCount > 0 && (
        <details class="stray-lines">
          <summary>{counted(findings.strayCount, 'line')} outside any record</summary>
          <pre>{findings.stray.map(({ line, text }) => `${line}: ${text}`).join('\n')}</pre>
        </details>
      )}
    </>
  );
}
