import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../server/web/turns.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('S-23: turns', () => {
  it('are given to so many at once of one person, in order, and to others at once', async () => {
    const turns = createTurns({ atOnce: 2, inQueue: 10 });
    const begun: number[] = [];
    const leaves: (() => void)[] = [];
    for (let n = 0; n < 5; n++) void turns.take('ada').then((leave) => (begun.push(n), leaves.push(leave)));
    await soon();
    expect(begun).toEqual([0, 1]);
    (await turns.take('ben'))();
    leaves[0]?.();
    leaves[0]?.();
    await soon();
    expect(begun, 'leaving twice gives one turn').toEqual([0, 1, 2]);
    for (let n = 1; n < 5; n++) {
      leaves[n]?.();
      await soon();
    }
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  it('are refused with a time to come back when too many wait; nothing is left behind', async () => {
    const turns = createTurns({ atOnce: 1, inQueue: 1 });
    const first = await turns.take('ada');
    const second = turns.take('ada');
    await expect(turns.take('ada')).rejects.toMatchObject({ retryAfter: 5 });
    first();
    (await second)();
    (await turns.take('ada'))();
  });
});
