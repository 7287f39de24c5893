/** Two copies of one installation that differ in one thing: does somebody who must not know see a difference anywhere? */
import { cpSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Context } from '../../server/platform/context.ts';
import { sessionCookie } from '../../server/web/session.ts';
import { testApp } from './app.ts';
import { temporaryFolder, testContext, type TestContext } from './context.ts';
import { keyOf, kindOf, linksIn, type Step } from './crawl.ts';

/** A context on a copy of another's data, with the same ids and the same clock. */
export async function twinOf(ctx: TestContext, folder: string): Promise<TestContext> {
  const copy = temporaryFolder();
  await sql`vacuum into ${join(copy, 'retroduce.db')}`.execute(ctx.db.writer);
  cpSync(folder, copy, { recursive: true, filter: (path) => !basename(path).startsWith('retroduce.db') });
  return testContext(copy);
}

export interface Reader {
  /** The whole answer, byte for byte. */
  readonly ask: (step: Pick<Step, 'url' | 'isFragment'>) => Promise<{ readonly whole: string; readonly html: string }>;
}

/** Somebody who reads at a moment: each of their requests gets the same new ids. */
export async function readerOf(ctx: Context, token: string, at: string): Promise<Reader> {
  let made = 0;
  const newId = () => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
  const app = await testApp({ ...ctx, newId, now: () => at });
  const server = await new Promise<Server>((resolve) => {
    const one = app.listen(0, '127.0.0.1', () => resolve(one));
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cookie = `${sessionCookie(ctx.settings).name}=${token}`;
  return {
    async ask({ url, isFragment }) {
      made = 0;
      const answer = await fetch(address + url, {
        headers: { cookie, ...(isFragment ? { 'hx-request': 'true' } : {}) },
        redirect: 'manual',
      });
      const body = Buffer.from(await answer.arrayBuffer());
      const kind = answer.headers.get('content-type') ?? '';
      const headers = ['content-type', 'content-disposition', 'location', 'hx-trigger'].map((name) => answer.headers.get(name) ?? '');
      return {
        whole: `${answer.status} ${headers.join(' | ')}\n${body.toString('latin1')}`,
        html: kind.startsWith('text/html') ? body.toString() : '',
      };
    },
  };
}

export interface Compared {
  /** Addresses asked for. */
  readonly asked: readonly string[];
  /** Those whose answers differ, with the first place where they do. */
  readonly differing: readonly string[];
}

/** Asks both at every address given and at every one that the first links to, `ofAKind` of those that differ in ids only. */
export async function compareAll(one: Reader, other: Reader, from: readonly Step[], ofAKind: number): Promise<Compared> {
  const waiting = [...from];
  const seen = new Set(waiting.map(keyOf));
  const counts = new Map<string, number>();
  const asked: string[] = [];
  const differing: string[] = [];
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    asked.push(step.url);
    const [left, right] = [await one.ask(step), await other.ask(step)];
    if (left.whole !== right.whole) differing.push(`${keyOf(step)}: ${firstDifference(left.whole, right.whole)}`);
    for (const next of linksIn(left.html, step.url)) {
      const kind = kindOf(next);
      if (seen.has(keyOf(next)) || (counts.get(kind) ?? 0) >= ofAKind) continue;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      seen.add(keyOf(next));
      waiting.push(next);
    }
  }
  return { asked, differing };
}

function firstDifference(left: string, right: string): string {
  let at = 0;
  while (left[at] === right[at] && at < left.length) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 100).replace(/\s+/g, ' ');
  return `“${around(left)}” / “${around(right)}”`;
}
