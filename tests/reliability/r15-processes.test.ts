/** four processes read, then write, one row of one database. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';
import { temporaryFolder, testContext } from '../support/context.ts';
import { times } from './support/tier.ts';

const each = times({ commit: 150, nightly: 500, release: 500 });
const processes = 4;

const script = join(projectRoot, 'tests/reliability/support/increment.ts');

interface Counter {
  readonly ready: Promise<void>;
  readonly go: () => void;
  readonly failed: Promise<number>;
}

function counter(file: string, way: 'product' | 'deferred'): Counter {
  const child = spawn(process.execPath, [script, file, String(each), way], { stdio: ['pipe', 'pipe', 'inherit'] });
  let out = '';
  return {
    ready: new Promise((resolve) =>
      child.stdout.on('data', (chunk) => {
        out += String(chunk);
        if (out.startsWith('ready')) resolve();
      }),
    ),
    go: () => child.stdin.end('go'),
    failed: new Promise((resolve) => child.once('close', () => resolve(Number(out.trim().split('\n')[1] ?? NaN)))),
  };
}

async function count(way: 'product' | 'deferred'): Promise<{ readonly failed: number; readonly counted: number }> {
  const folder = temporaryFolder();
  const ctx = await testContext(folder);
  await ctx.db.write((tx) => tx.insertInto('instance_setting').values({ name: 'reliability', value: '0', changed_at: '' }).execute());
  const counters = Array.from({ length: processes }, () => counter(join(folder, 'retroduce.db'), way));
  await Promise.all(counters.map(({ ready }) => ready));
  counters.forEach(({ go }) => go());
  const failures = await Promise.all(counters.map(({ failed }) => failed));
  const row = await ctx.db.read.selectFrom('instance_setting').select('value').executeTakeFirstOrThrow();
  return { failed: failures.reduce((sum, n) => sum + n, 0), counted: Number(row.value) };
}

it('none fails and none is lost', { timeout: 300_000 }, async () => {
  expect(await count('product')).toEqual({ failed: 0, counted: processes * each });
});

it('most fail under the library’s own default (the control)', { timeout: 300_000 }, async () => {
  const { failed } = await count('deferred');
  expect(failed).toBeGreaterThan(0);
});
