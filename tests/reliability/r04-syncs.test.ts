/** each change that is acknowledged has been synced, by itself. */
import { describe, expect, it } from 'vitest';
import { coding, send } from './support/load.ts';
import { type Built, mutantOf } from './support/mutant.ts';
import { serve } from './support/server.ts';
import { canShim, errnos, faultsIn } from './support/shim.ts';
import { prepare } from './support/stage.ts';
import { times } from './support/tier.ts';

const writes = times({ commit: 40, nightly: 200, release: 200 });

/** Never reached. */
const noCall = 2 ** 30;

/** Codings one after another. Returns how many syncs there were meanwhile. */
async function syncsOf(built?: Built): Promise<number> {
  const at = await prepare();
  const faults = faultsIn(at.folder);
  const server = await serve(at.folder, { environment: faults.environment, ...(built ? { built } : {}) });
  faults.arm(noCall, errnos.EIO, false);
  for (let n = 0; n < writes; n++) expect((await send(server.address, coding(at, n))).status).toBeLessThan(400);
  const syncs = faults.syncs();
  faults.disarm();
  expect(await server.stop()).toBe(0);
  return syncs;
}

describe.skipIf(!canShim)('R-04: each write', () => {
  it('is synced before it is acknowledged', { timeout: 300_000 }, async () => {
    expect(await syncsOf()).toBeGreaterThanOrEqual(writes);
  });

  it('is not, as soon as commits are not synced (the control)', { timeout: 300_000 }, async () => {
    const careless = await mutantOf('normal', [
      ['synchronous = FULL', 'synchronous = NORMAL'],
      ['synchronous: 2,', 'synchronous: 1,'],
    ]);
    expect(await syncsOf(careless)).toBeLessThan(writes / 2);
  });
});
