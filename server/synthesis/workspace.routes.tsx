/** The theory workspace: the card of a CMOC with unplaced passages and evidence, and every gesture on it. */
import { Workspace } from '../../views/synthesis/workspace.tsx';
import { PassageRows, Unplaced, UnplacedPage } from '../../views/synthesis/unplaced.tsx';
import { QuotesSheet } from '../../views/synthesis/quotes-sheet.tsx';
import { NotFound } from '../platform/errors.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, reviewRoute } from '../reviews/review-route.ts';
import { data, fragment, page } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { cardParts, cardProps, shownCard } from './card-answer.tsx';
import { historyOf } from './card.queries.ts';
import { cmocById, materialOf } from './cmocs.queries.ts';
import { type Desk, type DeskQuery, deskOf, plainDesk } from './desk.queries.ts';
import { addressOf, askedFrom, deskQuery, listQuery, listTitle, quotesQuery, suggestQuery } from './list.input.ts';
import { neighboursOf } from './neighbours.queries.ts';
import { quotesOf } from './quotes.queries.ts';
import { suggestedCmocs, suggestedCodes } from './suggestions.queries.ts';

export const workspaceRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/cmocs/unplaced',
    permission: 'read',
    query: deskQuery,
    async handle({ scope, query, isFragment }) {
      const material = await materialOf(scope);
      const cmoc = query.cmoc ? ((await cmocById(scope, material, query.cmoc)) ?? null) : null;
      const asked: DeskQuery = { ...plainDesk, ...query, page: query.page ?? 1 };
      const desk: Desk = await deskOf(scope, material, asked);
      const props = { slug: scope.slug, canWrite: allows(scope.role, 'code'), desk, cmoc };
      if (isFragment && asked.page > 1) return fragment(<PassageRows {...props} />);
      return isFragment
        ? fragment(<Unplaced {...props} />)
        : page({ title: 'Unplaced passages', section: 'cmocs', scripts: ['cmocs'], body: <UnplacedPage {...props} /> });
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/cmocs/suggest/:list',
    permission: 'read',
    query: suggestQuery,
    async handle({ scope, query, params }) {
      return data(params['list'] === 'cmocs' ? await suggestedCmocs(scope, query.q, query.level) : await suggestedCodes(scope, query.q));
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/cmocs/:cmoc',
    permission: 'read',
    query: listQuery,
    async handle(call) {
      const { scope, query, isFragment } = call;
      const card = await shownCard(call);
      if (isFragment) return fragment(await cardParts(call, card));
      const [history, neighbours] = await Promise.all([historyOf(scope, card.cmoc.id), neighboursOf(scope, askedFrom(query), card.cmoc)]);
      const list = { title: listTitle(query), query: addressOf(query) };
      const body = <Workspace {...cardProps(call, card)} history={history} neighbours={neighbours} list={list} />;
      return page({ title: `CMOC ${card.cmoc.number}`, section: 'cmocs', scripts: ['cmocs'], body });
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/cmocs/:cmoc/quotes',
    permission: 'read',
    query: quotesQuery,
    async handle(call) {
      const quotes = await quotesOf(call.scope, idIn(call, 'cmoc'), call.query.side);
      if (!quotes) throw new NotFound();
      return fragment(<QuotesSheet slug={call.scope.slug} quotes={quotes} />);
    },
  }),
];
