/** The whole app over HTTP, with a signed-in person's cookie and our own origin on every request. */
import type { Express } from 'express';
import request, { type Test } from 'supertest';
import { createApp } from '../../server/app.ts';
import type { Context } from '../../server/platform/context.ts';
import { sessionCookie } from '../../server/web/session.ts';
import { type Person, sessionOf } from './people.ts';
import { product } from './product.ts';

export async function testApp(ctx: Context): Promise<Express> {
  const built = await product();
  return createApp(ctx, { bundle: built.static, baseUrl: () => 'http://127.0.0.1:3000' });
}

export interface Agent {
  readonly get: (url: string) => Test;
  /** Sent as our own form would be. */
  readonly post: (url: string, values?: Readonly<Record<string, string | number | readonly string[]>>) => Test;
  readonly cookie: string;
}

/** Requests of a person, or of nobody. */
export async function agentOf(ctx: Context, app: Express, who: Person | null): Promise<Agent> {
  const cookie = who ? `${sessionCookie(ctx.settings).name}=${await sessionOf(ctx, who)}` : '';
  return {
    cookie,
    get: (url) => request(app).get(url).set('Cookie', cookie),
    post: (url, values = {}) =>
      request(app).post(url).set('Cookie', cookie).set('Sec-Fetch-Site', 'same-origin').type('form').send(encoded(values)),
  };
}

function encoded(values: Readonly<Record<string, string | number | readonly string[]>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, String(one));
  return form.toString();
}
