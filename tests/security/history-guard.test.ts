/** S-20: the history can't be rewritten, not even with SQL, and not unseen. */
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { examine } from '../../server/upkeep/doctor.ts';
import { testContext } from '../support/context.ts';
import { codeOf } from '../support/factories.ts';
import { reviewOfAda } from '../support/people.ts';

const attempts = [
  `update activity set verb = 'forged' where seq = 1`,
  `update activity set seq = seq + 1000`,
  `delete from activity where seq = 1`,
  `delete from activity`,
  `insert or replace into activity select * from activity where seq = 1`,
  `replace into activity select * from activity where seq = 1`,
  `insert into activity select * from activity where seq = 1 on conflict do update set verb = 'forged'`,
  `update or replace activity set seq = 1 where seq = 2`,
  `insert into activity select review_id, seq + 500, id, actor_id, at, operation, verb, action, object, object_id, object_version, undoes, reason, digest, previous_hash, hash from activity where seq = 1`,
];

it('S-20: refuses every way to change or replace an entry, and the doctor sees an edit made behind its back', async () => {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  await codeOf(ctx, scope, 'Trust');
  const other = new Sqlite(join(ctx.settings.data, 'retroduce.db'));
  const before = other.prepare('select * from activity order by review_id, seq').all();
  for (const attempt of attempts) expect(() => other.exec(attempt), attempt).toThrow('append-only');
  expect(other.prepare('select * from activity order by review_id, seq').all()).toEqual(before);
  expect((await examine(ctx)).findings).toEqual([]);
  other.exec('drop trigger activity_no_update');
  other.prepare(`update activity set verb = 'forged' where review_id = ? and seq = 2`).run(scope.reviewId);
  other.close();
  const { findings } = await examine(ctx);
  expect(findings[0]).toBe(`Activity 2 of ${scope.reviewId}: it was changed after it was written.`);
});

it('S-20: looks up what it guards: a long history costs a write no more than a short one', async () => {
  const ctx = await testContext();
  const other = new Sqlite(join(ctx.settings.data, 'retroduce.db'), { readonly: true });
  const guard = other.prepare(`select sql from sqlite_schema where name = 'activity_no_replace'`).pluck().get() as string;
  const asked = /when exists \((.+)\) begin/s.exec(guard)?.[1]?.replace(/new\."?\w+"?/g, `'x'`) ?? '';
  const plan = other.prepare(`explain query plan ${asked}`).all() as readonly { detail: string }[];
  other.close();
  expect(plan.filter(({ detail }) => detail.startsWith('SEARCH')).length).toBeGreaterThan(0);
  expect(plan.filter(({ detail }) => detail.startsWith('SCAN'))).toEqual([]);
});
