import { FindPage } from '../../views/overview/find.tsx';
import { KeptTextsPage } from '../../views/overview/kept-texts.tsx';
import { OverviewPage } from '../../views/overview/overview.tsx';
import { dropDraft, draftsUnder } from '../platform/drafts.queries.ts';
import { paths } from '../paths.ts';
import { reviewOf } from '../reviews/reviews.queries.ts';
import { reviewRoute } from '../reviews/review-route.ts';
import { conflictsOf } from '../screening/conflicts.queries.ts';
import { recordsWaiting } from '../screening/waiting.queries.ts';
import { go, page } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { find } from './find.queries.ts';
import { findQuery, keptTextInput } from './overview.input.ts';
import { recentOperations } from './recent.queries.ts';
import { cmocsByStatus, queuesOf, readingOf, teamFigures, workByMember } from './standing.queries.ts';

export const overviewRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review',
    permission: 'read',
    async handle({ scope }) {
      const [review, mine, team, queues] = await Promise.all([reviewOf(scope), readingOf(scope), teamFigures(scope), queuesOf(scope)]);
      const [statuses, members, recent, toScreen, conflicts] = await Promise.all([
        cmocsByStatus(scope),
        workByMember(scope),
        recentOperations(scope),
        recordsWaiting(scope),
        conflictsOf(scope),
      ]);
      return page({
        title: 'Overview',
        section: 'overview',
        body: <OverviewPage {...{ review, mine, team, queues, statuses, members, recent, toScreen, toResolve: conflicts.length }} />,
      });
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/find',
    permission: 'read',
    query: findQuery,
    async handle({ scope, query }) {
      const body = <FindPage slug={scope.slug} words={query.q} finds={await find(scope, query.q)} />;
      return page({ title: 'Find', section: 'overview', shape: 'reading', body });
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/kept-texts',
    permission: 'read',
    async handle({ scope }) {
      const texts = await draftsUnder(scope.db, scope, 'conflict/');
      return page({
        title: 'Texts that were not saved',
        section: 'overview',
        shape: 'reading',
        body: <KeptTextsPage slug={scope.slug} texts={texts} />,
      });
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/kept-texts',
    permission: 'read',
    body: keptTextInput,
    async handle({ ctx, scope, body }) {
      if (body.place.startsWith('conflict/')) await dropDraft(ctx, scope.actorId, body.place);
      return go(paths.keptTexts(scope.slug), 'Let go.');
    },
  }),
];
