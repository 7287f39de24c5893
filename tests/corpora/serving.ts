/** The product in a process of its own, as people start it, with a signed-in person's requests and a watch over its memory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, projectRoot } from '../../server/bundle.mjs';
import { openContext } from '../../server/main.ts';
import type { Context } from '../../server/platform/context.ts';
import { readSettings } from '../../server/platform/settings.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { sessionCookie } from '../../server/web/session.ts';
import { reviewOfAda, sessionOf } from '../support/people.ts';

export interface Serving {
  /** Looks into the same data from this process. */
  readonly ctx: Context;
  readonly scope: Scope;
  readonly slug: string;
  readonly pid: number;
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
  readonly close: () => Promise<void>;
}

export async function startServing(): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-corpora-'));
  const settings = readSettings({ RETRODUCE_DATA: folder, RETRODUCE_LOG: 'warn' });
  const ctx = await openContext(settings, await bundle(), { process: 'command' });
  const { scope, slug, ada } = await reviewOfAda(ctx);
  const cookie = `${sessionCookie(settings).name}=${await sessionOf(ctx, ada)}`;
  const words = [join(projectRoot, 'server/launch.mjs'), 'serve', '--port', '0', '--data', folder];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await addressOf(child);
  return {
    ctx,
    scope,
    slug,
    pid: child.pid ?? 0,
    send: (path, init = {}) =>
      fetch(address + path, { ...init, redirect: 'manual', headers: { cookie, 'sec-fetch-site': 'same-origin', ...init.headers } }),
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      ctx.db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The address that it prints when it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      const address = /ready at (http:\/\/\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

export interface Memory {
  /** The most that one process held at any time, bytes, and which. */
  readonly most: () => { readonly bytes: number; readonly what: string };
  readonly stop: () => void;
}

/** Watches a process and all it starts (Linux). */
export function watchMemory(pid: number): Memory {
  let most = { bytes: 0, what: '' };
  const look = () => {
    for (const one of familyOf(pid)) {
      const bytes = peakOf(one);
      if (bytes > most.bytes) most = { bytes, what: one === pid ? 'server' : 'parser child' };
    }
  };
  const clock = setInterval(look, 100);
  return {
    most: () => most,
    stop: () => clearInterval(clock),
  };
}

function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) {
      const stat = readQuietly(`/proc/${name}/stat`);
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    }
  const family = [pid];
  for (const one of family) for (const [child, parent] of parents) if (parent === one && !family.includes(child)) family.push(child);
  return family;
}

const peakOf = (pid: number): number => Number(/^VmHWM:\s+(\d+) kB/m.exec(readQuietly(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;

function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
