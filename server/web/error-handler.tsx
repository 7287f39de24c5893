/** Every error becomes one answer: a sentence that says what happened, what was kept, what to do. What was typed is shown again. */
import type { ErrorRequestHandler, Request } from 'express';
import { SignInPage } from '../../views/accounts/sign-in.tsx';
import { ConflictPage, KeptForm, Message } from '../../views/layout/trouble.tsx';
import { keepDraft } from '../platform/drafts.queries.ts';
import type { Context } from '../platform/context.ts';
import {
  Busy,
  Conflict,
  Forbidden,
  Invalid,
  isBrokenLink,
  isStorageFull,
  LowStorage,
  NotFound,
  Refused,
  SignedOut,
  TooLarge,
  TooMany,
} from '../platform/errors.ts';
import { type Answer, fragment, page } from './answer.ts';
import { typedValues } from './parse-input.ts';
import { isHtmx } from './respond.tsx';
import { tokenHash } from './session.ts';

/** Whose request failed, and in which review. */
export interface Failing {
  readonly accountId: string;
  readonly reviewId: string | null;
}

interface Trouble {
  readonly status: number;
  readonly title: string;
  readonly message: string;
}

const statuses: readonly (readonly [abstract new (...args: never[]) => Error, number, string])[] = [
  [NotFound, 404, 'Not found'],
  [SignedOut, 401, 'Please sign in'],
  [Forbidden, 403, 'Not allowed'],
  [Invalid, 422, 'Something does not fit'],
  [Conflict, 409, 'Somebody else changed this'],
  [TooMany, 429, 'Too many tries'],
  [TooLarge, 413, 'Too large'],
  [LowStorage, 507, 'Storage is almost full'],
  [Busy, 503, 'Busy'],
  [Refused, 400, 'This was not done'],
];

/** What to say about an error; unexpected ones get an id that the log has, too. */
export function troubleOf(error: unknown, ctx: Context): Trouble {
  const known = statuses.find(([kind]) => error instanceof kind);
  if (known) return { status: known[1], title: known[2], message: (error as Error).message };
  if (isStorageFull(error))
    return {
      status: 507,
      title: 'Storage is full',
      message: 'Storage is full – nothing you typed was lost. Ask the person who runs this server to free some space, then save again.',
    };
  if (isBrokenLink(error)) return { status: 404, title: 'Not found', message: new NotFound().message };
  const parser = parserTrouble(error);
  if (parser) return parser;
  const id = ctx.newId().slice(-12);
  ctx.log.error({ id, err: error }, 'unexpected');
  return {
    status: 500,
    title: 'Something went wrong',
    message: `Something went wrong on the server, and nothing was changed. What you typed is still here. Error ${id}.`,
  };
}

/** Express and its body parser mark their own errors with a status. */
function parserTrouble(error: unknown): Trouble | null {
  const { status, type } = error as { status?: number; type?: string };
  if (status === 413 || type === 'parameters.too.many')
    return {
      status: 413,
      title: 'Too large',
      message: 'This is more than one request may hold. What you typed is still here: send it in smaller parts.',
    };
  if (status && status >= 400 && status < 500)
    return { status, title: 'This was not understood', message: 'The request could not be read. Please try again.' };
  return null;
}

/** Answers an error: a notice for htmx (which never replaces a form), a page with what was typed otherwise. */
export async function answerError(req: Request, error: unknown, ctx: Context, by: Failing | null): Promise<Answer> {
  const trouble = troubleOf(error, ctx);
  if (isPageForOthers(req, error)) return signInFirst(req);
  if (error instanceof Conflict) {
    if (by) await keepBoth(ctx, by, error);
    const merge = <ConflictPage conflict={error} action={req.originalUrl} values={typedValues(req.body)} />;
    return isHtmx(req)
      ? fragment(<div id="notice-body">{merge}</div>, { status: 409 })
      : page({ status: 409, title: trouble.title, body: merge, shape: 'reading' });
  }
  const fields = error instanceof Invalid ? error.fields : {};
  if (isHtmx(req))
    return fragment(
      <Message id="notice-body" title={trouble.title} message={trouble.message} fields={fields} signIn={trouble.status === 401} />,
      { status: trouble.status },
    );
  const values = req.method === 'POST' ? typedValues(req.body) : {};
  const body = (
    <>
      <Message title={trouble.title} message={trouble.message} fields={fields} signIn={trouble.status === 401} />
      {Object.keys(values).length > 0 && <KeptForm action={req.originalUrl} values={values} />}
    </>
  );
  return page({ status: trouble.status, title: trouble.title, body, shape: 'plain' });
}

const isPageForOthers = (req: Request, error: unknown): boolean => error instanceof SignedOut && req.method === 'GET' && !isHtmx(req);

/** A link to a page, opened by somebody who isn't signed in: the form in its place, and then the page. */
const signInFirst = (req: Request): Answer =>
  page({ status: 401, title: 'Sign in', shape: 'plain', body: <SignInPage next={req.originalUrl} unclaimed={false} /> });

/**
 * The losing text of a conflict is kept on the server at once, whatever the person chooses or closes. A second loss in the same
 * field is kept beside the first: the place carries the text's own hash.
 */
export async function keepBoth(ctx: Context, { accountId, reviewId }: Failing, conflict: Conflict): Promise<void> {
  for (const { field, yours } of conflict.fields) {
    const text = String(yours ?? '');
    const place = `conflict/${conflict.object}/${conflict.objectId}/${field}/${tokenHash(text).slice(0, 16)}`;
    await keepDraft(ctx, { accountId, reviewId, place, text, baseVersion: conflict.version });
  }
}

/** For errors outside the routes: body parsers, unknown addresses. */
export function lastResort(
  ctx: Context,
  send: (req: Request, res: Parameters<ErrorRequestHandler>[2], answer: Answer) => Promise<void>,
): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    answerError(req, error, ctx, null)
      .then((answer) => send(req, res, answer))
      .catch(next);
  };
}
