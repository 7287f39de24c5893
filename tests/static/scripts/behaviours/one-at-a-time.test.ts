import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../../static/scripts/behaviours/one-at-a-time.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('saves of one field', () => {
  it('never overlap, and the latest is never left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), async (pauses) => {
        const done: number[] = [];
        let under = 0;
        const saves = oneAtATime<number>(
          async (job) => {
            expect(++under).toBe(1);
            await tick();
            under -= 1;
            done.push(job);
          },
          (_, next) => next,
        );
        for (const [job, pause] of pauses.entries()) {
          saves.push(job);
          if (pause) await tick();
        }
        while (saves.isBusy()) await tick();
        expect(done.at(-1)).toBe(pauses.length - 1);
        expect(done).toEqual(done.toSorted((a, b) => a - b));
      }),
      { numRuns: 30 },
    );
  });

  it('keep a waiting value when only a draft comes after it', async () => {
    const done: string[] = [];
    const saves = oneAtATime<'draft' | 'value'>(
      async (job) => {
        await tick();
        done.push(job);
      },
      (waiting, next) => (waiting === 'value' ? waiting : next),
    );
    for (const job of ['draft', 'value', 'draft'] as const) saves.push(job);
    while (saves.isBusy()) await tick();
    expect(done).toEqual(['draft', 'value']);
  });
});
