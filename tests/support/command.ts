/** Runs the command line: in this process, for speed, or as a user does, in one of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../server/bundle.mjs';
import { run } from '../../server/cli.ts';
import { product } from './product.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** In this process, with streams of its own. `input` is what is piped in; null: nothing is. */
export async function retroduceHere(
  words: readonly string[],
  input: string | null = null,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(words, await product(), {
    env: { RETRODUCE_LOG: 'silent', RETRODUCE_KEEP_FREE_MB: '0', ...env },
    out: (line) => void (out += `${line}\n`),
    err: (line) => void (err += `${line}\n`),
    pour: async (content) => {
      out += await text(content);
    },
    isScreen: false,
    input: () => Promise.resolve(input),
  });
  return { code, out, err };
}

/** In a process of its own. */
export function retroduce(words: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, 'server/launch.mjs'), ...words], {
      env: { ...process.env, RETRODUCE_LOG: 'silent', RETRODUCE_KEEP_FREE_MB: '0' },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, out, err }));
    child.stdin.end(input);
  });
}

/** The object that a command printed with --json. */
export const printed = <T>(ran: Ran): T => JSON.parse(ran.out) as T;
