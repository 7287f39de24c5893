/** Runs the command line as a user does: a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../server/bundle.mjs';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function retroduce(words: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, 'server/launch.mjs'), ...words], {
      env: { ...process.env, RETRODUCE_LOG: 'silent' },
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
