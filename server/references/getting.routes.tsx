import { paths } from '../paths.ts';
import { idIn, reviewRoute } from '../reviews/review-route.ts';
import { go } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { setArrival, setRetrieval } from './getting.service.ts';
import { arrivalInput, retrievalInput } from './references.input.ts';

export const gettingRoutes: readonly Route[] = [
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature/:reference/retrieval',
    permission: 'code',
    body: retrievalInput,
    async handle(call) {
      const id = idIn(call, 'reference');
      await setRetrieval(call.ctx, call.scope, [id], call.body);
      return go(paths.reference(call.scope.slug, id), 'Noted. The document flow counts it.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature/:reference/arrival',
    permission: 'code',
    body: arrivalInput,
    async handle(call) {
      const id = idIn(call, 'reference');
      await setArrival(call.ctx, call.scope, [id], call.body);
      return go(paths.reference(call.scope.slug, id), 'Noted. The document flow counts it.');
    },
  }),
];
