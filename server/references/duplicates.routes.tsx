import { DuplicatesPage } from '../../views/references/duplicates.tsx';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { windowed, windowOf } from '../web/pagination.ts';
import type { Route } from '../web/route.ts';
import { duplicatesQuery, groupInput, splitInput } from './duplicates.input.ts';
import { duplicatesFound, startDuplicateSearch } from './duplicate-search.service.ts';
import { comparablesAmong, joinedReferences } from './duplicates.queries.ts';
import { joinCertain, joinReferences, keepApart, splitReference } from './duplicates.service.ts';

export const duplicateRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/duplicates',
    permission: 'read',
    query: duplicatesQuery,
    handle: (call) => duplicatesPage(call, call.query.page ?? 1),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/duplicates/join',
    permission: 'code',
    body: groupInput,
    async handle({ ctx, scope, body }) {
      await joinReferences(ctx, scope, body.references);
      return go(paths.duplicates(scope.slug), 'They are one reference now. Ctrl Z takes them apart.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/duplicates/apart',
    permission: 'code',
    body: groupInput,
    async handle({ ctx, scope, body }) {
      await keepApart(ctx, scope, body.references);
      return go(paths.duplicates(scope.slug), 'They stay apart and are not shown here again.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/duplicates/certain',
    permission: 'code',
    async handle({ ctx, scope }) {
      const n = await joinCertain(ctx, scope);
      return go(paths.duplicates(scope.slug), `${n} ${n === 1 ? 'group is' : 'groups are'} joined.`);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/duplicates/search',
    permission: 'code',
    async handle({ ctx, scope }) {
      await startDuplicateSearch(ctx, scope);
      return go(paths.duplicates(scope.slug));
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/duplicates/split',
    permission: 'code',
    body: splitInput,
    async handle({ ctx, scope, body }) {
      await splitReference(ctx, scope, body.verdict);
      return go(paths.duplicates(scope.slug), 'They are two references again.');
    },
  }),
];

async function duplicatesPage({ scope }: InReview, n: number): Promise<Answer> {
  const window = windowOf(n, 20);
  const [{ duplicates, kept }, joined] = await Promise.all([duplicatesFound(scope), joinedReferences(scope)]);
  const doubtful = duplicates.groups.filter(({ certainty }) => certainty === 'likely');
  const ordered = [...doubtful, ...duplicates.groups.filter(({ certainty }) => certainty === 'certain')];
  const groups = ordered.slice(window.offset, window.offset + window.limit);
  const related = duplicates.related.slice(0, 50);
  const references = await comparablesAmong(
    scope,
    [...groups, ...related].flatMap((one) => one.ids),
  );
  const byId = new Map(references.map((reference) => [reference.id, reference]));
  const membersOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const body = (
    <DuplicatesPage
      slug={scope.slug}
      canEdit={allows(scope.role, 'code')}
      certain={ordered.length - doubtful.length}
      groups={windowed(
        window,
        groups.map(({ ids, certainty }) => ({ certainty, members: membersOf(ids) })),
        ordered.length,
      )}
      related={related.map(({ ids, as }) => ({ as, members: membersOf(ids) }))}
      joined={joined}
      kept={kept}
    />
  );
  return page({ title: 'Duplicates', section: 'literature', body });
}
