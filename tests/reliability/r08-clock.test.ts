/** the clock goes back, forward, and back again. */
import { describe, expect, it } from 'vitest';
import { addJob, type JobHandler, startJobs } from '../../server/platform/jobs.ts';
import { create, operate } from '../../server/platform/operation.ts';
import { examine } from '../../server/upkeep/doctor.ts';
import { testApp } from '../support/app.ts';
import { testContext } from '../support/context.ts';
import { goodPassword, personWithPassword, signInAs, visitor } from '../support/door.ts';
import { reviewOfAda } from '../support/people.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('R-08: a clock that jumps', () => {
  it('leaves the history in the order in which things happened, and whole', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const jumps = [-day, 365 * day, -60 * minute, ...Array.from({ length: 50 }, () => -10_000)];
    for (const [n, jump] of jumps.entries()) {
      ctx.pass(jump);
      await operate(ctx, scope, { verb: 'write a memo' }, (op) =>
        create(op, 'memo', { object: 'review', object_id: scope.reviewId, text: `memo ${n}` } as never),
      );
    }
    const rows = await ctx.db.read
      .selectFrom('activity as a')
      .innerJoin('activity_payload as p', 'p.activity_id', 'a.id')
      .select(['a.seq', 'p.payload'])
      .where('a.object', '=', 'memo')
      .orderBy('a.seq')
      .execute();
    expect(rows.map((row) => /memo (\d+)/.exec(row.payload)?.[1])).toEqual(jumps.map((_, n) => String(n)));
    expect((await examine(ctx)).findings).toEqual([]);
  });

  it('never brings a session or a link back once it is used, and never makes anybody wait longer than the rules say', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const ada = await personWithPassword(ctx, 'Ada');
    const at = visitor(app);
    await signInAs(at, ada);
    await at.post('/sign-out');
    for (const jump of [-day, 2 * day, -day]) {
      ctx.pass(jump);
      expect((await at.get('/account')).status).toBe(401);
    }
    const guesser = visitor(app);
    for (let n = 0; n < 11; n++) await signInAs(guesser, ada, `guess ${n}`);
    ctx.pass(-30 * day);
    const waiting = await signInAs(guesser, ada, 'another guess');
    expect(Number(waiting.headers['retry-after'] ?? 0)).toBeLessThanOrEqual(15 * 60);
    const again = visitor(app);
    again.cookies.clear();
    ctx.pass(60 * day);
    expect((await signInAs(again, ada, goodPassword)).status).toBe(303);
  });

  it('does not leave the work of a killed server lying for the day it went back', async () => {
    const ctx = await testContext();
    const { scope, ada } = await reviewOfAda(ctx);
    const job = { kind: 'count', reviewId: scope.reviewId, accountId: ada.accountId, subjectId: null, payload: null };
    await ctx.db.write((tx) => addJob(tx, { id: ctx.newId(), now: ctx.now() }, job));
    const until = new Date(Date.parse(ctx.now()) + 35_000).toISOString();
    await ctx.db.write((tx) => tx.updateTable('job').set({ state: 'running', lease_until: until }).execute());
    ctx.pass(-day);
    let done = 0;
    const handler: JobHandler = {
      atATime: 1,
      run: () => Promise.resolve(void (done += 1)),
      explain: () => ({ message: '', isFinal: true }),
    };
    const jobs = startJobs(ctx, { count: handler });
    await jobs.idle();
    await jobs.stop();
    expect(done).toBe(1);
  });
});
