/** What narrows the list of documents: a row of links for the common questions, a form for the rest. */
import { documentShows, documentSorts, showNames, sortNames } from '../../server/documents/document-filter.ts';
import { paths } from '../../server/paths.ts';
import { useNames, uses } from '../../server/references/reference.ts';
import { Button, Select, TextField } from '../shared/form.tsx';
import { figure, Tabs } from '../shared/page.tsx';
import type { DocumentsPageProps } from './props.ts';

export function DocumentFilters({ slug, filter, phases, totals }: DocumentsPageProps) {
  const shows = documentShows.filter((show) => show !== 'trash' || totals.trash > 0 || filter.show === 'trash');
  const tabs = shows.map((show) => ({
    href: paths.documents(slug, { ...filter, show: show === 'all' ? '' : show }),
    label:
      show === 'all'
        ? `${showNames.all} ${figure(totals.all)}`
        : show === 'trash'
          ? `${showNames.trash} ${figure(totals.trash)}`
          : showNames[show],
    current: show === filter.show,
  }));
  return (
    <>
      <Tabs label="Which documents" tabs={tabs} />
      <form method="get" action={paths.documents(slug)} class="one-line list-filter" role="search">
        {filter.show !== 'all' && <input type="hidden" name="show" value={filter.show} />}
        <TextField name="q" label="Find" value={filter.q} placeholder="Title, author, file" data-hotkey="find" />
        <Select
          name="use"
          label="Used as"
          value={filter.use}
          choices={[
            { value: '', label: 'anything' },
            ...uses.map((use) => ({ value: use, label: useNames[use] })),
            { value: 'none', label: 'not said yet' },
          ]}
        />
        <Select
          name="phase"
          label="Phase"
          value={filter.phase}
          choices={[{ value: '', label: 'any' }, ...phases.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          name="sort"
          label="Order"
          value={filter.sort}
          choices={documentSorts.map((sort) => ({ value: sort, label: sortNames[sort] }))}
        />
        <Button>Show</Button>
      </form>
    </>
  );
}
