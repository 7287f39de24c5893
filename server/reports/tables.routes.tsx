import { BehindSheet } from '../../views/reports/behind-sheet.tsx';
import { NothingYet } from '../../views/reports/nothing-yet.tsx';
import { TableBody } from '../../views/reports/table-body.tsx';
import { TablePage } from '../../views/reports/table-page.tsx';
import { type Kept, paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, file, fragment, go, page } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { behindNumber } from './behind.queries.ts';
import { savedScopes, scopeChoices } from './choices.queries.ts';
import { exportTable } from './export.service.ts';
import { keptIn } from './kept-address.ts';
import { removeScope, saveScope } from './saved-scopes.service.ts';
import { withColumns } from './table.ts';
import { type TableName, tableNames, tableTitles } from './table-name.ts';
import { askedFor, behindQuery, fileQuery, savedScopeInput, tableQuery } from './tables.input.ts';
import { shownTable } from './shown-table.queries.ts';

export const tableRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/tables',
    permission: 'read',
    query: tableQuery,
    handle: (call) => tablePage(call, 'demi-regularities', call.query),
  }),
  ...tableNames.flatMap(routesOf),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/tables/scopes',
    permission: 'code',
    body: savedScopeInput,
    async handle({ ctx, scope, body }) {
      const asked = askedFor(body);
      await saveScope(ctx, scope, { name: body.name, table: body.report, ...asked });
      return go(paths.table(scope.slug, body.report, keptIn(asked)), 'The scope is saved.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/tables/scopes/:saved_scope/trash',
    permission: 'code',
    async handle(call) {
      await removeScope(call.ctx, call.scope, idIn(call, 'saved_scope'));
      return go(paths.tables(call.scope.slug), 'The saved scope is removed. Ctrl Z brings it back.');
    },
  }),
];

function routesOf(table: TableName): readonly Route[] {
  return [
    reviewRoute({
      method: 'get',
      path: `/reviews/:review/tables/${table}`,
      permission: 'read',
      query: tableQuery,
      handle: (call) => tablePage(call, table, call.query),
    }),
    reviewRoute({
      method: 'get',
      path: `/reviews/:review/tables/${table}/file`,
      permission: 'read',
      query: fileQuery,
      async handle({ ctx, scope, query, baseUrl }) {
        const { fileName, ...exported } = await exportTable(ctx, scope, { table, format: query.format, ...askedFor(query), baseUrl });
        return file({ ...exported, name: fileName });
      },
    }),
    ...(table === 'demi-regularities' || table === 'by-role' ? [behindRoute(table)] : []),
  ];
}

function behindRoute(table: TableName): Route {
  return reviewRoute({
    method: 'get',
    path: `/reviews/:review/tables/${table}/behind`,
    permission: 'read',
    query: behindQuery,
    async handle({ scope, query, isFragment }) {
      const asked = askedFor(query);
      const window = { offset: ((query.page ?? 1) - 1) * behindAtOnce, limit: behindAtOnce };
      const behind = await behindNumber(scope, { table, ...asked, row: query.row, count: query.count }, window);
      const body = <BehindSheet slug={scope.slug} table={table} row={query.row} kept={keptIn(asked)} behind={behind} {...window} />;
      return isFragment
        ? fragment(body)
        : page({ title: behind?.row ?? tableTitles[table].title, section: 'tables', shape: 'reading', body });
    },
  });
}

const behindAtOnce = 25;

async function tablePage(
  call: InReview,
  table: TableName,
  query: Parameters<typeof askedFor>[0] & { readonly page: number | null },
): Promise<Answer> {
  const { scope } = call;
  const asked = askedFor(query);
  const [shown, choices, saved] = await Promise.all([
    shownTable(scope, { table, ...asked, style: 'print' }, query.page ?? 1),
    scopeChoices(scope),
    savedScopes(scope),
  ]);
  const kept: Kept = keptIn(asked);
  const canWrite = allows(scope.role, 'code');
  const common = { slug: scope.slug, name: table, kept, canWrite };
  const visible = withColumns(shown.table, (column) => !asked.view.hide.includes(column.name));
  const body = (
    <TablePage
      {...common}
      {...asked}
      {...shown}
      table={visible}
      columns={shown.table.columns}
      sentence={shown.table.notes.find((note) => note.startsWith('Scope: ')) ?? ''}
      choices={choices}
      saved={saved}
    >
      {shown.table.rows.length ? (
        <TableBody {...common} asked={asked} shown={{ ...shown, table: visible }} />
      ) : (
        <NothingYet slug={scope.slug} name={table} />
      )}
    </TablePage>
  );
  return page({ title: tableTitles[table].title, section: 'tables', body });
}
