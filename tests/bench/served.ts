/** The product, or a bare handler, in a process of its own, as users run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, projectRoot } from '../../server/bundle.mjs';
import { openContext } from '../../server/main.ts';
import type { Context } from '../../server/platform/context.ts';
import { readSettings } from '../../server/platform/settings.ts';

export interface Process {
  readonly address: string;
  /** Milliseconds from start to the first answer. */
  readonly took: number;
  /** MB in memory, children included. */
  readonly memory: () => { readonly own: number; readonly children: number };
  readonly stop: () => Promise<void>;
}

const folders: string[] = [];

export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'));
  folders.push(folder);
  return folder;
}

export const removeScratch = (): void => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));

/** Fills a new data folder in this process, then lets go of it. */
export async function filled<T>(fill: (ctx: Context) => Promise<T>): Promise<{ readonly folder: string; readonly made: T }> {
  const folder = scratch();
  const ctx = await openContext(readSettings({ RETRODUCE_DATA: folder, RETRODUCE_LOG: 'silent' }), await bundle(), { process: 'command' });
  const made = await fill(ctx);
  ctx.parsers.close();
  ctx.db.close();
  return { folder, made };
}

export const serve = (folder: string): Promise<Process> =>
  started([join(projectRoot, 'server/launch.mjs'), 'serve', '--data', folder, '--port', '0'], '/sign-in');

export async function started(words: readonly string[], probe: string): Promise<Process> {
  const began = performance.now();
  const child = spawn(process.execPath, [...words], {
    env: { ...process.env, RETRODUCE_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const address = await readyAt(child);
  await (await fetch(address + probe)).arrayBuffer();
  return {
    address,
    took: performance.now() - began,
    memory: () => ({
      own: residentOf(child.pid ?? 0),
      children: childrenOf(child.pid ?? 0).reduce((sum, pid) => sum + residentOf(pid), 0),
    }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function readyAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += String(chunk);
      const address = /(http:\/\/127\.0\.0\.1:\d+)/.exec(out)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error('the process ended before it was ready')));
  });
}

/** Linux only; NaN elsewhere. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}
