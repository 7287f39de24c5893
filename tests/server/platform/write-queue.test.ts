import { describe, expect, it } from 'vitest';
import { testContext, type TestContext } from '../../support/context.ts';

const put = (ctx: TestContext, name: string, fail = false): Promise<string> =>
  ctx.db.write(async (tx) => {
    await tx.insertInto('instance_setting').values({ name, value: '', changed_at: '' }).execute();
    if (fail) throw new Error(`${name} does not want to`);
    return name;
  });

const names = async (ctx: TestContext): Promise<readonly string[]> =>
  (await ctx.db.read.selectFrom('instance_setting').select('name').orderBy('name').execute()).map((row) => row.name);

describe('writes that wait for each other', () => {
  it('are done in the order in which they came, each seeing the ones before', async () => {
    const ctx = await testContext();
    const seen = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        ctx.db.write(async (tx) => {
          const before = await tx.selectFrom('instance_setting').select('name').execute();
          await tx
            .insertInto('instance_setting')
            .values({ name: String(n), value: '', changed_at: '' })
            .execute();
          return before.length;
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  it('fail alone: what went wrong in one leaves nothing of it, and everything of the others', async () => {
    const ctx = await testContext();
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => put(ctx, name, name === 'b' || name === 'e')));
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error).message))).toEqual([
      'a',
      'b does not want to',
      'c',
      'd',
      'e does not want to',
      'f',
    ]);
    expect(await names(ctx)).toEqual(['a', 'c', 'd', 'f']);
    const [, taken] = await Promise.allSettled([put(ctx, 'g'), put(ctx, 'a'), put(ctx, 'h')]);
    expect(String((taken as PromiseRejectedResult).reason)).toContain('UNIQUE');
    expect(await names(ctx)).toEqual(['a', 'c', 'd', 'f', 'g', 'h']);
  });

  it('are told of nothing before it is committed: another connection sees what each was told', async () => {
    const ctx = await testContext();
    await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const name = await put(ctx, `n${n}`);
        const found = await ctx.db.read.selectFrom('instance_setting').select('name').where('name', '=', name).executeTakeFirst();
        expect(found?.name).toBe(name);
      }),
    );
  });

  it('have all failed when the commit they share fails', async () => {
    const ctx = await testContext();
    ctx.db.pragma('max_page_count = 1');
    const pages = Number(ctx.db.pragma('page_count'));
    ctx.db.pragma(`max_page_count = ${pages + 3}`);
    const large = (n: number) =>
      ctx.db.write((tx) =>
        tx
          .insertInto('instance_setting')
          .values({ name: `large ${n}`, value: 'x'.repeat(8000), changed_at: '' })
          .execute(),
      );
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => large(n)));
    const kept = await names(ctx);
    for (const [n, outcome] of outcomes.entries()) expect([n, outcome.status === 'fulfilled']).toEqual([n, kept.includes(`large ${n}`)]);
    expect(outcomes.some((outcome) => outcome.status === 'rejected')).toBe(true);
    ctx.db.pragma('max_page_count = 1000000');
    expect(await put(ctx, 'after')).toBe('after');
  });
});
