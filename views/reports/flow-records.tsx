/** What one number of the document flow counts: records of searches, or references. */
import { awaitingNames, type Box, shapeOf } from '../../server/reports/flow/box.ts';
import type { Behind, NumberAsked, RecordListed } from '../../server/reports/flow/flow.queries.ts';
import { paths } from '../../server/paths.ts';
import { counted, EmptyState, PageHead, Pager, Tag } from '../shared/page.tsx';

interface FlowRecordsPageProps {
  readonly slug: string;
  readonly asked: NumberAsked;
  readonly behind: Behind;
}

/** "Records identified from: Databases"; what waits has no box of its own. */
function nameOf(box: NumberAsked['box']): string {
  const waiting = awaitingNames[box.replace(/^other_/, '') as keyof typeof awaitingNames] as string | undefined;
  if (waiting) return waiting.replace(/^./, (first) => first.toUpperCase());
  const { under, label } = shapeOf(box as Box);
  return [under, label].filter(Boolean).join(' ');
}

export function FlowRecordsPage({ slug, asked, behind }: FlowRecordsPageProps) {
  const { list, phaseName, part } = behind;
  return (
    <>
      <PageHead
        title={nameOf(asked.box)}
        lead={[phaseName, part, counted(list.total, 'line')].filter(Boolean).join(' · ')}
        back={{ href: paths.flow(slug), label: 'Document flow' }}
      />
      {list.total === 0 ? (
        <EmptyState title="Nothing here">This number is zero, or was entered by hand: there are no records behind it.</EmptyState>
      ) : (
        <>
          <table class="data stacked" data-keyboard-list>
            <thead>
              <tr>
                <th scope="col">Reference</th>
                <th scope="col">Year</th>
                <th scope="col">Search</th>
                <th scope="col">Reasons</th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <Row key={row.key} slug={slug} row={row} />
              ))}
            </tbody>
          </table>
          <Pager
            offset={list.offset}
            shown={list.rows.length}
            total={list.total}
            limit={list.limit}
            href={(page) => paths.flowRecords(slug, { phase: asked.phase ?? '', box: asked.box, part: asked.part, page })}
            noun={list.total === 1 ? 'line' : 'lines'}
          />
        </>
      )}
    </>
  );
}

function Row({ slug, row }: { readonly slug: string; readonly row: RecordListed }) {
  return (
    <tr data-row>
      <td data-label="Reference">
        {row.referenceId ? <a href={paths.reference(slug, row.referenceId)}>{row.title || 'Untitled'}</a> : row.title}{' '}
        {row.isTrashed && <Tag tone="warn">in the trash</Tag>}
        <div class="quiet">{row.label ?? row.authors.slice(0, 3).join('; ') + (row.authors.length > 3 ? ' …' : '')}</div>
      </td>
      <td data-label="Year">{row.year ?? '–'}</td>
      <td data-label="Search">
        {row.search ? (
          <a href={paths.search(slug, row.search.id)}>
            {row.search.number} · {row.search.source}
          </a>
        ) : (
          '–'
        )}
      </td>
      <td data-label="Reasons">{row.reasons.join('; ') || '–'}</td>
    </tr>
  );
}
