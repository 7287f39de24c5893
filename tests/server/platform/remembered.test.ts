import { describe, expect, it } from 'vitest';
import type { Reader } from '../../../server/platform/database.ts';
import { change, create, operate, trash } from '../../../server/platform/operation.ts';
import { prepared } from '../../../server/platform/prepared.ts';
import { mostReread, mostRows, type Of, remembered, rememberedRows } from '../../../server/platform/remembered.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { testContext, type TestContext, temporaryFolder } from '../../support/context.ts';
import { codeOf, codingOf, documentOf, excerptOf, roleOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';
import { bareCoding } from '../../support/reading.ts';

/** The names of codes, and how often they were read. */
function namesOfCodes() {
  const read = { times: 0 };
  const names = remembered({ rows: ['code'] }, async ({ db, reviewId }: Of) => {
    read.times += 1;
    const rows = await db.selectFrom('code').select('name').where('review_id', '=', reviewId).where('trashed_at', 'is', null).execute();
    return rows.map((row) => row.name).sort();
  });
  return { names, read };
}

const writing = <T extends string | number | null>(ctx: TestContext, scope: Scope, work: Parameters<typeof operate<T>>[3]): Promise<T> =>
  operate(ctx, scope, { verb: 'set up' }, work);

describe('a remembered reading', () => {
  it('is read again once something it looks at was written, and not before', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { names, read } = namesOfCodes();
    const trust = await codeOf(ctx, scope, 'Trust');
    expect(await names(scope)).toEqual(['Trust']);
    await documentOf(ctx, scope, 'Lee', ['Nothing about codes.']);
    expect(await names(scope)).toEqual(['Trust']);
    expect(read.times).toBe(1);
    await writing(ctx, scope, (op) => change(op, 'code', { id: trust }, { name: 'Faith' }));
    expect(await names(scope)).toEqual(['Faith']);
    await writing(ctx, scope, async (op) => trash(op, 'code', trust).then(() => null));
    expect(await names(scope)).toEqual([]);
    expect(read.times).toBe(3);
  });

  it('looks up rows that others point at, and is read again when one of these changes, not when there is a new one', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const quotes = remembered({ rows: ['coding'], lookedUp: ['excerpt'] }, ({ db, reviewId }: Of) =>
      db
        .selectFrom('coding as c')
        .innerJoin('excerpt as e', 'e.id', 'c.excerpt_id')
        .select('e.note')
        .where('c.review_id', '=', reviewId)
        .execute(),
    );
    const lee = await documentOf(ctx, scope, 'Lee', ['Staff trusted the process and said so.']);
    const excerpt = await excerptOf(ctx, scope, lee, 'Staff trusted');
    await codingOf(ctx, scope, excerpt, {});
    const first = await quotes(scope);
    await excerptOf(ctx, scope, lee, 'the process');
    expect(await quotes(scope)).toBe(first);
    await writing(ctx, scope, (op) => change(op, 'excerpt', { id: excerpt }, { note: 'See page 4.' }));
    expect(await quotes(scope)).toEqual([{ note: 'See page 4.' }]);
  });

  it('sees what another process wrote', async () => {
    const folder = temporaryFolder();
    const [server, command] = [await testContext(folder), await testContext(folder)];
    const { scope } = await reviewOfAda(server);
    const { names } = namesOfCodes();
    expect(await names(scope)).toEqual([]);
    await codeOf(command, { ...scope, db: command.db.read }, 'Trust');
    expect(await names(scope)).toEqual(['Trust']);
  });

  it('sees inside a write what the write has done, and keeps nothing of it', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { names } = namesOfCodes();
    const trust = await codeOf(ctx, scope, 'Trust');
    await names(scope);
    const failing = writing(ctx, scope, async (op) => {
      expect(await names({ db: op.tx, reviewId: op.reviewId })).toEqual(['Trust']);
      await change(op, 'code', { id: trust }, { name: 'Faith' });
      expect(await names({ db: op.tx, reviewId: op.reviewId })).toEqual(['Faith']);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await names(scope)).toEqual(['Trust']);
  });

  it('is shared by those who ask at the same time, and asked anew after it failed', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { names, read } = namesOfCodes();
    await Promise.all([names(scope), names(scope), names(scope)]);
    expect(read.times).toBe(1);
    await codeOf(ctx, scope, 'Trust');
    await Promise.all([names(scope), names(scope), names(scope)]);
    expect(read.times).toBe(2);
    let isBroken = true;
    const moody = remembered({ rows: ['code'] }, async (_: Of) => {
      if (isBroken) throw new Error('not now');
      return 'fine';
    });
    await expect(moody(scope)).rejects.toThrow('not now');
    isBroken = false;
    expect(await moody(scope)).toBe('fine');
  });

  it('is kept apart by review, by set and by what was asked, and knows no person', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const asked = remembered({ rows: ['code'] }, async (of: Pick<Scope, 'db' | 'reviewId' | 'setId'>, words: readonly string[]) => ({
      of: Object.keys(of).sort(),
      words,
    }));
    const first = await asked(scope, ['a']);
    expect(first.of).toEqual(['db', 'reviewId', 'setId']);
    expect(await asked(scope, ['b'])).not.toBe(first);
    expect(await asked({ ...scope, setId: 'another' }, ['a'])).not.toBe(first);
    expect(await asked({ ...scope, reviewId: 'another' }, ['a'])).not.toBe(first);
    const ofAnother: Scope = { ...scope, actorId: 'another' };
    expect(await asked(ofAnother, ['a'])).toBe(first);
  });

  it('refuses a table that it does not name, other than a part of the query itself, and a query whose tables it can’t see', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const hidden = remembered({ rows: ['code'] }, ({ db }: Of) =>
      db
        .selectFrom('code')
        .select('name')
        .where(({ exists, selectFrom }) => exists(selectFrom('coding as c').select('c.id').whereRef('c.code_id', '=', 'code.id')))
        .execute(),
    );
    await expect(hidden(scope)).rejects.toThrow('reads the table “coding” and does not say so');
    const named = remembered({ rows: ['code'] }, ({ db }: Of) =>
      db
        .with('mine', (cte) => cte.selectFrom('code').select('name'))
        .selectFrom('mine')
        .select('name')
        .execute(),
    );
    expect(await named(scope)).toEqual([]);
    const built = prepared((db: Reader, p: { name: string }) => db.selectFrom('code').select('id').where('name', '=', p.name));
    await built.all(ctx.db.read, { name: 'Trust' });
    const opaque = remembered({ rows: ['code'] }, ({ db }: Of) => built.all(db, { name: 'Trust' }));
    await expect(opaque(scope)).rejects.toThrow('read with plain queries');
  });

  it('goes from memory when others need the room, what was asked for longest ago first', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    for (const name of 'abcdefghijkl') await codeOf(ctx, scope, name);
    let times = 0;
    const many = remembered({ rows: ['code'] }, ({ db }: Of, _: string) => {
      times += 1;
      return db
        .selectFrom(['code as a', 'code as b', 'code as c', 'code as d', 'code as e'])
        .select('a.name')
        .where('a.review_id', '=', scope.reviewId)
        .limit(Math.ceil(mostRows / 2.5))
        .execute();
    });
    for (const which of ['first', 'second', 'first', 'third', 'first']) await many(scope, which);
    expect(times).toBe(3);
    await many(scope, 'second');
    expect(times).toBe(4);
  });
});

/** Codings with the note of their passage, and of which ids they were read: null for all. */
function codingsKept() {
  const asked: (number | null)[] = [];
  const codings = rememberedRows({ of: 'coding', lookedUp: ['excerpt'] }, ({ db, reviewId }: Of, ids) => {
    asked.push(ids?.length ?? null);
    const rows = db
      .selectFrom('coding as c')
      .innerJoin('excerpt as e', 'e.id', 'c.excerpt_id')
      .select(['c.id', 'c.code_id', 'e.note'])
      .where('c.review_id', '=', reviewId)
      .where('c.trashed_at', 'is', null);
    return (ids ? rows.where('c.id', 'in', ids) : rows).execute();
  });
  return { codings, asked };
}

async function twoCodings(ctx: TestContext, scope: Scope) {
  const [trust, faith] = [await codeOf(ctx, scope, 'Trust'), await codeOf(ctx, scope, 'Faith')];
  const lee = await documentOf(ctx, scope, 'Lee', ['Staff trusted the process and said so.']);
  const excerpt = await excerptOf(ctx, scope, lee, 'Staff trusted');
  const codings = [await codingOf(ctx, scope, excerpt, { code: trust }), await codingOf(ctx, scope, excerpt, { code: faith })] as const;
  return { trust, excerpt, codings };
}

describe('remembered rows', () => {
  it('are read again one by one, as the history names them; the others stand as they are', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { codings, asked } = codingsKept();
    const { trust, excerpt, codings: made } = await twoCodings(ctx, scope);
    const [first, second] = made;
    const before = await codings(scope);
    await writing(ctx, scope, (op) => change(op, 'coding', { id: second }, { code_id: null }));
    const third = await codingOf(ctx, scope, excerpt, { code: trust, role: await roleOf(scope, 'outcome') });
    const after = await codings(scope);
    expect(after.get(second)?.code_id).toBeNull();
    expect(new Set(after.keys())).toEqual(new Set([first, second, third]));
    expect(after.get(first)).toBe(before.get(first));
    expect(before.size).toBe(2);
    expect(before.get(second)?.code_id).not.toBeNull();
    await writing(ctx, scope, async (op) => trash(op, 'coding', first).then(() => null));
    expect([...(await codings(scope)).keys()].sort()).toEqual([second, third].sort());
    expect(asked).toEqual([null, 2, 1]);
  });

  it('are all read again when a row that they look up changes, and when so many were written that this is sooner done', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { codings, asked } = codingsKept();
    const { excerpt, codings: made } = await twoCodings(ctx, scope);
    await codings(scope);
    await writing(ctx, scope, async (op) => {
      await change(op, 'excerpt', { id: excerpt }, { note: 'See page 4.' });
      return change(op, 'coding', { id: made[0] }, { code_id: null });
    });
    expect([...(await codings(scope)).values()].map((row) => row.note)).toEqual(['See page 4.', 'See page 4.']);
    await writing(ctx, scope, async (op) => {
      for (let n = 0; n <= mostReread; n++)
        await create(op, 'coding', { ...bareCoding, role_id: null, code_id: null, set_id: scope.setId, excerpt_id: excerpt });
      return null;
    });
    expect((await codings(scope)).size).toBe(mostReread + 3);
    expect(asked).toEqual([null, null, null]);
  });

  it('are read once for those who ask at the same time', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { codings, asked } = codingsKept();
    const { codings: made } = await twoCodings(ctx, scope);
    await Promise.all([codings(scope), codings(scope)]);
    await writing(ctx, scope, (op) => change(op, 'coding', { id: made[0] }, { code_id: null }));
    const [one, another] = await Promise.all([codings(scope), codings(scope)]);
    expect(one).toBe(another);
    expect(asked).toEqual([null, 1]);
  });
});
