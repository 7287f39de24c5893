import { describe, expect, it } from 'vitest';
import type { Context } from '../../../server/platform/context.ts';
import { addJob, type JobHandler, jobsChannel, startJobs } from '../../../server/platform/jobs.ts';
import { testContext } from '../../support/context.ts';
import { person } from '../../support/people.ts';

const waits = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function add(ctx: Context, accountId: string, names: readonly string[]): Promise<void> {
  await ctx.db.write(async (tx) => {
    for (const name of names)
      await addJob(
        tx,
        { id: ctx.newId(), now: ctx.now() },
        { kind: 'test', reviewId: null, accountId, subjectId: null, payload: { name } },
      );
  });
  ctx.events.emit(jobsChannel);
}

const nameOf = (job: { readonly payload: unknown }): string => (job.payload as { name: string }).name;
const statesOf = async (ctx: Context) =>
  (await ctx.db.read.selectFrom('job').select(['payload', 'state', 'attempts', 'message']).orderBy('id').execute()).map(
    ({ payload, ...row }) => ({ name: nameOf({ payload: JSON.parse(payload) as unknown }), ...row }),
  );

const handler = (run: JobHandler['run'], more: Partial<JobHandler> = {}): { test: JobHandler } => ({
  test: { atATime: 2, run, explain: (error) => ({ message: (error as Error).message, isFinal: false }), ...more },
});

describe('jobs', () => {
  it('are done once each, a few at a time, in the order in which they were added', async () => {
    const ctx = await testContext();
    const { accountId } = await person(ctx, 'Ada');
    const begun: string[] = [];
    let [now, most] = [0, 0];
    const jobs = startJobs(
      ctx,
      handler(async (_ctx, job) => {
        begun.push(nameOf(job));
        most = Math.max(most, ++now);
        await waits(5);
        now -= 1;
      }),
    );
    await add(ctx, accountId, ['a', 'b', 'c', 'd', 'e']);
    await jobs.idle();
    await jobs.stop();
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(most).toBe(2);
    expect((await statesOf(ctx)).map((row) => row.state)).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it('that fail are tried twice, then put aside with the reason, while the rest go on', async () => {
    const ctx = await testContext();
    const { accountId } = await person(ctx, 'Ada');
    const parked: string[] = [];
    let tries = 0;
    const jobs = startJobs(
      ctx,
      handler(
        async (_ctx, job) => {
          if (nameOf(job) !== 'bad') return;
          tries += 1;
          throw new Error('The file bites.');
        },
        { parked: async (_ctx, _job, message) => void parked.push(message) },
      ),
    );
    await add(ctx, accountId, ['one', 'bad', 'two']);
    await jobs.idle();
    await jobs.stop();
    expect(tries).toBe(2);
    expect(parked).toEqual(['The file bites.']);
    expect(await statesOf(ctx)).toEqual([
      { name: 'one', state: 'done', attempts: 0, message: null },
      { name: 'bad', state: 'parked', attempts: 2, message: 'The file bites.' },
      { name: 'two', state: 'done', attempts: 0, message: null },
    ]);
  });

  it('that were running when the server stopped are given back, and go on after a restart without counting as failed', async () => {
    const ctx = await testContext();
    const { accountId } = await person(ctx, 'Ada');
    let letGo = () => {};
    const held = new Promise<void>((_resolve, reject) => (letGo = () => reject(new Error('stopped'))));
    const first = startJobs(
      ctx,
      handler(() => held),
    );
    await add(ctx, accountId, ['long']);
    await expect.poll(async () => (await statesOf(ctx))[0]?.state).toBe('running');
    const stopped = first.stop();
    letGo();
    await stopped;
    expect(await statesOf(ctx)).toEqual([{ name: 'long', state: 'waiting', attempts: 0, message: null }]);
    const second = startJobs(
      ctx,
      handler(async () => {}),
    );
    await second.idle();
    await second.stop();
    expect((await statesOf(ctx))[0]?.state).toBe('done');
  });

  it('of a server that was killed are taken up when their lease has run out, within a minute, after those that wait', async () => {
    const ctx = await testContext();
    const { accountId } = await person(ctx, 'Ada');
    await add(ctx, accountId, ['killed', 'waiting']);
    const taken = new Date(Date.parse(ctx.now()) + 35_000).toISOString();
    await ctx.db.write(async (tx) => {
      await tx
        .updateTable('job')
        .set({ state: 'running', lease_until: taken, changed_at: taken })
        .where('payload', 'like', '%killed%')
        .execute();
    });
    const begun: string[] = [];
    const runner = handler(async (_ctx, job) => void begun.push(nameOf(job)), { atATime: 1 });
    const early = startJobs(ctx, runner);
    await early.idle();
    await early.stop();
    expect(begun).toEqual(['waiting']);
    ctx.pass(60_000);
    const later = startJobs(ctx, runner);
    await later.idle();
    await later.stop();
    expect(begun).toEqual(['waiting', 'killed']);
  });

  it('are never taken by two runners', async () => {
    const ctx = await testContext();
    const { accountId } = await person(ctx, 'Ada');
    const begun: string[] = [];
    const runner = handler(async (_ctx, job) => {
      begun.push(nameOf(job));
      await waits(1);
    });
    const both = [startJobs(ctx, runner), startJobs(ctx, runner)];
    const names = Array.from({ length: 20 }, (_, n) => `job ${n}`);
    await add(ctx, accountId, names);
    await Promise.all(both.map((jobs) => jobs.idle()));
    await Promise.all(both.map((jobs) => jobs.stop()));
    expect([...begun].sort()).toEqual([...names].sort());
  });
});
