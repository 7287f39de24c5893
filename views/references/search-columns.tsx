/** Which column of a table is what: guessed from the headings, changed by a person. */
import { columnUses, type ColumnUse } from '../../server/references/formats/table-columns.ts';
import type { SearchShown } from '../../server/references/searches.queries.ts';
import { paths } from '../../server/paths.ts';
import { Button, Form, Select } from '../shared/form.tsx';

const useLabels: Readonly<Record<ColumnUse, string>> = {
  title: 'Title',
  authors: 'Authors',
  year: 'Year',
  container: 'Journal or book',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  first_page: 'First page',
  last_page: 'Last page',
  doi: 'DOI',
  pmid: 'PubMed number',
  url: 'Web address',
  abstract: 'Abstract',
  language: 'Language',
  keywords: 'Keywords',
  kind: 'Kind of publication',
  note: 'Note',
};

export function ColumnChoice({ slug, search }: { readonly slug: string; readonly search: SearchShown }) {
  const { columns } = search.findings;
  if (!columns) return null;
  const choices = [
    { value: '', label: '–' },
    ...columns.names.map((name, at) => ({ value: String(at), label: name || `Column ${at + 1}` })),
  ];
  return (
    <details class="column-choice" open={!columns.isClear}>
      <summary>{columns.isClear ? 'Which column is what' : 'Say which column is what: the headings don’t tell'}</summary>
      <Form action={paths.searchVerb(slug, search.id, 'columns')}>
        <div class="column-grid">
          {columnUses.map((use) => (
            <Select key={use} name={use} label={useLabels[use]} value={String(columns.mapping[use] ?? '')} choices={choices} />
          ))}
        </div>
        <Button>Read it with these columns</Button>
      </Form>
    </details>
  );
}
