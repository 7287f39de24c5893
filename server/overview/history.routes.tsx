import { Refused } from '../platform/errors.ts';
import { nextUndo } from '../platform/undo.ts';
import { operationsOf, takeBack } from '../platform/undo.queries.ts';
import { paths } from '../paths.ts';
import { notUndone } from '../reversals.ts';
import { type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, fragment } from '../web/answer.ts';
import type { Route } from '../web/route.ts';

const kept = new Set(Object.keys(notUndone));

export const historyRoutes: readonly Route[] = [
  reviewRoute({ method: 'post', path: '/reviews/:review/undo', permission: 'code', handle: (call) => step(call, 'undo') }),
  reviewRoute({ method: 'post', path: '/reviews/:review/redo', permission: 'code', handle: (call) => step(call, 'redo') }),
];

async function step({ ctx, scope }: InReview, which: 'undo' | 'redo'): Promise<Answer> {
  const done = nextUndo(await operationsOf(scope.db, scope), kept)[which];
  if (!done) throw new Refused(`There is nothing to ${which}.`);
  await takeBack(ctx, scope, done);
  const notice = which === 'undo' ? `Undone: ${done.verb}.` : `Done again: ${done.verb}.`;
  return fragment([], { instead: paths.review(scope.slug), notice, raise: ['history-changed'] });
}
