/** Puts the route table on Express: admit → receive → parse → handle → respond. Nothing runs before it is admitted. */
import { hash } from 'node:crypto';
import express, { type Express, type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Attempt, Context } from '../platform/context.ts';
import { Conflict, Invalid, TooMany } from '../platform/errors.ts';
import type { Answer } from './answer.ts';
import { answerError, type Failing, keepBoth } from './error-handler.tsx';
import { parseInput, typedValues } from './parse-input.ts';
import { isHtmx, respond, type Surroundings } from './respond.tsx';
import type { Actor, Call, Caller, Params, Route } from './route.ts';
import type { Turns } from './turns.ts';
import { knownBrowser, rememberBrowser, setSession, type SessionCookie } from './session.ts';
import { arrivedFiles, receiveFiles, whileThereIsRoom } from './upload.ts';

/** Somebody signed in, somebody halfway through, or nobody. */
export type Identified = Pick<Caller, 'actor' | 'sessionHash' | 'pending'>;

export interface Mounting {
  readonly ctx: Context;
  readonly cookie: SessionCookie;
  /** Who is calling; never throws. */
  readonly identify: (req: Request) => Promise<Identified>;
  /**
   * Lets the caller in or throws: what it returns is added to the call (the scope of a review). Told the attempt only after
   * the body was read, through the returned object's `attempt`.
   */
  readonly admit: (route: Route, caller: Caller, params: Params) => Promise<object>;
  readonly surroundings: (req: Request, res: Response, caller: Caller, admitted: object) => Surroundings;
  readonly baseUrl: () => string;
  readonly turns: Turns;
}

/** Express tries its routes one after the other, hundreds of them: it is given only those on the shelf of the address. */
export function mount(app: Express, routes: readonly Route[], mounting: Mounting): void {
  const shelves = new Map<string, Router>();
  for (const route of routes) {
    const name = shelfOf(route.path);
    const shelf = shelves.get(name) ?? express.Router();
    shelf[route.method](route.path, serve(route, mounting));
    shelves.set(name, shelf);
  }
  app.use((req, res, next) => {
    const shelf = shelves.get(shelfOf(req.path));
    if (shelf) shelf(req, res, next);
    else next();
  });
}

/** Paths that may be the same are on the same shelf: by their length, their first word and, in a review, the word after its name. */
function shelfOf(path: string): string {
  const words = path.toLowerCase().split('/').filter(Boolean);
  return `${words.length} ${words[0] ?? ''} ${words[0] === 'reviews' ? (words[2] ?? '') : ''}`;
}

function serve(route: Route, mounting: Mounting): RequestHandler {
  const receivers = bodyReaders(route, mounting.ctx);
  return async (req, res) => {
    const identified = await mounting.identify(req);
    const { actor } = identified;
    const caller: Caller = { ...callerOf(req, mounting), ...identified };
    let admitted: object = {};
    let answer: Answer;
    let leave = () => {};
    try {
      const params = req.params as Params;
      admitted = await mounting.admit(route, caller, params);
      for (const receive of receivers) await run(receive, req, res);
      const call = { ...caller, ...admitted, ...attemptOf(req, route), params, files: arrivedFiles(req) };
      leave = await turnOf(route, caller, mounting.turns);
      answer = await handled(route, call, req);
    } catch (error) {
      tellWhenAgain(res, error);
      if (req.body === undefined) await readForm(receivers, req, res);
      answer = await answerError(req, error, mounting.ctx, failing(actor, admitted));
    }
    if (answer.session) setSession(res, mounting.cookie, answer.session.token);
    if (answer.session?.browser) rememberBrowser(res, mounting.cookie, answer.session.browser);
    if (answer.kind === 'file') leave();
    await respond(req, res, answer, mounting.surroundings(req, res, caller, admitted)).finally(leave);
  };
}

/** Only pages wait: a file is under way as soon as it has begun, and writing has a queue of its own. */
const turnOf = async ({ method }: Route, { actor, address }: Caller, turns: Turns): Promise<() => void> =>
  method === 'get' ? turns.take(actor?.accountId ?? address) : () => {};

function tellWhenAgain(res: Response, error: unknown): void {
  if (error instanceof TooMany) res.setHeader('Retry-After', String(error.retryAfter));
}

/** Somebody who may not, or no longer, send a form gets what they typed back: it is read for that alone. */
async function readForm([form]: readonly RequestHandler[], req: Request, res: Response): Promise<void> {
  if (form && req.is('application/x-www-form-urlencoded')) await run(form, req, res).catch(() => {});
}

const failing = (actor: Actor | null, { scope }: { scope?: { reviewId: string } }): Failing | null =>
  actor && { accountId: actor.accountId, reviewId: scope?.reviewId ?? null };

const callerOf = (req: Request, mounting: Mounting): Omit<Caller, keyof Identified> => ({
  ctx: mounting.ctx,
  isFragment: isHtmx(req),
  url: req.originalUrl,
  cameFrom: ownPage(req.get('referer'), req.get('host')),
  agent: (req.get('user-agent') ?? '').slice(0, 200),
  address: req.ip ?? '',
  browser: knownBrowser(req, mounting.cookie),
  baseUrl: mounting.baseUrl(),
  range: req.get('range'),
});

/** Our own pages name themselves to us (the `referrer` meta element); other sites' addresses are not followed. */
function ownPage(referer: string | undefined, host: string | undefined): string | null {
  const url = referer ? URL.parse(referer) : null;
  return url && url.host === host ? url.pathname + url.search : null;
}

async function handled(
  route: Route,
  call: Omit<Call, 'query' | 'body'> & { attempt?: Attempt | undefined },
  req: Request,
): Promise<Answer> {
  const query = route.query ? parseInput(route.query, req.query) : undefined;
  const whole = withAttempt({ ...call, query, body: undefined });
  try {
    const body = route.body ? parseInput(route.body, req.body) : undefined;
    const asked = { ...whole, body } as never;
    return await inOwnWords(route, call, asked);
  } catch (error) {
    if (!(error instanceof Invalid) || !route.form || isHtmx(req)) throw error;
    const answer = await route.form(whole as never, { values: typedValues(req.body), errors: error.fields });
    return answer.kind === 'page' ? { ...answer, status: 422 } : answer;
  }
}

/** Handles; a conflict is shown by the route itself where it has its own words, both texts kept first. */
async function inOwnWords(route: Route, caller: Caller & { readonly scope?: { reviewId: string } }, call: never): Promise<Answer> {
  try {
    return await route.handle(call);
  } catch (error) {
    if (!(error instanceof Conflict) || !route.conflict) throw error;
    const by = failing(caller.actor, caller);
    if (by) await keepBoth(caller.ctx, by, error);
    const answer = await route.conflict(call, error);
    return answer.kind === 'page' || answer.kind === 'fragment' ? { ...answer, status: 409 } : answer;
  }
}

/** The scope of a review acts for one attempt: services find it there. */
function withAttempt<C extends { attempt?: Attempt | undefined }>(call: C): C {
  const { scope } = call as { scope?: object };
  return scope ? { ...call, scope: { ...scope, attempt: call.attempt } } : call;
}

function bodyReaders(route: Route, ctx: Context): readonly RequestHandler[] {
  if (route.method === 'get') return [];
  const limit = route.limit ?? 1024 * 1024;
  const form = express.urlencoded({
    extended: false,
    limit,
    parameterLimit: 5000,
    verify: (req, _res, raw) => Object.assign(req, { bodyHash: sha256(raw) }),
  });
  return route.upload
    ? [form, whileThereIsRoom(ctx.settings, route.upload), receiveFiles(route.upload, ctx.blobs, ctx.settings.maxUpload)]
    : [form];
}

function attemptOf(req: Request, route: Route): { attempt?: Attempt | undefined } {
  const { bodyHash } = req as { bodyHash?: string };
  const body = req.body as { _attempt?: unknown } | undefined;
  const key = req.get('idempotency-key') ?? (typeof body?._attempt === 'string' ? body._attempt : undefined);
  return key && bodyHash && /^[\w-]{16,64}$/.test(key) ? { attempt: { key, route: `${route.path} ${req.path}`, bodyHash } } : {};
}

const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes);

const run = (handler: RequestHandler, req: Request, res: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void handler(req, res, (error?: unknown) => (error ? reject(error as Error) : resolve()));
  });
