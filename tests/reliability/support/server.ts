/** The product in a process of its own, to be killed. Only processes started here are ever ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../../server/bundle.mjs';
import { temporaryFolder } from '../../support/context.ts';
import type { Built } from './mutant.ts';
import { product } from '../../support/product.ts';

export interface Served {
  readonly address: string;
  readonly pid: number;
  /** Everything it has said on standard error. */
  readonly said: () => string;
  /** SIGKILL, waited for. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, waited for. Returns the exit code, or null when a signal ended it. */
  readonly stop: () => Promise<number | null>;
  readonly ended: Promise<number | null>;
  /** Milliseconds from start to listening. */
  readonly took: number;
}

export interface Serving {
  readonly built?: Built;
  readonly environment?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** Words before `node`: `sh -c "ulimit …; exec "$@"" sh`, `unshare …`. */
  readonly under?: readonly string[];
}

const script = join(projectRoot, 'tests/reliability/support/serve.mjs');

async function commandOf(words: readonly string[], built: Built | undefined): Promise<readonly string[]> {
  const file = join(temporaryFolder(), 'built.json');
  writeFileSync(file, JSON.stringify(built ?? (await product())));
  return [process.execPath, script, file, ...words];
}

export async function serve(data: string, options: Serving = {}): Promise<Served> {
  const command = await commandOf(['serve', '--data', data, '--port', String(options.port ?? 0)], options.built);
  const [first = '', ...rest] = [...(options.under ?? []), ...command];
  const began = performance.now();
  const child = spawn(first, rest, {
    env: { ...process.env, RETRODUCE_LOG: 'error', RETRODUCE_KEEP_FREE_MB: '0', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const address = await ready(child, ended, () => said);
  return {
    address,
    pid: child.pid ?? 0,
    said: () => said,
    ended,
    took: performance.now() - began,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function ready(child: ChildProcess, ended: Promise<unknown>, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += String(chunk);
      const address = /ready at (http:\S+)/.exec(out)?.[1];
      if (address) resolve(address);
    });
    void ended.then(() => reject(new Error(`the server ended before it was ready: ${said()}`)));
  });
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the product to its end. */
export async function command(words: readonly string[], options: Omit<Serving, 'port'> = {}): Promise<Ran> {
  const [first = '', ...rest] = [...(options.under ?? []), ...(await commandOf(words, options.built))];
  const child = spawn(first, rest, {
    env: { ...process.env, RETRODUCE_LOG: 'silent', RETRODUCE_KEEP_FREE_MB: '0', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}
