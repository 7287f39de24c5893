/** The composition root: context in, Express app out. Mounts every route; listens to nothing. */
import express, { type Express, type Request, type Response } from 'express';
import { sessionIn } from './accounts/sessions.service.ts';
import { frameOf } from './overview/frame.queries.ts';
import { createPresence, type Presence } from './overview/presence.ts';
import type { Context } from './platform/context.ts';
import { NotFound } from './platform/errors.ts';
import { storageAlarm } from './platform/room.ts';
import { admit } from './reviews/guard.queries.ts';
import type { Scope } from './reviews/scope.queries.ts';
import { routes } from './routes.ts';
import { lastResort } from './web/error-handler.tsx';
import { type Identified, mount, type Mounting } from './web/mount.ts';
import { respond, type Surroundings } from './web/respond.tsx';
import type { Actor, Caller } from './web/route.ts';
import { createTurns } from './web/turns.ts';
import { sameOrigin } from './web/same-origin.ts';
import { noStore, securityHeaders } from './web/security-headers.ts';
import { readCookie, sessionCookie, takeNotice, tokenHash } from './web/session.ts';
import { assetsOf, type Bundle, staticFiles } from './web/static-files.ts';

export interface AppOptions {
  readonly bundle: Bundle;
  /** Where people reach the server, once it listens. */
  readonly baseUrl: () => string;
}

export function createApp(ctx: Context, options: AppOptions): Express {
  const app = express();
  app.set('trust proxy', ctx.settings.trustProxy.length ? ctx.settings.trustProxy : false);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(...securityHeaders(options.baseUrl().startsWith('https:')));
  app.use(staticFiles(options.bundle));
  app.use(noStore, sameOrigin());
  const mounting = mountingOf(ctx, options);
  mount(app, routes, mounting);
  app.use((_req, _res, next) => next(new NotFound()));
  app.use(lastResort(ctx, (req, res, answer) => respond(req, res, answer, bareSurroundings(ctx, options))));
  return app;
}

function mountingOf(ctx: Context, options: AppOptions): Mounting {
  const cookie = sessionCookie(ctx.settings);
  const assets = assetsOf(options.bundle);
  const presence = createPresence();
  const alarm = storageAlarm(ctx.settings);
  return {
    ctx,
    cookie,
    baseUrl: options.baseUrl,
    turns: createTurns(),
    admit: (route, caller, params) => admit(route, caller, params),
    identify: (req) => identify(ctx, readCookie(req, cookie.name)),
    surroundings: (req: Request, res: Response, caller: Caller, admitted: { scope?: Scope }): Surroundings => ({
      newAttempt: ctx.newId,
      assets,
      accountId: caller.actor?.accountId ?? '',
      frame: async () =>
        frameOf({
          assets,
          actor: caller.actor,
          scope: admitted.scope ?? null,
          notice: takeNotice(req, res),
          alarm: caller.actor && (await alarm()),
          present: othersHere(ctx, presence, admitted.scope),
        }),
    }),
  };
}

const nobody: Identified = { actor: null, sessionHash: null, pending: null };

async function identify(ctx: Context, token: string | null): Promise<Identified> {
  if (!token) return nobody;
  const sessionHash = tokenHash(token);
  const account = await sessionIn(ctx, sessionHash);
  if (!account) return nobody;
  if (account.awaits) return { ...nobody, pending: { accountId: account.id, sessionHash, awaits: account.awaits } };
  const actor: Actor = {
    accountId: account.id,
    name: account.name,
    email: account.email,
    isAdmin: account.is_admin === 1,
    theme: account.theme,
    keysOff: account.keys_off === 1,
  };
  return { actor, sessionHash, pending: null };
}

const othersHere = (ctx: Context, presence: Presence, scope: Scope | undefined): readonly string[] =>
  scope ? presence.seen(scope.reviewId, { id: scope.actorId, name: scope.actorName }, Date.parse(ctx.now())) : [];

/** For errors outside the routes: nobody is known. */
const bareSurroundings = (ctx: Context, options: AppOptions): Surroundings => ({
  newAttempt: ctx.newId,
  assets: assetsOf(options.bundle),
  accountId: '',
  frame: () => frameOf({ assets: assetsOf(options.bundle), actor: null, scope: null, notice: null, alarm: null, present: [] }),
});
