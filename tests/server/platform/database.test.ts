import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAtLeast, openDatabase } from '../../../server/platform/database.ts';
import { migrate, newestSchema, schemaOf } from '../../../server/platform/migrate.ts';
import { largest, makeLarge, scaled } from '../../bench/large-review.ts';
import { temporaryFolder, testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, mmap_size: 0, trusted_schema: 0, cell_size_check: 1 };

async function existing(): Promise<string> {
  const file = join(temporaryFolder(), 'retroduce.db');
  const db = openDatabase(file, { process: 'command' });
  await migrate(db);
  db.close();
  return file;
}

function open(file: string, process: 'server' | 'command') {
  const db = openDatabase(file, { process });
  onTestFinished(() => db.close());
  return db;
}

describe('R-03: opening a database that exists already', () => {
  it.each(['server', 'command'] as const)('is safe in a %s', async (kind) => {
    const pragmas = open(await existing(), kind).pragmas();
    expect(pragmas).toMatchObject({ ...wanted, busy_timeout: kind === 'server' ? 20 : 15_000 });
    expect(isAtLeast(String(pragmas['sqlite_version']), [3, 51, 3])).toBe(true);
  });

  it('knows old from new versions', () => {
    expect(['3.51.2', '3.51.3', '3.52.0', '4.0.0', '3.9.9'].map((version) => isAtLeast(version, [3, 51, 3]))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('a write', () => {
  it('takes the lock when it begins, before it has written anything', async () => {
    const file = await existing();
    const [a, b] = [open(file, 'server'), open(file, 'server')];
    await a.write(async (tx) => {
      await tx.selectFrom('account').select('id').execute();
      await expect(b.writer.executeQuery(CompiledQuery.raw('begin immediate'))).rejects.toThrow('locked');
    });
  });

  it('waits for another process without blocking, and goes through', async () => {
    const file = await existing();
    const [a, b] = [open(file, 'server'), open(file, 'server')];
    let released = false;
    const holding = a.write(async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      released = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 10);
    await b.write(async () => expect(released).toBe(true));
    clearInterval(ticking);
    await holding;
    expect(turns).toBeGreaterThan(0);
  });

  it('can not be made through the reading connection', async () => {
    const db = open(await existing(), 'server');
    await expect(db.read.selectFrom('account').selectAll().execute()).resolves.toEqual([]);
    const reader = db.read as unknown as typeof db.writer;
    await expect(reader.deleteFrom('account').execute()).rejects.toThrow('readonly');
  });
});

describe('the schema', () => {
  it('is made once and not again', async () => {
    const db = open(await existing(), 'server');
    expect(await schemaOf(db)).toBe(newestSchema);
    expect(await migrate(db)).toEqual({ from: newestSchema, to: newestSchema });
  });

  it('of a newer product is refused with both numbers', async () => {
    const file = await existing();
    const db = open(file, 'server');
    db.pragma(`user_version = ${newestSchema + 5}`);
    await expect(migrate(db)).rejects.toThrow(`schema ${newestSchema + 5}`);
  });

  it("of another program is left alone, as is a file that isn't a database", async () => {
    const file = join(temporaryFolder(), 'other.db');
    const db = open(file, 'server');
    await db.writer.schema.createTable('theirs').addColumn('a', 'text').execute();
    await expect(migrate(db)).rejects.toThrow('another program');
    const text = join(temporaryFolder(), 'text.db');
    writeFileSync(
      text,
      'this is not a database, and longer than a header of one hundred bytes would be: lorem ipsum dolor sit amet, consetetur',
    );
    expect(() => openDatabase(text, { process: 'server' })).toThrow();
  });
});

describe('a snapshot', () => {
  it('goes on seeing its moment while others write, and can’t write itself', async () => {
    const db = open(await existing(), 'server');
    const count = (reader: typeof db.read) =>
      reader
        .selectFrom('account')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
    const snapshot = db.snapshot();
    const before = await count(snapshot.db);
    await db.write(async (tx) => {
      await tx
        .insertInto('account')
        .values({
          id: 'a',
          email: 'a@example.org',
          email_key: 'a@example.org',
          name: 'A',
          password_hash: '',
          is_admin: 0,
          is_operator: 0,
          theme: 'system',
          keys_off: 0,
          made_at: '',
          password_changed_at: '',
          disabled_at: null,
        })
        .execute();
    });
    expect(await count(snapshot.db)).toEqual(before);
    expect((await count(db.read)).n).toBe(before.n + 1);
    snapshot.close();
  });
});

describe('a large review', () => {
  it('is read by the narrow index once the database has looked at how its tables have grown', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { references } = await makeLarge(ctx, scope, scaled(largest, 0.03));
    await ctx.db.optimize();
    const plan = await sql<{ detail: string }>`explain query plan select id from cmoc where review_id = ${scope.reviewId}
      and reference_id = ${references[0]} and set_id = ${scope.setId} and trashed_at is null`.execute(ctx.db.read);
    expect(plan.rows.map((row) => row.detail).join()).toContain('cmoc_by_reference_id');
    await expect(sql`delete from cmoc`.execute(ctx.db.read)).rejects.toThrow(/readonly/);
  });

  it('is known to be large: some hundred passages are looked up, not picked from all', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { excerpts } = await makeLarge(ctx, scope, { documents: 5, excerpts: 3000, cmocs: 1, links: 1, codes: 5 });
    const { rows } = await sql<{ stat: string }>`select stat from sqlite_stat1 where idx = 'coding_by_review_id_role_id'`.execute(
      ctx.db.read,
    );
    expect(rows[0]?.stat).toMatch(/^3000 3000 /);
    const plan = await sql<{ detail: string }>`explain query plan select id, note from coding where review_id = ${scope.reviewId}
      and trashed_at is null and excerpt_id in (${sql.join(excerpts.slice(0, 500))})`.execute(ctx.db.read);
    expect(plan.rows[0]?.detail).toContain('excerpt_id=?');
  });
});
