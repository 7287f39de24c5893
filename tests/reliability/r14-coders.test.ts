/** twenty-five coders at once, while backups are made and an import runs. */
import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/context.ts';
import { assertInvariants } from './support/invariants.ts';
import { codeUntil } from './support/load.ts';
import { command, serve } from './support/server.ts';
import { prepare } from './support/stage.ts';
import { from, times } from './support/tier.ts';
import { sendFile } from './support/upload.ts';

const seconds = times({ commit: 6, nightly: 60, release: 60 });

const quantile = (of: readonly number[], share: number): number => [...of].sort((a, b) => a - b)[Math.floor(of.length * share)] ?? 0;

it('all are answered, nothing is lost, and each backup made meanwhile comes back whole', { timeout: 3_600_000 }, async () => {
  const at = await prepare(25);
  const server = await serve(at.folder);
  for (let n = 0; n < 5; n++) await sendFile(server.address, at, `paper ${n}.txt`, `Words of paper ${n}. `.repeat(3000));
  const until = performance.now() + seconds * 1000;
  const folder = temporaryFolder();
  const backups: string[] = [];
  const backing = (async () => {
    while (performance.now() < until - 2000) {
      const file = join(folder, `${backups.length}.zip`);
      const made = await command(['backup', '-o', file, '--data', at.folder]);
      expect([made.code, made.err]).toEqual([0, '']);
      backups.push(file);
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  })();
  const isQuiet = (loadavg()[0] ?? 0) < availableParallelism();
  const load = await codeUntil(server.address, at, { clients: 25, every: 250 }, () => performance.now() > until);
  await backing;
  expect([load.refused, load.unanswered]).toEqual([[], []]);
  expect(await server.stop()).toBe(0);
  await assertInvariants(at.folder, load.acknowledged);
  for (const [n, file] of backups.slice(0, times({ commit: 1, nightly: 20, release: 20 })).entries()) {
    const back = join(folder, `back-${n}`);
    expect((await command(['restore', file, '--data', back])).code).toBe(0);
    expect(existsSync(join(back, 'retroduce.db'))).toBe(true);
    (await assertInvariants(back)).db.close();
  }
  const [p50, p99] = [quantile(load.took, 0.5), quantile(load.took, 0.99)];
  console.log(
    `R-14: 25 coders, 4 writes a second each: ${load.acknowledged.length} writes in ${seconds} s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${backups.length} backups`,
  );
  if (from('nightly') && isQuiet) expect(p99, 'on a machine that did nothing else before').toBeLessThan(300);
});
