/** Routes inside a review: their call carries the scope that the guard made. */
import type { z } from 'zod';
import type { Call, Route, RouteOf } from '../web/route.ts';
import type { ReviewPermission } from './permission.ts';
import type { Scope } from './scope.queries.ts';

export interface ReviewCall {
  readonly scope: Scope;
}

/** What a handler of a review's route receives. */
export type InReview<Q = unknown, B = unknown> = ReviewCall & Call<Q, B>;

export const reviewRoute = <Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined>(
  of: RouteOf<ReviewCall, Q, B> & { readonly permission: ReviewPermission },
): Route => of;

/** The id in the path that names a row of `table`. */
export const idIn = (call: { readonly params: Readonly<Record<string, string>> }, table: string): string => call.params[table] ?? '';
