/** The grid: lists, cells edited in place, cells pasted, and what is done with many at once. */
import { CellEditor } from '../../views/synthesis/cell-editor.tsx';
import { CmocList, CmocsPage, type CmocsProps } from '../../views/synthesis/cmocs-page.tsx';
import { GridRowCells, GridRows, rolesShown } from '../../views/synthesis/grid.tsx';
import { PastePreview } from '../../views/synthesis/paste-preview.tsx';
import { Invalid, NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { rolesOf } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Answer, fragment, page } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { changeSelected } from './selected.service.ts';
import { cellText, gridField, type GridField } from './grid.ts';
import { gridOf, gridRows } from './grid.queries.ts';
import {
  addressOf,
  askedFrom,
  cellInput,
  cellQuery,
  columnsFrom,
  listAgain,
  listQuery,
  type ListQuery,
  pasteInput,
  selectedInput,
} from './list.input.ts';
import { surroundingsOf } from './lists.queries.ts';
import { editCell, pasteCells } from './cells.service.ts';
import { columnsBeyond } from './paste.ts';
import { pasteOf } from './paste.queries.ts';

export const gridRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/cmocs',
    permission: 'read',
    query: listQuery,
    async handle(call) {
      const { query, isFragment } = call;
      const props = await listProps(call, query);
      if (!isFragment) return page({ title: 'CMOCs', section: 'cmocs', scripts: ['cmocs'], body: <CmocsPage {...props} /> });
      return props.page > 1 ? fragment(nextRows(props)) : fragment(<CmocList {...props} />);
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/cmocs/:cmoc/cell',
    permission: 'code',
    query: cellQuery,
    async handle(call) {
      const { scope, query } = call;
      const { rows, names, material } = await gridRows(scope, [idIn(call, 'cmoc')]);
      const row = rows[0];
      if (!row) throw new NotFound();
      const field = fieldIn(material.roles, query.field || 'label');
      const around = await surroundingsOf(scope);
      return fragment(
        <CellEditor
          slug={scope.slug}
          cmocId={row.cmoc.id}
          field={field}
          columns={query.columns}
          text={cellText(row.cmoc, field, names)}
          around={around}
        />,
      );
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cmocs/:cmoc/cell',
    permission: 'code',
    body: cellInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const id = idIn(call, 'cmoc');
      await editCell(ctx, scope, id, { ...body, field: fieldIn(await rolesOf(scope), body.field) });
      return rowAgain(call, id, body.columns);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cmocs/selected',
    permission: 'code',
    limit: 2 * 1024 * 1024,
    body: selectedInput,
    async handle(call) {
      const notice = await changeSelected(call.ctx, call.scope, call.body);
      return listShownAgain(call, call.body.list, notice);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cmocs/paste',
    permission: 'code',
    limit: 8 * 1024 * 1024,
    body: pasteInput,
    async handle({ scope, body }) {
      const { rows, cells, fields, roleName } = await pasteOf(scope, { ...body, fields: await fieldsIn(scope, body.field) });
      const again = { text: body.text, cmocs: body.cmoc, fields, list: body.list };
      const preview = { slug: scope.slug, rows, roleName, beyond: columnsBeyond(cells, fields), again };
      return fragment(<PastePreview {...preview} />, { instead: paths.cmocs(scope.slug) });
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cmocs/paste/apply',
    permission: 'code',
    limit: 8 * 1024 * 1024,
    body: pasteInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const { rows } = await pasteOf(scope, { ...body, fields: await fieldsIn(scope, body.field) });
      const taken = rows.map((row) => ({
        cmocId: row.cmoc?.id ?? null,
        cells: row.cells.filter((cell) => !cell.problem).map((cell) => ({ field: cell.field, text: cell.after })),
      }));
      const { made, changed } = await pasteCells(
        ctx,
        scope,
        taken.filter((row) => row.cells.length),
      );
      return listShownAgain(call, body.list, `Pasted: ${changed} changed, ${made} new.`);
    },
  }),
];

const fieldsIn = async (scope: Scope, fields: readonly string[]): Promise<readonly GridField[]> => {
  const roles = await rolesOf(scope);
  return fields.map((field) => fieldIn(roles, field));
};

function fieldIn(roles: readonly { readonly id: string }[], text: string): GridField {
  const field = gridField(
    text,
    roles.map((role) => role.id),
  );
  if (!field) throw new Invalid({ field: 'This column is not known.' });
  return field;
}

async function listProps({ scope }: InReview, query: ListQuery): Promise<CmocsProps> {
  const at = query.page ?? 1;
  const grid = await gridOf(scope, askedFrom(query), at);
  const canWrite = allows(scope.role, 'code');
  return { slug: scope.slug, canWrite, me: scope.actorName, grid, list: addressOf(query), columns: columnsFrom(query), page: at };
}

function nextRows({ slug, grid, list, columns, page: at }: CmocsProps) {
  const { lines } = grid;
  const more =
    lines.offset + lines.rows.length < lines.total ? paths.cmocs(slug, { ...list, columns: columns.join(','), page: at + 1 }) : null;
  return <GridRows slug={slug} roles={rolesShown(grid)} columns={columns} names={grid.names} lines={lines.rows} more={more} />;
}

async function rowAgain({ scope }: InReview, id: string, columns: string): Promise<Answer> {
  const { rows, names, material } = await gridRows(scope, [id]);
  const row = rows[0];
  if (!row) throw new NotFound();
  const roles = material.roles.filter((role) => role.isSlot && !role.isHidden);
  const shown = columnsFrom({ column: [], columns });
  return fragment(<GridRowCells slug={scope.slug} roles={roles} columns={shown} names={names} row={row} />, {
    instead: paths.cmocs(scope.slug),
    raise: ['cmocs-changed', 'history-changed'],
  });
}

/** The list from its beginning, as its address asks for it. */
async function listShownAgain(call: InReview, list: string, notice: string): Promise<Answer> {
  const query = listAgain(list);
  const instead = paths.cmocs(call.scope.slug, addressOf(query));
  if (!call.isFragment) return fragment([], { instead, notice });
  return fragment(<CmocList {...await listProps(call, query)} />, { instead, notice, raise: ['cmocs-changed', 'history-changed'] });
}
