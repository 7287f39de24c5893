/** two faults at once: a kill, then a full disk while the server finds its feet; a kill in the middle of a backup. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/context.ts';
import { assertInvariants } from './support/invariants.ts';
import { type Attempted, codeUntil } from './support/load.ts';
import { command, serve } from './support/server.ts';
import { canShim, errnos, faultsIn } from './support/shim.ts';
import { prepare, type Prepared } from './support/stage.ts';
import { times } from './support/tier.ts';

const runs = times({ commit: 2, nightly: 10, release: 20 });

/** Coders write until the server is killed in the middle of it. Returns what had been acknowledged. */
async function killedAtWork(at: Prepared): Promise<readonly Attempted[]> {
  const server = await serve(at.folder);
  let going = true;
  const { acknowledged } = await codeUntil(server.address, at, 4, (load) => {
    if (load.acknowledged.length >= 20 && going) {
      going = false;
      void server.kill();
    }
    return false;
  });
  await server.kill();
  return acknowledged;
}

/** Starts on a disk whose k-th call and all after it say "full". Returns what it said, or null when it came up all the same and can be read. */
async function startOnFullDisk(at: Prepared, k: number): Promise<string | null> {
  const faults = faultsIn(at.folder);
  faults.arm(k, errnos.ENOSPC, true);
  const server = await serve(at.folder, { environment: faults.environment }).catch((error: unknown) => (error as Error).message);
  if (typeof server === 'string') return server;
  expect((await fetch(`${server.address}/sign-in`)).status).toBe(200);
  await server.kill();
  return null;
}

describe.skipIf(!canShim)('R-06: two faults at once', () => {
  it(
    'killed at work, then started on a full disk: it says so or comes up, and nothing acknowledged is lost',
    { timeout: 900_000 },
    async () => {
      for (let run = 0; run < runs; run++) {
        const at = await prepare(4);
        const acknowledged = await killedAtWork(at);
        expect(acknowledged.length).toBeGreaterThanOrEqual(20);
        const said = await startOnFullDisk(at, 1 + run);
        if (said !== null) expect(said).toMatch(/full|space|disk/i);
        (await assertInvariants(at.folder, acknowledged)).db.close();
      }
    },
  );

  it(
    'killed while it backs up: what lies there is whole or not called a backup, and the next one is made',
    { timeout: 900_000 },
    async () => {
      const at = await prepare();
      const out = temporaryFolder();
      const backUp = (file: string, under: readonly string[] = []) => command(['backup', '-o', file, '--data', at.folder], { under });
      const comesBack = async (file: string) => (await command(['restore', file, '--data', `${file}-back`])).code === 0;
      const began = performance.now();
      expect((await backUp(join(out, 'whole.zip'))).code).toBe(0);
      const took = performance.now() - began;
      for (let run = 0; run < runs; run++) {
        const file = join(out, `${run}.zip`);
        const seconds = (took * (0.5 + (0.5 * (run + 1)) / (runs + 1))) / 1000;
        await backUp(file, ['timeout', '-s', 'KILL', seconds.toFixed(3)]);
        expect(existsSync(file) ? await comesBack(file) : true, `killed after ${seconds} s`).toBe(true);
        (await assertInvariants(at.folder)).db.close();
      }
      expect((await backUp(join(out, 'next.zip'))).code).toBe(0);
      expect(await comesBack(join(out, 'next.zip'))).toBe(true);
    },
  );
});
