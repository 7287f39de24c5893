/** Beginning a CMOC: one line in the workspace; the same line while reading is answered by reading.routes. */
import { BeginPage, BeginCard } from '../../views/synthesis/begin.tsx';
import { paths } from '../paths.ts';
import { type InReview, reviewRoute } from '../reviews/review-route.ts';
import { fragment, go, page } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { newCmocInput } from './card.input.ts';
import { makeCmoc } from './cmocs.service.ts';
import { lineFor, takenAlong } from './line.queries.ts';
import { newCmocQuery } from './list.input.ts';
import { typedFrom } from './typed-line.ts';

export const newCmocRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/cmocs/new',
    permission: 'code',
    query: newCmocQuery,
    async handle({ scope, query, isFragment }) {
      const draft = await lineFor(scope, {
        excerptIds: [...query.excerpt, ...query.excerpts.split(',').filter(Boolean)],
        reading: null,
        theoryId: query.theory,
      });
      const line = { slug: scope.slug, draft };
      if (isFragment) return fragment(<BeginCard {...line} />);
      return page({ title: 'New CMOC', section: 'cmocs', scripts: ['cmocs'], body: <BeginPage {...line} /> });
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cmocs',
    permission: 'code',
    body: newCmocInput,
    async handle(call) {
      const id = await makeCmoc(call.ctx, call.scope, typedFrom(call.body, await takenAlong(call.scope, call.body.also)));
      if (call.isFragment) return madeWhileReading(call, id);
      return go(paths.cmoc(call.scope.slug, id));
    },
  }),
];

/** In a popover: the line goes, the pane beside the page hears of it. */
async function madeWhileReading({ scope }: InReview, id: string) {
  const { number } = await scope.db.selectFrom('cmoc').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  return fragment([], { instead: paths.cmoc(scope.slug, id), notice: `CMOC ${number} made.`, raise: ['cmocs-changed', 'history-changed'] });
}
