/** The page around every table: which one, its scope, its files. */
import type { ComponentChildren } from 'preact';
import { type Kept, paths } from '../../server/paths.ts';
import { type Format, formats, formatsShown } from '../../server/reports/formats.ts';
import { type TableName, tableTitles } from '../../server/reports/table-name.ts';
import type { Table } from '../../server/reports/table.ts';
import { Button } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { PageHead, Pager } from '../shared/page.tsx';
import { ScopeBar, type ScopeBarProps } from './scope-bar.tsx';
import { TableNav } from './table-nav.tsx';

export interface TablePageProps extends ScopeBarProps {
  readonly slug: string;
  readonly name: TableName;
  readonly kept: Kept;
  readonly table: Table;
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  /** What is listed: "CMOCs", "passages", "rows". */
  readonly noun: string;
  /** Rows on this page that the pager counts: passages, where a row is a coding. */
  readonly shown: number;
  /** The table, or what stands in its place while it is empty. */
  readonly children: ComponentChildren;
}

export function TablePage(props: TablePageProps) {
  const { slug, name, kept, table, total, offset, limit, noun, shown } = props;
  const isEmpty = table.rows.length === 0;
  return (
    <>
      <TableNav slug={slug} current={name} />
      <PageHead
        title={tableTitles[name].title}
        lead={tableTitles[name].about}
        actions={isEmpty ? undefined : <Files slug={slug} name={name} kept={kept} />}
      />
      <ScopeBar {...props} />
      {props.children}
      {!isEmpty && total > limit && (
        <Pager
          offset={offset}
          shown={shown}
          total={total}
          limit={limit}
          noun={noun}
          href={(page) => paths.table(slug, name, { ...kept, page })}
        />
      )}
    </>
  );
}

const hints: Readonly<Record<Format, string>> = {
  docx: 'a real table, ready for a manuscript',
  xlsx: 'numbers as numbers',
  csv: 'for any program; formulas made harmless',
  tsv: 'for scripts',
  html: 'one file, prints like a journal',
  md: 'for plain-text notes',
  json: 'with the scope, for scripts',
};

function Files({ slug, name, kept }: Pick<TablePageProps, 'slug' | 'name' | 'kept'>) {
  return (
    <>
      <Button type="button" look="quiet" data-copy-table="report-table">
        Copy as table
      </Button>
      <Button type="button" look="quiet" data-print>
        <Icon name="print" /> Print
      </Button>
      <details class="menu">
        <summary class="button">
          <Icon name="download" /> Download
        </summary>
        <div class="menu-list files">
          {[...formats]
            .sort((a, b) => order.indexOf(a) - order.indexOf(b))
            .map((format) => (
              <a key={format} href={paths.tableFile(slug, name, format, kept)} download>
                <strong>{formatsShown[format].title}</strong> <span class="quiet">{hints[format]}</span>
              </a>
            ))}
        </div>
      </details>
    </>
  );
}

const order: readonly Format[] = ['docx', 'xlsx', 'csv', 'tsv', 'html', 'md', 'json'];
