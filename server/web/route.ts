/**
 * Routes are data: method, path, permission, schema, limits, and a handler that returns an answer. The table is read by the
 * guard, by the authorization matrix (S-01) and by the tests of forms; a route without a permission does not compile.
 */
import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { Context } from '../platform/context.ts';
import type { Conflict } from '../platform/errors.ts';
import type { Answer } from './answer.ts';
import type { Arrived, UploadRule } from './upload.ts';

export interface Actor {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly theme: string;
  readonly keysOff: boolean;
}

/** A session that waits for its second factor: it opens nothing but the page that asks for it. */
export interface Pending {
  readonly accountId: string;
  readonly sessionHash: string;
  readonly awaits: string;
}

/** What a handler is given besides what it parsed. */
export interface Caller {
  readonly ctx: Context;
  /** Null only on routes open to anyone. */
  readonly actor: Actor | null;
  /** True when htmx asks for a piece of a page. */
  readonly isFragment: boolean;
  /** The address asked for, without origin. */
  readonly url: string;
  /** The page of ours that the request came from, without origin; null when the browser does not say. */
  readonly cameFrom: string | null;
  readonly agent: string;
  readonly address: string;
  readonly sessionHash: string | null;
  readonly pending: Pending | null;
  /** Hash of the token that this browser keeps since somebody signed in with it. */
  readonly browser: string | null;
  /** The address people reach the server at, from the settings, never from the request. */
  readonly baseUrl: string;
  /** Range header, for files. */
  readonly range: string | undefined;
}

export type Params = Readonly<Record<string, string>>;

export interface Call<Q = unknown, B = unknown> extends Caller {
  readonly params: Params;
  readonly query: Q;
  readonly body: B;
  readonly files: readonly Arrived[];
}

/** What a form is shown again with: the person's own input and a sentence per field. */
export interface FormState {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly errors: Readonly<Record<string, string>>;
}

export interface RouteOf<C, Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> {
  readonly method: 'get' | 'post';
  /** Express path; `:review` is the review's slug, other parameters are ids named after their table. */
  readonly path: string;
  readonly permission: string;
  readonly query?: Q;
  readonly body?: B;
  readonly upload?: UploadRule;
  /** Largest body in bytes; 1 MB unless told. */
  readonly limit?: number;
  readonly handle: (call: C & Call<z.output<Q>, z.output<B>>) => Promise<Answer> | Answer;
  /** Shows the page of this form again when the input does not fit. */
  readonly form?: (call: C & Call<z.output<Q>>, state: FormState) => Promise<Answer> | Answer;
  /**
   * Shows a conflict in the object's own words (options by their labels) instead of column by column. A fragment for htmx has
   * the root id `notice-body`; the losing text is kept as a draft before.
   */
  readonly conflict?: (call: C & Call<z.output<Q>, z.output<B>>, conflict: Conflict) => Promise<Answer> | Answer;
}

/** A route as the application mounts it: its call's type is known to its maker only. */
export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly permission: string;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  readonly upload?: UploadRule | undefined;
  readonly limit?: number | undefined;
  readonly handle: (call: never) => Promise<Answer> | Answer;
  readonly form?: ((call: never, state: FormState) => Promise<Answer> | Answer) | undefined;
  readonly conflict?: ((call: never, conflict: Conflict) => Promise<Answer> | Answer) | undefined;
}

/** A route whose caller needs no review: accounts, the list of reviews. */
export const route = <Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined>(of: RouteOf<object, Q, B>): Route => of;

export type Middleware = RequestHandler;
