/** the server is asked to stop in the middle of everything. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { assertInvariants } from './support/invariants.ts';
import { codeUntil } from './support/load.ts';
import { serve } from './support/server.ts';
import { prepare } from './support/stage.ts';
import { times } from './support/tier.ts';
import { sendFile } from './support/upload.ts';

it('answers what is under way, exits with 0 within ten seconds, and leaves no log behind', { timeout: 1_800_000 }, async () => {
  for (let run = 0; run < times({ commit: 1, nightly: 20, release: 20 }); run++) {
    const at = await prepare(25);
    const server = await serve(at.folder);
    await sendFile(server.address, at, 'arriving.txt', 'Words to read. '.repeat(50_000));
    const upload = sendFile(server.address, at, 'late.txt', 'Too late? '.repeat(500_000)).catch(() => null);
    let stopping: Promise<number | null> | null = null;
    let began = 0;
    const load = await codeUntil(server.address, at, 25, ({ acknowledged }) => {
      if (acknowledged.length > 40 && !stopping) {
        began = performance.now();
        stopping = server.stop();
      }
      return false;
    });
    expect(await server.ended).toBe(0);
    const took = performance.now() - began;
    expect(took).toBeLessThan(10_000);
    console.log(
      `R-09: stopped after ${took.toFixed(0)} ms, ${load.acknowledged.length} writes answered, ${load.unanswered.length} cut off`,
    );
    await upload;
    expect(load.refused).toEqual([]);
    const log = join(at.folder, 'retroduce.db-wal');
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
    (await assertInvariants(at.folder, load.acknowledged)).db.close();
  }
});
