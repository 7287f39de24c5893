import { SearchPage, SearchProgress } from '../../views/references/search.tsx';
import { SearchesPage } from '../../views/references/searches.tsx';
import { Invalid, NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import { type Answer, fragment, go, page } from '../web/answer.ts';
import type { FormState, Route } from '../web/route.ts';
import { usualSource } from './search.ts';
import { columnsInput, importAllInput, searchInput } from './searches.input.ts';
import { isUnderWay, latestPhase, recordsTaken, sameFile, searchById, searchesOf, waitingFile } from './searches.queries.ts';
import { describeSearch, importAllRead, mapColumns, readSearchFile, startImport } from './searches.service.ts';
import { takeImportBack } from './taking-back.service.ts';

export const searchRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: '/reviews/:review/searches', permission: 'read', handle: (call) => listPage(call) }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/searches',
    permission: 'code',
    upload: { field: 'file', maxFiles: 30, keep: 'store' },
    async handle({ ctx, scope, files }) {
      const ids: string[] = [];
      for (const { fileName, size, sha256 } of files) if (sha256) ids.push(await readSearchFile(ctx, scope, { fileName, size, sha256 }));
      const [only] = ids;
      if (!only) throw new Invalid({ file: 'Choose at least one file.' });
      return ids.length === 1 ? go(paths.search(scope.slug, only)) : go(paths.searches(scope.slug), `${ids.length} files were read.`);
    },
    form: (call, state) => listPage(call, state),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/import-searches',
    permission: 'code',
    body: importAllInput,
    async handle({ ctx, scope, body }) {
      const many = await importAllRead(ctx, scope, body.phase);
      return go(paths.searches(scope.slug), `${many} ${many === 1 ? 'file is' : 'files are'} being imported.`);
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/searches/:search',
    permission: 'read',
    handle: (call) => searchPage(call, idIn(call, 'search')),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/searches/:search',
    permission: 'code',
    body: searchInput,
    async handle(call) {
      const id = idIn(call, 'search');
      const { then, ...details } = call.body;
      await describeSearch(call.ctx, call.scope, { id, ...details });
      if (then === 'import') await startImport(call.ctx, call.scope, id);
      return go(paths.search(call.scope.slug, id), then === 'import' ? null : 'Saved.');
    },
    form: (call, state) => searchPage(call, idIn(call, 'search'), state),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/searches/:search/columns',
    permission: 'code',
    body: columnsInput,
    async handle(call) {
      const id = idIn(call, 'search');
      await mapColumns(call.ctx, call.scope, id, call.body);
      return go(paths.search(call.scope.slug, id), 'The file is read again with these columns.');
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/searches/:search/import',
    permission: 'read',
    handle: (call) => progress(call, idIn(call, 'search')),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/searches/:search/import',
    permission: 'code',
    async handle(call) {
      await startImport(call.ctx, call.scope, idIn(call, 'search'));
      return go(paths.search(call.scope.slug, idIn(call, 'search')));
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/searches/:search/take-back',
    permission: 'code',
    async handle(call) {
      const { gone, kept } = await takeImportBack(call.ctx, call.scope, idIn(call, 'search'));
      const left = kept ? ` ${kept} stay: somebody has worked with them, or another search found them, too.` : '';
      return go(paths.searches(call.scope.slug), `The search is taken back; ${gone} of its references are in the trash.${left}`);
    },
  }),
];

async function listPage({ ctx, scope }: InReview, state?: FormState): Promise<Answer> {
  const [searches, phases, latest] = await Promise.all([searchesOf(scope), vocabulary(scope, 'phase'), latestPhase(scope)]);
  const body = (
    <SearchesPage
      slug={scope.slug}
      canEdit={allows(scope.role, 'code')}
      searches={searches}
      phases={phases}
      latestPhase={latest}
      maxUpload={ctx.settings.maxUpload}
      errors={state?.errors}
    />
  );
  return page({ title: 'Searches', section: 'literature', body });
}

async function searchPage({ scope }: InReview, id: string, state?: FormState): Promise<Answer> {
  const search = await searchById(scope, id);
  if (!search) throw new NotFound();
  const [phases, done, same, underWay, file, latest] = await Promise.all([
    vocabulary(scope, 'phase'),
    recordsTaken(scope.db, id),
    sameFile(scope, search.sha256, id),
    isUnderWay(scope.db, id),
    waitingFile(scope, id),
    latestPhase(scope),
  ]);
  const body = (
    <SearchPage
      slug={scope.slug}
      canEdit={allows(scope.role, 'code')}
      search={search}
      phases={phases}
      done={done}
      isUnderWay={underWay}
      sameAs={same?.number ?? null}
      next={{ file }}
      usual={{ phase: latest ?? phases[0]?.id ?? '', source: usualSource(search.format) }}
      values={state?.values}
      errors={state?.errors}
    />
  );
  return page({ title: `Search ${search.number}`, section: 'literature', body });
}

/** How far the import is; when it is done the whole page is shown anew. */
async function progress(call: InReview, id: string): Promise<Answer> {
  const { scope } = call;
  const search = await searchById(scope, id);
  if (!search) throw new NotFound();
  const done = await recordsTaken(scope.db, id);
  const [underWay, file] = await Promise.all([isUnderWay(scope.db, id), waitingFile(scope, id)]);
  const canEdit = allows(scope.role, 'code');
  return fragment(<SearchProgress slug={scope.slug} search={search} done={done} isUnderWay={underWay} canEdit={canEdit} next={{ file }} />);
}
