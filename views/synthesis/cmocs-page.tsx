/** The CMOCs page: the grid with its filter, its queues, and what can be done with the selected. */
import { paths } from '../../server/paths.ts';
import { groupings, orders, type Queue, queueNames, queues } from '../../server/synthesis/cmoc-list.ts';
import { levelNames, statusNames } from '../../server/synthesis/cmoc.ts';
import { columnNames, type GridColumn, gridColumns } from '../../server/synthesis/grid.ts';
import type { Grid } from '../../server/synthesis/grid.queries.ts';
import { Button, ButtonLink, Choices, type Choice, Select, TextField } from '../shared/form.tsx';
import { EmptyState, Explain, figure, PageHead } from '../shared/page.tsx';
import { GridTable, rolesShown } from './grid.tsx';
import { SelectedBar } from './selected-bar.tsx';

/** The list as its address asks for it; empty words ask for all. */
export type ListAddress = Readonly<Record<string, string>>;

export interface CmocsProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly me: string;
  readonly grid: Grid;
  readonly list: ListAddress;
  readonly columns: readonly GridColumn[];
  readonly page: number;
}

export function CmocsPage(props: CmocsProps) {
  const { slug, canWrite, grid } = props;
  return (
    <>
      <PageHead
        title={
          <>
            CMOCs{' '}
            <Explain term="a CMOC">
              <p>A context–mechanism–outcome configuration: in this context, people respond like this, and that leads to this outcome.</p>
              <p>Extracted ones (E) come from one reference; those of the theory (T) are what you test and refine.</p>
            </Explain>
          </>
        }
        actions={
          canWrite && (
            <>
              <ButtonLink href={paths.importCmocs(slug)}>Import</ButtonLink>
              <ButtonLink href={paths.newCmoc(slug)} look={grid.all > 0 ? 'main' : 'plain'}>
                New CMOC
              </ButtonLink>
            </>
          )
        }
      />
      {grid.all === 0 ? <NoCmocs slug={slug} canWrite={canWrite} /> : <CmocList {...props} />}
    </>
  );
}

function NoCmocs({ slug, canWrite }: { readonly slug: string; readonly canWrite: boolean }) {
  return (
    <EmptyState
      title="No CMOCs yet"
      action={
        canWrite && (
          <p class="row-actions">
            <ButtonLink href={paths.importCmocs(slug)} look="main">
              Import a prior theory
            </ButtonLink>
            <ButtonLink href={paths.newCmoc(slug)}>Make the first one</ButtonLink>
          </p>
        )
      }
    >
      Configurations of context, mechanism and outcome will stand here, one per row, each with the passages behind it. Begin with a prior
      theory from a spreadsheet, or make them from the passages you mark while you read.
    </EmptyState>
  );
}

/** What the filter's form replaces. */
export function CmocList(props: CmocsProps) {
  const { slug, canWrite, grid, list, columns, page } = props;
  const { lines } = grid;
  const shape = { slug, columns, names: grid.names, roles: rolesShown(grid) };
  const next =
    lines.offset + lines.rows.length < lines.total ? paths.cmocs(slug, { ...list, columns: columns.join(','), page: page + 1 }) : null;
  return (
    <div id="cmoc-list" class="cmoc-list">
      <Queues slug={slug} grid={grid} list={list} />
      <FilterBar {...props} />
      <p class="list-count" role="status">
        {figure(grid.found)} of {figure(grid.all)} CMOCs
        {list['group'] && grid.found < lines.total && <span class="quiet"> · one with several stands under each</span>}
        <span class="quiet keys-hint"> · arrows move, Enter edits, x selects, o opens</span>
      </p>
      {canWrite && <SelectedBar slug={slug} grid={grid} list={list} me={props.me} />}
      {lines.total === 0 ? (
        <p class="quiet none-found">
          No CMOC fits. <a href={paths.cmocs(slug)}>Show all</a>
        </p>
      ) : (
        <GridTable {...shape} grid={grid} more={next} />
      )}
    </div>
  );
}

/** What waits, each a list. */
function Queues({ slug, grid, list }: Pick<CmocsProps, 'slug' | 'grid' | 'list'>) {
  const isPlain = Object.keys(list).length === 0;
  const entry = (queue: Queue | '', label: string, n: number | undefined) => (
    <li key={queue}>
      <a href={paths.cmocs(slug, queue ? { queue } : {})} aria-current={(queue ? list['queue'] === queue : isPlain) ? 'true' : undefined}>
        {label} {n !== undefined && <span class="n">{figure(n)}</span>}
      </a>
    </li>
  );
  return (
    <nav class="queues" aria-label="Queues">
      <ul>
        {entry('', 'All', undefined)}
        {queues
          .filter((queue) => grid.queueCounts[queue] !== 0 || list['queue'] === queue)
          .map((queue) => entry(queue, queueNames[queue], grid.queueCounts[queue]))}
      </ul>
    </nav>
  );
}

const named = (list: readonly { readonly id: string; readonly name: string }[], all: string): readonly Choice[] => [
  { value: '', label: all },
  ...list.map((one) => ({ value: one.id, label: one.name })),
];

const words = (word: string): string => word.replaceAll('_', ' ');

function FilterBar(props: CmocsProps) {
  const { slug, grid, list } = props;
  const action = paths.cmocs(slug);
  const { around } = grid;
  const value = (name: string): string => list[name] ?? '';
  return (
    <form
      method="get"
      action={action}
      class="filter-bar"
      role="search"
      hx-get={action}
      hx-target="#cmoc-list"
      hx-swap="outerHTML"
      hx-push-url="true"
      hx-trigger="submit, change, input delay:250ms from:#list-words"
    >
      {['queue', 'shape', 'reference'].map((name) => value(name) && <input key={name} type="hidden" name={name} value={value(name)} />)}
      <TextField name="words" id="list-words" label="Find" value={value('words')} placeholder="words, code or number" />
      <Select
        name="status"
        id="list-status"
        label="Status"
        value={value('status')}
        choices={[
          { value: '', label: 'in work' },
          ...Object.entries(statusNames).map(([key, label]) => ({ value: key, label: label.toLowerCase() })),
          { value: 'any', label: 'all' },
        ]}
      />
      <Select
        name="level"
        id="list-level"
        label="Level"
        value={value('level')}
        choices={[
          { value: '', label: 'both' },
          ...Object.entries(levelNames).map(([key, label]) => ({ value: key, label: label.toLowerCase() })),
        ]}
      />
      {around.theories.length > 0 && (
        <Select name="theory" id="list-theory" label="Theory" value={value('theory')} choices={named(around.theories, 'any')} />
      )}
      <Select
        name="group"
        id="list-group"
        label="Group by"
        value={value('group')}
        choices={[{ value: '', label: 'nothing' }, ...groupings.map((one) => ({ value: one, label: words(one) }))]}
      />
      <MoreFilters {...props} />
      <Button small class="without-script">
        Show
      </Button>
    </form>
  );
}

function MoreFilters({ slug, grid: { around }, list, columns }: CmocsProps) {
  const value = (name: string): string => list[name] ?? '';
  const isUsed = ['phase', 'case', 'code', 'order', 'columns'].some((name) => list[name]);
  return (
    <details class="more-filters" open={isUsed}>
      <summary>More</summary>
      <div class="one-line">
        <Select
          name="order"
          id="list-order"
          label="Order"
          value={value('order')}
          choices={orders.map((one) => ({ value: one, label: words(one) }))}
        />
        <Select name="phase" id="list-phase" label="Phase" value={value('phase')} choices={named(around.phases, 'any')} />
        {around.cases.length > 0 && (
          <Select name="case" id="list-case" label="Case" value={value('case')} choices={named(around.cases, 'any')} />
        )}
        <TextField
          name="code"
          id="list-code"
          label="Code"
          value={value('code')}
          data-suggest={paths.suggest(slug, 'codes')}
          data-suggest-whole
          autocomplete="off"
        />
      </div>
      <Choices
        name="column"
        id="list-columns"
        legend="Columns"
        kind="checkbox"
        inline
        chosen={columns}
        choices={gridColumns.map((column) => ({ value: column, label: columnNames[column] }))}
      />
    </details>
  );
}
