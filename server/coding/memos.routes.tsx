import { MemosOn, MemosPage } from '../../views/coding/memos.tsx';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Answer, fragment, go, page } from '../web/answer.ts';
import { fieldSaved } from '../web/field-saved.ts';
import { windowOf } from '../web/pagination.ts';
import { dropDraft } from '../platform/drafts.queries.ts';
import type { Route } from '../web/route.ts';
import { isMemoObject, type MemoObject, memoObjects, type MemoPlace } from './memo.ts';
import { memoInput, memosQuery, newMemoInput } from './memos.input.ts';
import { isMemoPlace, memoAuthors, memoById, memosOf, memosOn } from './memos.queries.ts';
import { changeMemo, trashMemo, writeMemo } from './memos.service.ts';

export const memoRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/memos',
    permission: 'read',
    query: memosQuery,
    async handle({ scope, query }) {
      const filter = { object: isMemoObject(query.object) ? query.object : null, author: query.author, words: query.words };
      const [memos, authors] = await Promise.all([memosOf(scope, filter, windowOf(query.page ?? 1, 50)), memoAuthors(scope)]);
      const body = <MemosPage slug={scope.slug} canWrite={allows(scope.role, 'code')} memos={memos} filter={filter} authors={authors} />;
      return page({ title: 'Memos', section: 'memos', shape: 'reading', body });
    },
  }),
  ...memoObjects.flatMap(memosOnRoutes),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/memos/:memo',
    permission: 'code',
    body: memoInput,
    async handle(call) {
      const id = idIn(call, 'memo');
      const version = await changeMemo(call.ctx, call.scope, { id, version: call.body.version }, call.body.text);
      return fieldSaved(call, { version, instead: paths.memos(call.scope.slug) });
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/memos/:memo/trash',
    permission: 'code',
    async handle(call) {
      const memo = await memoById(call.scope, idIn(call, 'memo'));
      if (!memo) throw new NotFound();
      await trashMemo(call.ctx, call.scope, memo.id);
      if (!call.isFragment) return go(paths.memos(call.scope.slug), 'The memo is in the trash.');
      return memosFragment(call, memo, 'The memo is in the trash. Ctrl Z brings it back.');
    },
  }),
];

/** One pair of routes per kind of object, so that the id in the path is known to be that table's. */
function memosOnRoutes(object: MemoObject): readonly Route[] {
  const path = `/reviews/:review/memos/on/${object}${object === 'review' ? '' : `/:${object}`}`;
  const placeOf = (call: InReview): MemoPlace => ({ object, objectId: object === 'review' ? call.scope.reviewId : idIn(call, object) });
  return [
    reviewRoute({ method: 'get', path, permission: 'read', handle: (call) => memosFragment(call, placeOf(call)) }),
    reviewRoute({
      method: 'post',
      path,
      permission: 'code',
      body: newMemoInput,
      async handle(call) {
        const place = placeOf(call);
        if (!(await isMemoPlace(call.scope, place))) throw new NotFound();
        await writeMemo(call.ctx, call.scope, place, call.body.text);
        await dropDraft(call.ctx, call.scope.actorId, call.url);
        return memosFragment(call, place, 'The memo is saved.');
      },
    }),
  ];
}

/** The memos on one object and a box for a new one; anybody may embed it by link. */
async function memosFragment({ scope }: { readonly scope: Scope }, place: MemoPlace, notice: string | null = null): Promise<Answer> {
  if (!(await isMemoPlace(scope, place))) throw new NotFound();
  const memos = await memosOn(scope, place);
  const isOnReview = place.object === 'review';
  const instead = isOnReview ? paths.memos(scope.slug) : paths.memosOn(scope.slug, place.object, place.objectId);
  const body = (
    <MemosOn
      slug={scope.slug}
      canWrite={allows(scope.role, 'code')}
      place={{ object: place.object, objectId: place.objectId }}
      memos={memos}
    />
  );
  return fragment(body, { title: 'Memos', instead, notice, raise: notice ? ['memos-changed', 'history-changed'] : [] });
}
