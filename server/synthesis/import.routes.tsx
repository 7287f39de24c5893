/** Importing a prior theory: a file or pasted cells, what they would become, and one button. */
import { ImportPage, PreviewPage } from '../../views/synthesis/import-page.tsx';
import { Refused } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { type InReview, reviewRoute } from '../reviews/review-route.ts';
import { rolesOf } from '../reviews/reviews.queries.ts';
import { type Answer, fragment, go, page } from '../web/answer.ts';
import type { FormState, Route } from '../web/route.ts';
import type { ImportAsked } from './imported.ts';
import { importOptions, tableInput } from './import.input.ts';
import { type ImportOptions, importRows, previewImport } from './import.service.ts';
import { assertKnown } from './known.queries.ts';
import { dropTable, keepTable, keptTable } from './kept-table.service.ts';
import { surroundingsOf } from './lists.queries.ts';

const most = 10 * 1024 * 1024;
const base = '/reviews/:review/cmocs/import';

export const importRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: base, permission: 'code', handle: (call) => startPage(call) }),
  reviewRoute({
    method: 'post',
    path: base,
    permission: 'code',
    upload: { field: 'file', maxFiles: 1, maxBytes: most, keep: 'memory' },
    limit: most,
    body: tableInput,
    async handle(call) {
      const { ctx, scope, body, files } = call;
      const [file] = files.filter((one) => one.size > 0);
      await keepTable(ctx, scope, { file: file?.bytes ? { bytes: file.bytes, fileName: file.fileName } : null, pasted: body.pasted });
      return go(paths.importPreview(scope.slug));
    },
    form: (call, state) => startPage(call, state),
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/preview`,
    permission: 'code',
    query: importOptions,
    async handle(call) {
      const { scope, query } = call;
      const table = await keptTable(scope);
      if (!table) return go(paths.importCmocs(scope.slug));
      const [around, roles] = await Promise.all([surroundingsOf(scope), rolesOf(scope)]);
      const preview = await previewImport(scope, table.rows, optionsFrom(query, around));
      const body = (
        <PreviewPage slug={scope.slug} fileName={table.fileName} preview={preview} around={around} roles={roles} asked={query} />
      );
      return call.isFragment ? fragment(body) : page({ title: 'Import CMOCs', section: 'cmocs', body });
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/commit`,
    permission: 'code',
    body: importOptions,
    async handle({ ctx, scope, body }) {
      await assertKnown(scope, { phase: [body.phase] });
      const table = await keptTable(scope);
      if (!table) throw new Refused('This table has been imported already, or was left. Choose the file again.');
      const { imported, read } = await importRows(ctx, scope, table.rows, optionsFrom(body, await surroundingsOf(scope)));
      await dropTable(ctx, scope);
      return go(paths.cmocs(scope.slug), `${imported} of ${read} CMOCs imported. Undo takes them back.`);
    },
  }),
];

const startPage = ({ scope }: Pick<InReview, 'scope'>, state?: FormState): Answer =>
  page({ title: 'Import CMOCs', section: 'cmocs', body: <ImportPage slug={scope.slug} values={state?.values} errors={state?.errors} /> });

type Phases = { readonly phases: readonly { readonly id: string; readonly name: string }[] };

function optionsFrom({ level, theory, phase, codes, blank }: ImportAsked, { phases }: Phases): ImportOptions {
  const phaseName = phases.find((one) => one.id === phase)?.name;
  return { level, codes, blank, ...(theory ? { theory } : {}), ...(phaseName ? { phase: phaseName } : {}) };
}
