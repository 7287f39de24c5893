/** Builds and drives the shim between a process and its disk (shim.c). Linux with a C compiler only. */
import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, readSync, realpathSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../../server/bundle.mjs';
import { temporaryFolder } from '../../support/context.ts';

const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);

export const canShim = process.platform === 'linux' && compiler !== undefined;

let library: string | null = null;

function build(): string {
  if (library) return library;
  const file = join(tmpdir(), `retroduce-shim-${process.pid}.so`);
  const source = join(projectRoot, 'tests/reliability/support/shim.c');
  const made = spawnSync(compiler ?? 'cc', ['-shared', '-fPIC', '-O2', '-o', file, source, '-ldl', '-lpthread']);
  if (made.status !== 0) throw new Error(String(made.stderr));
  process.once('exit', () => rmSync(file, { force: true }));
  return (library = file);
}

/** What a server needs in its environment so that only synced bytes reach `shadow`. */
export function shadowing(data: string, shadow: string): Record<string, string> {
  rmSync(shadow, { recursive: true, force: true });
  cpSync(data, shadow, { recursive: true });
  return { LD_PRELOAD: build(), SHIM_REAL: realpathSync(data), SHIM_SHADOW: realpathSync(shadow) };
}

export interface Faults {
  readonly environment: Record<string, string>;
  /** From now on the k-th call fails with this error number, once or for ever after. */
  readonly arm: (k: number, errno: number, forEver: boolean) => void;
  /** How many files were synced since `arm`. */
  readonly syncs: () => number;
  /** Faults end. Returns how many calls there were since `arm`. */
  readonly disarm: () => number;
}

export const errnos = { EIO: 5, ENOSPC: 28 } as const;

export function faultsIn(data: string): Faults {
  const file = join(temporaryFolder(), 'faults');
  writeFileSync(file, Buffer.alloc(24));
  const handle = openSync(file, 'r+');
  onTestFinished(() => closeSync(handle));
  const write = (values: readonly number[]) => writeSync(handle, Buffer.from(Int32Array.from(values).buffer), 0, values.length * 4, 0);
  const numberAt = (place: number): number => {
    const now = Buffer.alloc(24);
    readSync(handle, now, 0, 24, 0);
    return now.readInt32LE(place * 4);
  };
  mkdirSync(data, { recursive: true });
  return {
    environment: { LD_PRELOAD: build(), SHIM_REAL: realpathSync(data), SHIM_FAULT: file },
    arm: (k, errno, forEver) => write([1, k, errno, forEver ? 1 : 0, 0, 0]),
    syncs: () => numberAt(5),
    disarm() {
      const calls = numberAt(4);
      write([0, 0, 0, 0, 0, 0]);
      return calls;
    },
  };
}
