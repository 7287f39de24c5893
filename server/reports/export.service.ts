/** Writes a table as a file, from one moment of the review: the page and the command line give the same. */
import { finished } from 'node:stream';
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { slugOf } from '../reviews/name-key.ts';
import { type Format, formats, formatsShown, isFormat } from './formats.ts';
import { exportFlow } from './flow/flow.service.ts';
import { everyReference, exportReferences } from './references/reference-file.service.ts';
import { type Exported, tableFile } from './table-file.adapter.ts';
import { isTableName, laterTables, tableNames } from './table-name.ts';
import { type TableScope, wholeReview } from './table-scope.ts';
import { type TableView, usualView } from './table-view.ts';
import { tableFlow } from './tables.queries.ts';

export type { Exported } from './table-file.adapter.ts';

export interface ExportAsked {
  /** As the command line calls it. */
  readonly table: string;
  readonly format: string;
  readonly scope?: Partial<TableScope>;
  readonly view?: Partial<TableView>;
  /** Where the server is reached, for links to passages; empty: links without a host. */
  readonly baseUrl?: string;
}

/** @throws Refused with a sentence when there is no such table or format. */
export async function exportTable(ctx: Context, scope: Scope, asked: ExportAsked): Promise<Exported> {
  if (asked.table === 'flow') return exportFlow(ctx, scope, asked.format);
  if (asked.table === 'references') return exportReferences(ctx, scope, everyReference, asked.format);
  const { table, format } = known(asked);
  const moment = ctx.db.snapshot();
  try {
    const flow = await tableFlow(
      { ...scope, db: moment.db },
      {
        table,
        scope: { ...wholeReview, ...asked.scope },
        view: { ...usualView, ...asked.view },
        style: formatsShown[format].isData ? 'data' : 'print',
      },
      asked.baseUrl ?? '',
    );
    const content = tableFile(flow, format);
    finished(content, () => moment.close());
    return {
      fileName: `${slugOf(scope.title)}-${table}.${format}`,
      mediaType: formatsShown[format].mediaType,
      content,
      scopeSentence: flow.notes.find((note) => note.startsWith('Scope: ')) ?? '',
    };
  } catch (error) {
    moment.close();
    throw error;
  }
}

function known({ table, format }: ExportAsked) {
  const later = laterTables[table];
  if (later) throw new Refused(`The ${later} can’t be exported yet. These can: ${tableNames.join(', ')}.`);
  if (!isTableName(table)) throw new Refused(`There is no table “${table}”. There are: ${tableNames.join(', ')}.`);
  if (!isFormat(format)) throw new Refused(`There is no format “${format}” for tables. There are: ${formats.join(', ')}.`);
  return { table, format } satisfies { table: string; format: Format };
}
