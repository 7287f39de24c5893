/** The literature: every reference, with files or without, and what can be done to many at once. */
import {
  literatureDecisionNames,
  literatureDecisions,
  literatureShowNames,
  literatureShows,
  literatureSortNames,
  literatureSorts,
} from '../../server/references/literature-filter.ts';
import { useNames, uses } from '../../server/references/reference.ts';
import { paths } from '../../server/paths.ts';
import { Button, ButtonLink, Form, Select, TextField } from '../shared/form.tsx';
import { EmptyState, figure, PageHead, Pager, Tabs } from '../shared/page.tsx';
import { DownloadReferences } from './download.tsx';
import type { LiteraturePageProps } from './props.ts';
import { ReferenceTable } from './reference-table.tsx';
import { SelectionBar } from './selection-bar.tsx';

export function LiteraturePage(props: LiteraturePageProps) {
  const { slug, canEdit, totals } = props;
  return (
    <>
      <PageHead
        title="Literature"
        lead="Every source of the review, whether its file is here or not."
        actions={
          <>
            <ButtonLink href={paths.searches(slug)}>Searches</ButtonLink>
            <ButtonLink href={paths.duplicates(slug)}>Duplicates</ButtonLink>
            <ButtonLink href={paths.flow(slug)}>Document flow</ButtonLink>
            <ButtonLink href={paths.cases(slug)}>Cases</ButtonLink>
            {totals.all > 0 && <DownloadReferences slug={slug} filter={{ ...props.filter }} />}
            {canEdit && (
              <ButtonLink href={paths.newReference(slug)} look="main">
                Add a reference
              </ButtonLink>
            )}
          </>
        }
      />
      {totals.all || totals.trash ? (
        <Found {...props} />
      ) : (
        <EmptyState
          title="No references yet"
          action={
            <ButtonLink href={paths.documents(slug)} look="main">
              Add files
            </ButtonLink>
          }
        >
          Dropping a paper on the Documents page makes its reference here: title, authors, year and DOI are read from its first page.
        </EmptyState>
      )}
    </>
  );
}

function Found(props: LiteraturePageProps) {
  const { slug, canEdit, filter, references } = props;
  const list = (
    <>
      <ReferenceTable {...props} />
      <Pager
        offset={references.offset}
        shown={references.rows.length}
        total={references.total}
        limit={references.limit}
        href={(page) => paths.literature(slug, { ...filter, page })}
        noun={references.total === 1 ? 'reference' : 'references'}
      />
    </>
  );
  return (
    <>
      <Filters {...props} />
      {filter.search && (
        <p class="quiet">
          What <a href={paths.search(slug, filter.search)}>one search</a> found. <a href={paths.literature(slug)}>Show all references</a>
        </p>
      )}
      {references.total === 0 ? (
        <EmptyState title="No reference fits" action={<ButtonLink href={paths.literature(slug)}>Show all references</ButtonLink>}>
          Nothing here matches what you asked for.
        </EmptyState>
      ) : canEdit && filter.show !== 'trash' ? (
        <Form action={paths.literatureSelection(slug)} class="selection" data-selection>
          {list}
          <SelectionBar {...props} />
        </Form>
      ) : (
        list
      )}
    </>
  );
}

function Filters({ slug, filter, phases, totals }: LiteraturePageProps) {
  const shows = literatureShows.filter((show) => show !== 'trash' || totals.trash > 0 || filter.show === 'trash');
  const count = (show: string) => (show === 'all' ? ` ${figure(totals.all)}` : show === 'trash' ? ` ${figure(totals.trash)}` : '');
  const tabs = shows.map((show) => ({
    href: paths.literature(slug, { ...filter, show: show === 'all' ? '' : show }),
    label: literatureShowNames[show] + count(show),
    current: show === filter.show,
  }));
  return (
    <>
      <Tabs label="Which references" tabs={tabs} />
      <form method="get" action={paths.literature(slug)} class="one-line list-filter" role="search">
        {filter.search && <input type="hidden" name="search" value={filter.search} />}
        {filter.show !== 'all' && <input type="hidden" name="show" value={filter.show} />}
        <TextField name="q" id="f-find" label="Find" value={filter.q} placeholder="Title, author, journal" data-hotkey="find" />
        <Select
          name="use"
          id="f-filter-use"
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
          id="f-filter-phase"
          label="Phase"
          value={filter.phase}
          choices={[{ value: '', label: 'any' }, ...phases.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          name="decision"
          id="f-filter-decision"
          label="Decision"
          value={filter.decision ?? ''}
          choices={literatureDecisions.map((one) => ({ value: one, label: literatureDecisionNames[one] }))}
        />
        <Select
          name="sort"
          label="Order"
          value={filter.sort}
          choices={literatureSorts.map((sort) => ({ value: sort, label: literatureSortNames[sort] }))}
        />
        <Button>Show</Button>
      </form>
    </>
  );
}
