import { describe, expect, it } from 'vitest';
import type { Reader } from '../../../server/platform/database.ts';
import { insertRow, prepared } from '../../../server/platform/prepared.ts';
import { testContext } from '../../support/context.ts';
import { person } from '../../support/people.ts';

let built = 0;
const named = prepared((db: Reader, p: { name: string }) => {
  built += 1;
  return db.selectFrom('account').select(['id', 'name']).where('is_operator', '=', 0).where('name', '=', p.name).orderBy('id');
});

describe('a prepared query', () => {
  it('is built once and runs with other values, on other databases and inside a write', async () => {
    const [here, there] = [await testContext(), await testContext()];
    const { accountId: ada } = await person(here, 'Ada');
    await person(there, 'Ben');
    expect(await named.all(here.db.read, { name: 'Ada' })).toEqual([{ id: ada, name: 'Ada' }]);
    expect(await named.first(here.db.read, { name: 'Ben' })).toBeUndefined();
    expect(await named.first(there.db.read, { name: 'Ben' })).toMatchObject({ name: 'Ben' });
    expect(await here.db.write((tx) => named.first(tx, { name: 'Ada' }))).toMatchObject({ name: 'Ada' });
    expect(built).toBe(1);
  });

  it('refuses to be built by a value that it does not have yet', async () => {
    const ctx = await testContext();
    const shaped = prepared((db: Reader, p: { name: string }) => db.selectFrom('account').select('id').where('name', '=', `${p.name}!`));
    await expect(shaped.all(ctx.db.read, { name: 'Ada' })).rejects.toThrow('built before there is a value for “name”');
  });
});

describe('inserting a row', () => {
  it('writes what is given and leaves the rest to the table', async () => {
    const ctx = await testContext();
    const row = { token_hash: 'h', account_id: (await person(ctx, 'Ada')).accountId, made_at: ctx.now(), seen_at: ctx.now() };
    await ctx.db.write((tx) => insertRow(tx, 'known_browser', row));
    await ctx.db.write((tx) => insertRow(tx, 'known_browser', { ...row, token_hash: 'i' }));
    expect(await ctx.db.read.selectFrom('known_browser').selectAll().orderBy('token_hash').execute()).toEqual([
      row,
      { ...row, token_hash: 'i' },
    ]);
  });
});
