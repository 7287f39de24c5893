/** Drafts of autosaved fields: kept every two seconds of typing, offered back after a crash, dropped once the value is saved. */
import { z } from 'zod';
import { draftsAt, dropDraft, keepDraft } from '../platform/drafts.queries.ts';
import { signedIn } from '../web/actor.ts';
import { data } from '../web/answer.ts';
import { lines, prose, requiredLine, seenVersion } from '../web/fields.input.ts';
import { type Route, route } from '../web/route.ts';

const place = requiredLine('Say where the draft belongs.', 400);
const draftInput = z.object({ place, text: prose(200_000), version: seenVersion });
const dropInput = z.object({ place });
const placesQuery = z.object({ place: lines(400) });

export const draftRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/drafts',
    permission: 'account',
    query: placesQuery,
    handle: async ({ ctx, actor, query }) =>
      data(query.place.length ? await draftsAt(ctx.db.read, signedIn(actor).accountId, query.place.slice(0, 200)) : []),
  }),
  route({
    method: 'post',
    path: '/drafts',
    permission: 'account',
    body: draftInput,
    async handle({ ctx, actor, body }) {
      const keptAt = await keepDraft(ctx, {
        accountId: signedIn(actor).accountId,
        place: body.place,
        text: body.text,
        baseVersion: body.version ?? null,
      });
      return data({ keptAt });
    },
  }),
  route({
    method: 'post',
    path: '/drafts/drop',
    permission: 'account',
    body: dropInput,
    async handle({ ctx, actor, body }) {
      await dropDraft(ctx, signedIn(actor).accountId, body.place);
      return data({});
    },
  }),
];
