/** The authorization matrix (reliability S-01): every route × everybody × own, foreign, mixed and invented ids. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Context } from '../../server/platform/context.ts';
import { operate, trash } from '../../server/platform/operation.ts';
import { type MemberRole, permissions } from '../../server/reviews/permission.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { routes } from '../../server/routes.ts';
import type { Route } from '../../server/web/route.ts';
import { sessionCookie } from '../../server/web/session.ts';
import { testApp } from './app.ts';
import { joinReview, person, type Person, reviewOfAda, sessionOf } from './people.ts';
import { referencesIn, type Sample, sampleFor } from './sample.ts';
import { type World, worldOf } from './world.ts';

export interface Client {
  readonly send: (
    route: Route,
    path: string,
    body: Sample,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; text: string; headers: Headers }>;
}

export interface Stage {
  readonly ctx: Context;
  readonly address: string;
  readonly scope: Scope;
  readonly slug: string;
  readonly world: World;
  readonly foreign: World;
  readonly foreignSlug: string;
  readonly clients: Readonly<Record<Who, Client>>;
  /** Rows written so far, by anybody. */
  readonly writes: () => Promise<number>;
}

export const everybody = ['anonymous', 'stranger', 'invited', 'removed', 'admin', 'observer', 'reviewer', 'lead'] as const;
export type Who = (typeof everybody)[number];

/** Two reviews with a row of everything each, and everybody signed in. */
export async function setStage(ctx: Context): Promise<Stage> {
  const { slug, scope, ada } = await reviewOfAda(ctx);
  const { slug: foreignSlug, scope: other } = await reviewOfAda(ctx, 'Another review');
  const people: Partial<Record<Who, Person>> = { lead: ada };
  for (const who of ['stranger', 'invited', 'removed', 'admin', 'observer', 'reviewer'] as const) people[who] = await person(ctx, who);
  for (const role of ['observer', 'reviewer'] as const) await joinReview(ctx, slug, people[role]!, role, scope);
  await leave(ctx, scope, slug, people.removed!);
  await ctx.db.writer.updateTable('account').set({ is_admin: 1 }).where('id', '=', people.admin!.accountId).execute();
  const address = await listening(ctx);
  const clients = {} as Record<Who, Client>;
  for (const who of everybody)
    clients[who] = clientFor(address, people[who] ? `${sessionCookie(ctx.settings).name}=${await sessionOf(ctx, people[who])}` : '');
  const writes = async () => (await sql<{ n: number }>`select total_changes() as n`.execute(ctx.db.writer)).rows[0]?.n ?? 0;
  return { ctx, address, scope, slug, world: await worldOf(ctx, scope), foreign: await worldOf(ctx, other), foreignSlug, clients, writes };
}

async function leave(ctx: Context, scope: Scope, slug: string, who: Person): Promise<void> {
  await joinReview(ctx, slug, who, 'reviewer', scope);
  const row = await ctx.db.read.selectFrom('member').select('id').where('account_id', '=', who.accountId).executeTakeFirstOrThrow();
  await operate(ctx, scope, { verb: 'remove a member' }, async (op) => (await trash(op, 'member', row.id), null));
}

async function listening(ctx: Context): Promise<string> {
  const app = await testApp(ctx);
  const server = await new Promise<Server>((resolve) => {
    const one = app.listen(0, '127.0.0.1', () => resolve(one));
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const clientFor = (address: string, cookie: string): Client => ({
  async send(route, path, body, headers = { 'sec-fetch-site': 'same-origin' }) {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(body))
      for (const one of Array.isArray(value) ? value : [value]) form.append(name, String(one));
    const post = route.method === 'post' ? { method: 'POST', body: form } : {};
    const answer = await fetch(address + path, { ...post, headers: { ...headers, cookie }, redirect: 'manual' });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  },
});

/** A route's address with ids from a world. Parameters that name no table get a plain word. */
export function addressOf(route: Route, slug: string, world: World, plain: Readonly<Record<string, string>> = {}): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'review' ? slug : (world.get(name) ?? plain[name] ?? plainWords[name] ?? '1'),
  );
}

/** What a link to this route would ask for: its fields that have a meaning, ids taken from a world. */
export function queryFor(route: Route, world: World): string {
  const fields = Object.entries(sampleFor(route.query, world)).filter(([, value]) => value !== 'x' && value !== '');
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
}

const plainWords: Readonly<Record<string, string>> = {
  token: 'no-such-token',
  report: 'demi-regularities',
  format: 'csv',
  list: 'phase',
  stage: 'full_text',
};

export function allowed(route: Route, who: Who): boolean {
  if (route.permission === 'anyone') return true;
  if (who === 'anonymous') return false;
  if (route.permission === 'account') return true;
  if (route.permission === 'admin') return who === 'admin';
  return (permissions[route.permission as keyof typeof permissions] as readonly MemberRole[]).includes(who as MemberRole);
}

const refusedStatus: Readonly<Record<Who, number>> = {
  anonymous: 401,
  stranger: 404,
  invited: 404,
  removed: 404,
  admin: 404,
  observer: 403,
  reviewer: 403,
  lead: 403,
};

/** Pages of the server itself are no secret; reviews are. */
const refusedAt = (route: Route, who: Who): number => (route.permission === 'admin' && who !== 'anonymous' ? 403 : refusedStatus[who]);

/** Fresh ids in a page (attempts) are not what is compared. */
const withoutAttempts = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21,}/g, 'id');

/** Everybody at every route with the right ids: who may not is refused, alike whether the thing exists or not, and nothing is written. */
export async function violationsByPerson(stage: Stage, table: readonly Route[] = routes): Promise<readonly string[]> {
  const found: string[] = [];
  for (const route of table)
    for (const who of everybody) {
      if (allowed(route, who)) continue;
      const name = `${route.method} ${route.path} as ${who}`;
      const body = sampleFor(route.body, stage.world);
      const before = await stage.writes();
      const real = await stage.clients[who].send(route, addressOf(route, stage.slug, stage.world), body);
      const wanted = refusedAt(route, who);
      if (real.status !== wanted) found.push(`${name}: ${real.status} instead of ${wanted}`);
      if ((await stage.writes()) !== before) found.push(`${name}: something was written`);
      if (wanted !== 404) continue;
      const invented = await stage.clients[who].send(route, addressOf(route, 'no-such-review', stage.foreign), body);
      if (
        withoutAttempts(real.text).replaceAll(stage.slug, 'no-such-review') !==
        withoutAttempts(invented.text).replaceAll(stage.slug, 'no-such-review')
      )
        found.push(`${name}: tells that the review exists`);
    }
  return found;
}

/** The lead of one review with another's ids: in the path, in the query, in the body. */
export async function violationsByObject(stage: Stage, table: readonly Route[] = routes): Promise<readonly string[]> {
  const found: string[] = [];
  for (const route of table.filter((one) => one.path.startsWith('/reviews/:review/'))) {
    for (const param of [...route.path.matchAll(/:(\w+)/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => stage.foreign.has(name) && name !== 'review')) {
      const mixed = new Map([...stage.world, [param, stage.foreign.get(param) ?? '']]);
      await expectNothing(
        stage,
        found,
        route,
        addressOf(route, stage.slug, mixed),
        sampleFor(route.body, stage.world),
        `foreign ${param} in the path`,
      );
    }
    for (const [field, kind] of referencesIn(route.body)) {
      const body = sampleFor(route.body, stage.world, { [field]: stage.foreign.get(kind) ?? '' });
      await expectNothing(stage, found, route, addressOf(route, stage.slug, stage.world), body, `foreign ${kind} in ${field}`);
    }
  }
  return found;
}

async function expectNothing(stage: Stage, found: string[], route: Route, path: string, body: Sample, how: string): Promise<void> {
  const before = await stage.writes();
  const answer = await stage.clients.lead.send(route, path, body);
  if (answer.status < 400) found.push(`${route.method} ${route.path} with ${how}: ${answer.status}`);
  if ((await stage.writes()) !== before) found.push(`${route.method} ${route.path} with ${how}: something was written`);
}

/** Everybody who may, with the right ids, gets in. Guards the matrix itself: routes that always refuse would look safe. */
export async function lockedOut(stage: Stage, table: readonly Route[] = routes): Promise<readonly string[]> {
  const found: string[] = [];
  for (const route of table.filter((one) => one.method === 'get' && one.path.startsWith('/reviews/:review'))) {
    const path = `${addressOf(route, stage.slug, stage.world)}?${queryFor(route, stage.world)}`;
    const answer = await stage.clients.lead.send(route, path, {});
    if (answer.status >= 400) found.push(`${route.path}: ${answer.status} for the lead`);
  }
  return found;
}
