import { OverviewPage } from '../../views/overview/overview.tsx';
import { reviewOf } from '../reviews/reviews.queries.ts';
import { reviewRoute } from '../reviews/review-route.ts';
import { page } from '../web/answer.ts';
import type { Route } from '../web/route.ts';

export const overviewRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review',
    permission: 'read',
    async handle({ scope }) {
      return page({ title: 'Overview', section: 'overview', body: <OverviewPage review={await reviewOf(scope)} /> });
    },
  }),
];
