import { MatchesPage } from '../../views/documents/matches.tsx';
import { Invalid } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, reviewRoute } from '../reviews/review-route.ts';
import { go, page } from '../web/answer.ts';
import { windowOf } from '../web/pagination.ts';
import type { Route } from '../web/route.ts';
import { filesInput, matchesQuery } from './documents.input.ts';
import { openMatches } from './matches.queries.ts';
import { acceptAttached, acceptMatch, refuseMatch } from './matching.service.ts';
import { receiveFiles } from './uploads.service.ts';

const base = '/reviews/:review/files/matches';

export const matchRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: base,
    permission: 'read',
    query: matchesQuery,
    async handle({ scope, query }) {
      const matches = await openMatches(scope, windowOf(query.page ?? 1, 50));
      const body = <MatchesPage slug={scope.slug} canEdit={allows(scope.role, 'code')} matches={matches} />;
      return page({ title: 'Files and references', section: 'documents', body });
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/attached`,
    permission: 'code',
    async handle({ ctx, scope }) {
      const n = await acceptAttached(ctx, scope);
      return go(paths.fileMatches(scope.slug), `${n} ${n === 1 ? 'file is' : 'files are'} confirmed.`);
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/:file_match/accept`,
    permission: 'code',
    async handle(call) {
      await acceptMatch(call.ctx, call.scope, idIn(call, 'file_match'));
      return go(paths.fileMatches(call.scope.slug), 'The file belongs to this reference. Ctrl Z takes it back.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/:file_match/refuse`,
    permission: 'code',
    async handle(call) {
      await refuseMatch(call.ctx, call.scope, idIn(call, 'file_match'));
      return go(paths.fileMatches(call.scope.slug), 'The file has a reference of its own. Ctrl Z takes it back.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature/:reference/files',
    permission: 'code',
    upload: { field: 'file', maxFiles: 20, keep: 'store' },
    body: filesInput,
    async handle(call) {
      const reference = idIn(call, 'reference');
      const files = call.files.flatMap(({ fileName, size, sha256 }) => (sha256 ? [{ fileName, size, sha256 }] : []));
      if (!files.length) throw new Invalid({ file: 'Choose at least one file.' });
      await receiveFiles(call.ctx, call.scope, files, reference);
      return go(
        paths.documents(call.scope.slug),
        `${files.length === 1 ? 'The file has' : `${files.length} files have`} arrived and will be read now, for this reference.`,
      );
    },
  }),
];
