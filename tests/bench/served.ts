/** The product, or a bare handler, in a process of its own, as users run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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
  /** How long its event loop has been held since this was last asked, ms; only of what `serve` started. */
  readonly held: () => Promise<Held>;
  readonly stop: () => Promise<void>;
}

export interface Held {
  readonly p99: number;
  readonly most: number;
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
  const ctx = await opened(folder);
  const made = await fill(ctx);
  ctx.parsers.close();
  ctx.db.close();
  return { folder, made };
}

/** Opens a data folder in this process, as the command line does. */
export const opened = async (folder: string): Promise<Context> =>
  openContext(readSettings({ RETRODUCE_DATA: folder, RETRODUCE_LOG: 'silent' }), await bundle(), { process: 'command' });

export const serve = (folder: string): Promise<Process> =>
  started([join(projectRoot, 'server/launch.mjs'), 'serve', '--data', folder, '--port', '0'], '/sign-in');

export async function started(words: readonly string[], probe: string): Promise<Process> {
  const began = performance.now();
  const loop = join(scratch(), 'loop.json');
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=16', '--import', pathToFileURL(join(projectRoot, 'tests/bench/loop-delay.mjs')).href, ...words],
    {
      env: { ...process.env, RETRODUCE_LOG: 'error', RETRODUCE_BENCH_LOOP: loop },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  process.once('exit', () => child.kill());
  const address = await readyAt(child);
  await (await fetch(address + probe)).arrayBuffer();
  return {
    address,
    took: performance.now() - began,
    memory: () => ({
      own: residentOf(child.pid ?? 0),
      children: childrenOf(child.pid ?? 0).reduce((sum, pid) => sum + (residentOf(pid) || 0), 0), // one may have ended meanwhile
    }),
    held: () => heldOf(child, loop),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function heldOf(child: ChildProcess, file: string): Promise<Held> {
  rmSync(file, { force: true });
  child.kill('SIGUSR2');
  while (!existsSync(file) || !readFileSync(file, 'utf8')) await new Promise((resolve) => setTimeout(resolve, 10));
  return JSON.parse(readFileSync(file, 'utf8')) as Held;
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

/** Bytes in a folder; caches and what links lead to are left out. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    if (entry.name === '.cache' || entry.isSymbolicLink()) return sum;
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
  }, 0);
}
