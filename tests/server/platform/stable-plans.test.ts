import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

/** How often a statement is planned anew while this goes on: each time, the driver compiles a function that makes its rows. */
async function plannings(work: () => unknown): Promise<number> {
  const compile = globalThis.Function;
  let n = 0;
  globalThis.Function = new Proxy(compile, {
    apply: (target, self, words: string[]) => (n++, Reflect.apply(target, self, words) as unknown),
  });
  try {
    await work();
  } finally {
    globalThis.Function = compile;
  }
  return n;
}

const times = async (n: number, work: (run: number) => unknown): Promise<void> => {
  for (let run = 0; run < n; run++) await work(run);
};

const joined = (place: string) => `select m.id from member m join review r on r.id = m.review_id where r.slug = ${place} order by m.role`;

describe('a query', () => {
  it('is planned once, however often it runs', async () => {
    const ctx = await testContext();
    await reviewOfAda(ctx);
    const query = (run: number) =>
      ctx.db.read
        .selectFrom('member as m')
        .innerJoin('review as r', 'r.id', 'm.review_id')
        .select('m.id')
        .where('r.slug', '=', run % 2 ? 'partnership-working' : 'another')
        .orderBy('m.role')
        .limit(10)
        .execute();
    await times(2, query);
    expect(await plannings(() => times(20, query))).toBe(0);
  });

  it('would be planned each time it runs without the sign before its parameters', async () => {
    const plain = new Sqlite(':memory:');
    plain.exec(`create table review (id text primary key, slug text unique); create table member (id text primary key, review_id text, role text);
      insert into review values ('r', 's'); insert into member values ('m', 'r', 'lead')`);
    const [bare, signed] = [plain.prepare(joined('?')), plain.prepare(joined('+?'))];
    expect(await plannings(() => times(20, () => bare.all('s')))).toBeGreaterThanOrEqual(19);
    expect(await plannings(() => times(20, () => signed.all('s')))).toBe(1);
    plain.close();
  });

  it('gets its values as they are, and says how many rows it wants', async () => {
    const ctx = await testContext();
    const values = [1, 2.5, '007', null, 'naïve'] as const;
    const columns = values.map((value, at) => sql`${value} as ${sql.ref(`v${at}`)}`);
    const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns)}`.execute(ctx.db.read as never);
    expect(Object.values(rows[0] ?? {})).toEqual(values);
    const limited = ctx.db.read.selectFrom('account').select('id').where('name', '=', 'Ada').limit(7).offset(3).compile();
    expect(limited.sql).toBe('select "id" from "account" where "name" = +? limit 7 offset +?');
    expect(limited.parameters).toEqual(['Ada', 3]);
  });
});
