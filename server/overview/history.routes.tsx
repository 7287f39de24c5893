import { History } from '../../views/layout/top-bar.tsx';
import { Refused } from '../platform/errors.ts';
import { takeBack } from '../platform/undo.queries.ts';
import { paths } from '../paths.ts';
import { nextOf } from './frame.queries.ts';
import { type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, fragment } from '../web/answer.ts';
import type { Route } from '../web/route.ts';

export const historyRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/history',
    permission: 'read',
    async handle({ scope }) {
      const { undo, redo } = await nextOf(scope);
      return fragment(<History slug={scope.slug} undo={undo?.verb ?? null} redo={redo?.verb ?? null} />);
    },
  }),
  reviewRoute({ method: 'post', path: '/reviews/:review/undo', permission: 'code', handle: (call) => step(call, 'undo') }),
  reviewRoute({ method: 'post', path: '/reviews/:review/redo', permission: 'code', handle: (call) => step(call, 'redo') }),
];

async function step({ ctx, scope, cameFrom }: InReview, which: 'undo' | 'redo'): Promise<Answer> {
  const done = (await nextOf(scope))[which];
  if (!done) throw new Refused(`There is nothing to ${which}.`);
  await takeBack(ctx, scope, done);
  const notice = which === 'undo' ? `Undone: ${done.verb}.` : `Done again: ${done.verb}.`;
  return fragment([], { instead: cameFrom ?? paths.review(scope.slug), notice, raise: ['history-changed'] });
}
