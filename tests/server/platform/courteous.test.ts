import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testContext } from '../../support/context.ts';

/** Some 60 ms of a database's time, wherever it runs at least 10. */
const slow = sql<{
  n: number;
}>`with recursive up(n) as (select 1 union all select n + 1 from up where n < 400000) select count(*) as n from up`;

describe('a snapshot', () => {
  it('lets others go first between queries that were asked for together', async () => {
    const ctx = await testContext();
    const snapshot = ctx.db.snapshot();
    const order: string[] = [];
    const others = new Promise<void>((resolve) =>
      setImmediate(() => {
        order.push('another');
        resolve();
      }),
    );
    await Promise.all([1, 2, 3].map(async (n) => (await slow.execute(snapshot.db), order.push(`query ${n}`))));
    await others;
    snapshot.close();
    expect(order.indexOf('another')).toBeLessThan(order.indexOf('query 3'));
    expect(order.filter((one) => one !== 'another')).toEqual(['query 1', 'query 2', 'query 3']);
  });

  it('goes on after a query that fails', async () => {
    const ctx = await testContext();
    const snapshot = ctx.db.snapshot();
    await expect(sql`select no_such_column`.execute(snapshot.db)).rejects.toThrow('no such column');
    expect((await sql<{ n: number }>`select 1 as n`.execute(snapshot.db)).rows).toEqual([{ n: 1 }]);
    snapshot.close();
  });
});
