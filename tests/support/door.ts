/** Somebody at the door over HTTP, with cookies kept as a browser does. */
import type { Express } from 'express';
import request from 'supertest';
import { makeAccount } from '../../server/accounts/accounts.service.ts';
import { hashPassword } from '../../server/accounts/password.adapter.ts';
import type { Context } from '../../server/platform/context.ts';
import type { Person } from './people.ts';

export const goodPassword = 'three owls read papers at night';
let hashed: Promise<string> | null = null;

/** An account whose password is `goodPassword`. */
export async function personWithPassword(ctx: Context, name: string, isAdmin = false): Promise<Person> {
  hashed ??= hashPassword(goodPassword);
  const password_hash = await hashed;
  const accountId = ctx.newId();
  const email = `${name.toLowerCase()}@example.org`;
  await ctx.db.write((tx) => makeAccount(ctx, tx, { id: accountId, email, name, password_hash, isAdmin }));
  return { accountId, name, email };
}

export interface Visitor {
  readonly get: (url: string) => request.Test;
  readonly post: (url: string, values?: Readonly<Record<string, string>>) => Promise<request.Response>;
  readonly cookies: Map<string, string>;
}

export function visitor(app: Express, headers: Readonly<Record<string, string>> = {}): Visitor {
  const cookies = new Map<string, string>();
  const sent = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const keep = (answer: request.Response) => {
    for (const line of (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? []) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  return {
    cookies,
    get: (url) => request(app).get(url).set('Cookie', sent()).set(headers),
    post: async (url, values = {}) =>
      keep(await request(app).post(url).set('Cookie', sent()).set('Sec-Fetch-Site', 'same-origin').set(headers).type('form').send(values)),
  };
}

export const signInAs = (at: Visitor, who: Person, password = goodPassword) => at.post('/sign-in', { email: who.email, password });
