import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../server/platform/activity.queries.ts';
import { Conflict, Invalid, NotFound } from '../../../server/platform/errors.ts';
import { change, changeUnseen, create, nextNumber, operate, restore, trash } from '../../../server/platform/operation.ts';
import { nextUndo } from '../../../server/platform/undo.ts';
import { operationsOf, takeBack } from '../../../server/platform/undo.queries.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';
import { testContext } from '../../support/context.ts';

const blankMemo = (text: string, objectId = 'x') => ({ object: 'review', object_id: objectId, text, foreign_guid: null });

describe('an operation', () => {
  it('writes each row together with its activity, chained without a gap', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await operate(ctx, scope, { verb: 'write a memo' }, (op) => create(op, 'memo', blankMemo('one')));
    const rows = await ctx.db.read.selectFrom('activity').selectAll().where('review_id', '=', scope.reviewId).orderBy('seq').execute();
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, at) => at + 1));
    for (const [at, { hash, ...row }] of rows.entries()) {
      expect(hashOf(row)).toBe(hash);
      expect(row.previous_hash).toBe(at ? rows[at - 1]?.hash : '');
    }
  });

  it('leaves nothing behind when it fails', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const before = await ctx.db.read.selectFrom('activity').select('id').execute();
    const failing = operate(ctx, scope, { verb: 'write a memo' }, async (op) => {
      await create(op, 'memo', blankMemo('lost'));
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await ctx.db.read.selectFrom('memo').selectAll().execute()).toEqual([]);
    expect(await ctx.db.read.selectFrom('activity').select('id').execute()).toEqual(before);
  });

  it('answers a retry of the same attempt with the first outcome', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const attempt = { key: 'key-of-this-attempt', route: '/memos', bodyHash: 'abc' };
    const once = () => operate(ctx, { ...scope, attempt }, { verb: 'write a memo' }, (op) => create(op, 'memo', blankMemo('one')));
    expect(await once()).toBe(await once());
    expect(await ctx.db.read.selectFrom('memo').selectAll().execute()).toHaveLength(1);
    const other = { ...attempt, bodyHash: 'def' };
    await operate(ctx, { ...scope, attempt: other }, { verb: 'write a memo' }, (op) => create(op, 'memo', blankMemo('two')));
    expect(await ctx.db.read.selectFrom('memo').selectAll().execute()).toHaveLength(2);
  });

  it('merges changes to different fields and refuses two to the same field, with both texts', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const patch = (version: number, fields: { title?: string; question?: string }) =>
      operate(ctx, scope, { verb: 'change the review' }, (op) => change(op, 'review', { id: scope.reviewId, version }, fields));
    await patch(1, { title: 'A' });
    expect(await patch(1, { question: 'Q' })).toBe(3);
    const refused = await patch(1, { title: 'B' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Conflict);
    expect((refused as Conflict).fields).toEqual([{ field: 'title', yours: 'B', theirs: 'A', base: 'Partnership working' }]);
  });

  it('leaves a field as it is now when the person sent it back as they had seen it', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const patch = (version: number, fields: { title: string; question: string }) =>
      operate(ctx, scope, { verb: 'change the review' }, (op) => change(op, 'review', { id: scope.reviewId, version }, fields));
    await patch(1, { title: 'A', question: '' });
    expect(await patch(1, { title: 'Partnership working', question: 'Q' })).toBe(3);
    const row = await ctx.db.read.selectFrom('review').select(['title', 'question']).executeTakeFirstOrThrow();
    expect(row).toEqual({ title: 'A', question: 'Q' });
  });

  it('merges into a row that the person had not seen, and refuses what was filled otherwise meanwhile', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const blank = { title: 'Partnership working', question: '' };
    const fill = (patch: { title: string; question: string }) =>
      operate(ctx, scope, { verb: 'change the review' }, (op) => changeUnseen(op, 'review', scope.reviewId, { blank, patch }));
    expect(await fill({ ...blank, title: 'A' })).toBe(2);
    expect(await fill({ ...blank, question: 'Q' })).toBe(3);
    expect(await fill({ title: 'A', question: 'Q' })).toBe(3);
    await expect(fill({ ...blank, question: 'R' })).rejects.toMatchObject({ fields: [{ field: 'question', theirs: 'Q', base: '' }] });
  });

  it("does not find another review's rows", async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    const id = await operate(ctx, other, { verb: 'write a memo' }, (op) => create(op, 'memo', blankMemo('theirs')));
    await expect(
      operate(ctx, scope, { verb: 'change a memo' }, (op) => change(op, 'memo', { id }, { text: 'mine' })),
    ).rejects.toBeInstanceOf(NotFound);
  });

  it('refuses a name that is taken, also when it comes back from the trash', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const phase = (name: string) =>
      operate(ctx, scope, { verb: 'add a phase' }, (op) => create(op, 'phase', { name, name_key: name, position: 9 }));
    const first = await phase('testing');
    await expect(phase('testing')).rejects.toBeInstanceOf(Invalid);
    await operate(ctx, scope, { verb: 'remove a phase' }, async (op) => (await trash(op, 'phase', first), null));
    await phase('testing');
    await expect(
      operate(ctx, scope, { verb: 'restore a phase' }, async (op) => (await restore(op, 'phase', first), null)),
    ).rejects.toBeInstanceOf(Invalid);
  });

  it('never gives a number twice', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const numbers = await Promise.all(
      Array.from({ length: 20 }, () => operate(ctx, scope, { verb: 'count' }, (op) => nextNumber(op, 'cmoc'))),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });
});

describe('undo', () => {
  it('takes the latest operation back and redo does it again', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const id = await operate(ctx, scope, { verb: 'write a memo' }, (op) => create(op, 'memo', blankMemo('one')));
    await operate(ctx, scope, { verb: 'change a memo' }, (op) => change(op, 'memo', { id }, { text: 'two' }));
    const textOf = async () => (await ctx.db.read.selectFrom('memo').select(['text', 'trashed_at']).executeTakeFirstOrThrow()).text;
    const next = async () => nextUndo(await operationsOf(ctx.db.read, scope), new Set(['make the review']));
    const { undo } = await next();
    await takeBack(ctx, scope, undo!);
    expect(await textOf()).toBe('one');
    const { redo, undo: before } = await next();
    expect(before?.verb).toBe('write a memo');
    await takeBack(ctx, scope, redo!);
    expect(await textOf()).toBe('two');
  });

  it('is refused with a name when somebody changed the object since', async () => {
    const ctx = await testContext();
    const { scope, slug } = await reviewOfAda(ctx);
    const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
    const id = await operate(ctx, scope, { verb: 'write a memo' }, (op) => create(op, 'memo', blankMemo('one')));
    await operate(ctx, ben, { verb: 'change a memo' }, (op) => change(op, 'memo', { id }, { text: 'two' }));
    const { undo } = nextUndo(await operationsOf(ctx.db.read, scope), new Set());
    await expect(takeBack(ctx, scope, undo!)).rejects.toThrow('Ben changed this since');
  });
});
