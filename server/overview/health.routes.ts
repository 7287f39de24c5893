/** For a monitor: the server answers and its database reads. Tells nothing else. */
import { data } from '../web/answer.ts';
import { route, type Route } from '../web/route.ts';
import { isReadable } from './health.queries.ts';

export const healthRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/health',
    permission: 'anyone',
    handle: async ({ ctx }) => ((await isReadable(ctx.db.read)) ? data({ ok: true }) : data({ ok: false }, 503)),
  }),
];
