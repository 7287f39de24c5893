/** the server is killed at a random moment while eight coders write. */
import { expect, it } from 'vitest';
import { assertInvariants, marksIn } from './support/invariants.ts';
import { codeUntil, send } from './support/load.ts';
import { serve } from './support/server.ts';
import { prepare } from './support/stage.ts';
import { times } from './support/tier.ts';

const kills = times({ commit: 3, nightly: 50, release: 50 });
const writes = times({ commit: 450, nightly: 10_000, release: 50_000 });

it('loses no acknowledged write, and a retry of an unanswered one makes exactly one row', { timeout: 3_600_000 }, async () => {
  let [acknowledgedInAll, killed] = [0, 0];
  const at = await prepare(8);
  while (killed < kills || acknowledgedInAll < writes) {
    const server = await serve(at.folder);
    const goal = Math.ceil((writes / kills) * (0.5 + Math.random()));
    const killing = { begun: false };
    const load = await codeUntil(server.address, at, 8, ({ acknowledged }) => {
      if (acknowledged.length >= goal && !killing.begun) {
        killing.begun = true;
        setTimeout(() => void server.kill(), Math.random() * 20);
      }
      return false;
    });
    await server.kill();
    const again = await serve(at.folder);
    expect(again.took).toBeLessThan(20_000);
    for (const attempt of load.unanswered) expect((await send(again.address, attempt)).status).toBeLessThan(400);
    expect(await again.stop()).toBe(0);
    const ctx = await assertInvariants(at.folder, [...load.acknowledged, ...load.unanswered]);
    const there = await marksIn(ctx);
    expect([...load.acknowledged, ...load.unanswered].filter(({ mark }) => there.get(mark) !== 1)).toEqual([]);
    ctx.db.close();
    acknowledgedInAll += load.acknowledged.length;
    killed += 1;
  }
  console.log(`R-01: ${acknowledgedInAll} acknowledged writes over ${killed} kills, none lost`);
});
