/** The document flow: the diagram, the same as a table, its files, and what does not add up. */
import type { Flow } from '../../server/reports/flow/flow.ts';
import type { Scene } from '../../server/reports/flow/scene.ts';
import type { Table } from '../../server/reports/table.ts';
import { paths } from '../../server/paths.ts';
import { Button, ButtonLink } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { EmptyState, Explain, PageHead } from '../shared/page.tsx';
import { DataTable } from './data-table.tsx';
import { FlowDiagram } from './flow-diagram.tsx';

interface FlowPageProps {
  readonly slug: string;
  readonly canEdit: boolean;
  readonly flow: Flow;
  readonly scene: Scene;
  readonly table: Table;
}

export function FlowPage(props: FlowPageProps) {
  const { slug, canEdit, flow, scene, table } = props;
  const isEmpty = flow.phases.length === 0;
  return (
    <>
      <PageHead
        title={
          <>
            Document flow{' '}
            <Explain term="the document flow">
              <p>
                The diagram of PRISMA 2020, phase by phase, counted from the searches and from the decisions that stand. Papers brought over
                from another phase, theory papers chosen on purpose and what lacked relevance or rigour have boxes of their own.
              </p>
              <p>Every number opens what it counts. RAMESES asks for this diagram (item 12).</p>
            </Explain>
          </>
        }
        back={{ href: paths.literature(slug), label: 'Literature' }}
        actions={<Actions slug={slug} canEdit={canEdit} isEmpty={isEmpty} />}
      />
      {isEmpty ? (
        <EmptyState
          title="Nothing to count yet"
          action={
            <ButtonLink href={paths.searches(slug)} look="main">
              Bring in a search
            </ButtonLink>
          }
        >
          The flow draws itself from your searches and decisions, in the boxes that PRISMA 2020 asks for.
        </EmptyState>
      ) : (
        <>
          <Doubts doubts={flow.doubts} />
          <FlowDiagram scene={scene} />
          <details class="flow-table">
            <summary>The same as a table</summary>
            <DataTable table={table} />
          </details>
        </>
      )}
    </>
  );
}

function Doubts({ doubts }: { readonly doubts: readonly string[] }) {
  if (!doubts.length) return null;
  return (
    <div class="callout flow-doubts" role="note">
      <p>Some numbers entered by hand don’t follow from each other:</p>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </div>
  );
}

const files: readonly (readonly [format: string, name: string, hint: string])[] = [
  ['svg', 'SVG', 'the diagram, sharp at any size'],
  ['png', 'PNG', 'the diagram as a picture, 300 dpi'],
  ['docx', 'Word', 'boxes that can be edited'],
  ['csv', 'CSV', 'for the PRISMA2020 R package'],
  ['xlsx', 'Excel', 'one row per box'],
  ['json', 'JSON', 'one row per box, for scripts'],
];

function Actions({ slug, canEdit, isEmpty }: Pick<FlowPageProps, 'slug' | 'canEdit'> & { readonly isEmpty: boolean }) {
  return (
    <>
      {canEdit && <ButtonLink href={paths.flowNumbers(slug)}>Enter numbers</ButtonLink>}
      {!isEmpty && (
        <>
          <Button type="button" look="quiet" data-print>
            <Icon name="print" /> Print
          </Button>
          <details class="menu">
            <summary class="button">
              <Icon name="download" /> Download
            </summary>
            <div class="menu-list files">
              {files.map(([format, name, hint]) => (
                <a key={format} href={paths.flowFile(slug, format)} download>
                  <strong>{name}</strong> <span class="quiet">{hint}</span>
                </a>
              ))}
            </div>
          </details>
        </>
      )}
    </>
  );
}
