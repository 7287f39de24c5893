/** Lets a caller into a route, or throws: the only place besides the command line that makes a scope. */
import { Forbidden, NotFound, SignedOut } from '../platform/errors.ts';
import type { Actor, Caller, Params, Route } from '../web/route.ts';
import { allows, isReviewPermission } from './permission.ts';
import { membership, type Scope, scopeOf } from './scope.queries.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Path parameters that are not ids of rows. */
const plainParams = new Set(['review', 'token', 'report', 'sheet', 'list', 'format', 'number', 'name', 'stage', 'queue']);

export async function admit(route: Pick<Route, 'permission'>, caller: Caller, params: Params): Promise<{ scope?: Scope }> {
  if (route.permission === 'anyone') return {};
  if (!caller.actor) throw new SignedOut();
  if (route.permission === 'account') return {};
  if (route.permission === 'admin') return admitAdmin(caller, caller.actor);
  const scope = await scopeIn(route.permission, caller, caller.actor, params['review'] ?? '');
  if (!Object.entries(params).every(([name, value]) => plainParams.has(name) || uuid.test(value))) throw new NotFound();
  return { scope };
}

function admitAdmin({ ctx }: Caller, actor: Actor): object {
  if (actor.isAdmin) return {};
  ctx.log.warn({ account: actor.accountId, permission: 'admin' }, 'refused by role');
  throw new Forbidden('Only those who run this server can open this.');
}

async function scopeIn(permission: string, { ctx }: Caller, actor: Actor, slug: string): Promise<Scope> {
  const found = isReviewPermission(permission) && (await membership(ctx.db.read, slug, actor.accountId));
  if (!found) throw new NotFound();
  if (!allows(found.role, permission)) {
    ctx.log.warn({ account: actor.accountId, permission }, 'refused by role');
    throw new Forbidden();
  }
  return scopeOf(ctx, found, actor);
}
