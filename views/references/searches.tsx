/** The searches of the review: what came in from where, and how a file of references is brought in. */
import { asSourceKind, isReady, lacksColumns, sourceKindNames } from '../../server/references/search.ts';
import type { SearchShown } from '../../server/references/searches.queries.ts';
import { paths } from '../../server/paths.ts';
import { Button, type Errors, Field, Form, Select } from '../shared/form.tsx';
import { counted, EmptyState, Explain, figure, PageHead, Tag, When } from '../shared/page.tsx';

interface SearchesPageProps {
  readonly slug: string;
  readonly canEdit: boolean;
  readonly searches: readonly SearchShown[];
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  /** The phase of the latest search. */
  readonly latestPhase: string | null;
  /** Bytes. */
  readonly maxUpload: number;
  readonly errors?: Errors | undefined;
}

export function SearchesPage(props: SearchesPageProps) {
  const { slug, canEdit, searches } = props;
  return (
    <>
      <PageHead
        title={
          <>
            Searches{' '}
            <Explain term="a search">
              <p>
                Each file of references is a search: where it came from, when, with what words and why. The flow of documents counts them.
              </p>
              <p>RAMESES asks for all of this (items 7 and 8). It can be filled in later, too.</p>
            </Explain>
          </>
        }
        lead="Bring in what databases and reference managers export, and say where it came from."
        back={{ href: paths.literature(slug), label: 'Literature' }}
      />
      {canEdit && <BringIn {...props} />}
      {canEdit && <ImportAll {...props} />}
      {searches.length ? (
        <SearchTable slug={slug} searches={searches} />
      ) : (
        <EmptyState title="No searches yet">
          Export the records of a database as RIS and choose the file here. Nothing is imported before you have seen what is in it.
        </EmptyState>
      )}
    </>
  );
}

function BringIn({ slug, errors, searches }: SearchesPageProps) {
  return (
    <Form action={paths.searches(slug)} upload class="bring-in" data-drop-into>
      <Field
        name="file"
        label="Files of references"
        hint="RIS, PubMed, EndNote XML, PubMed XML, Web of Science, BibTeX, CSL-JSON, CSV, TSV or XLSX. What is in a file decides, not its name. Drop many at once anywhere on this page."
        errors={errors}
      >
        <input type="file" id="f-file" name="file" multiple aria-describedby="f-file-hint" />
      </Field>
      <Button look={readyAmong(searches).length ? undefined : 'main'}>Read the files</Button>
    </Form>
  );
}

/** None where a single file waits: it is imported from its own page. */
function readyAmong(searches: readonly SearchShown[]): readonly SearchShown[] {
  const ready = searches.filter(isReady);
  return ready.length > 1 ? ready : [];
}

/** Files that were dropped together come in together; where each is from can be said before or after. */
function ImportAll({ slug, searches, phases, latestPhase }: SearchesPageProps) {
  const ready = readyAmong(searches);
  if (!ready.length) return null;
  const records = ready.reduce((sum, { findings }) => sum + findings.read - findings.skippedCount, 0);
  return (
    <Form action={paths.importSearches(slug)} class="bring-in">
      <Select
        name="phase"
        label="Phase of what has none yet"
        value={latestPhase ?? ''}
        choices={[{ value: '', label: 'none yet' }, ...phases.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Button look="main">
        Import all {ready.length} files: {counted(records, 'record')}
      </Button>
    </Form>
  );
}

const stateTags = {
  read: <Tag tone="accent">to be imported</Tag>,
  importing: <Tag tone="warn">importing</Tag>,
  refused: <Tag tone="bad">not read</Tag>,
  done: null,
} as const;

const StateTag = ({ search: { state, findings } }: { readonly search: SearchShown }) =>
  state === 'read' && lacksColumns(findings) ? <Tag tone="warn">say which column is what</Tag> : stateTags[state];

/** A day as the reader's calendar writes it; a month or a year as it is. */
const Searched = ({ on }: { readonly on: string }) => (on.length === 10 ? <When at={on} /> : <>{on}</>);

function SearchTable({ slug, searches }: Pick<SearchesPageProps, 'slug' | 'searches'>) {
  return (
    <table class="data stacked searches" data-keyboard-list>
      <thead>
        <tr>
          <th scope="col" class="number">
            No.
          </th>
          <th scope="col">Source</th>
          <th scope="col">Searched</th>
          <th scope="col" class="number">
            Read
          </th>
          <th scope="col" class="number">
            Imported
          </th>
          <th scope="col" class="number">
            Duplicates
          </th>
          <th scope="col" class="number">
            Skipped
          </th>
        </tr>
      </thead>
      <tbody>
        {searches.map((search) => (
          <tr key={search.id}>
            <td class="number" data-label="No.">
              {search.number}
            </td>
            <th scope="row">
              <a href={paths.search(slug, search.id)}>{search.source || search.file_name}</a> <StateTag search={search} />
              <div class="quiet">
                {sourceKindNames[asSourceKind(search.source_kind)]}
                {search.source && ` · ${search.file_name}`}
              </div>
            </th>
            <td data-label="Searched">
              {search.searched_on ? (
                <Searched on={search.searched_on} />
              ) : (
                <span class="quiet">
                  read <When at={search.made_at} />
                </span>
              )}
            </td>
            <td class="number" data-label="Read">
              {figure(search.findings.read)}
            </td>
            <td class="number" data-label="Imported">
              {search.state === 'done' ? figure(search.imported) : '–'}
            </td>
            <td class="number" data-label="Duplicates">
              {search.state === 'done' ? figure(search.duplicates) : '–'}
            </td>
            <td class={search.findings.skippedCount ? 'number' : 'number quiet'} data-label="Skipped">
              {lacksColumns(search.findings) ? '–' : figure(search.findings.skippedCount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
