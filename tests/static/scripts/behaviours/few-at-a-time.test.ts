import { describe, expect, it } from 'vitest';
import { fewAtATime } from '../../../../static/scripts/behaviours/few-at-a-time.ts';

describe('files that are sent', () => {
  it('go three at a time, in order, and one that fails holds up nobody', async () => {
    const begun: number[] = [];
    let [now, most] = [0, 0];
    await fewAtATime([1, 2, 3, 4, 5, 6, 7], 3, async (n) => {
      begun.push(n);
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 2));
      now -= 1;
      if (n === 2) throw new Error('lost');
    });
    expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });
});
