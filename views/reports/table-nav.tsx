/** All tables of the review, in groups. */
import { paths } from '../../server/paths.ts';
import { tableGroups, type TableName, tableTitles } from '../../server/reports/table-name.ts';

export function TableNav({ slug, current }: { readonly slug: string; readonly current: TableName | 'flow' }) {
  return (
    <nav class="table-nav" aria-label="Tables">
      {tableGroups.map((group) => (
        <div key={group.title}>
          <h2>{group.title}</h2>
          <ul>
            {group.tables.map((table) => (
              <li key={table}>
                <a href={paths.table(slug, table)} aria-current={table === current ? 'page' : undefined}>
                  {tableTitles[table].short ?? tableTitles[table].title}
                </a>
              </li>
            ))}
            {group.tables.includes('characteristics') && (
              <li>
                <a href={paths.flow(slug)} aria-current={current === 'flow' ? 'page' : undefined}>
                  Document flow
                </a>
              </li>
            )}
          </ul>
        </div>
      ))}
    </nav>
  );
}
