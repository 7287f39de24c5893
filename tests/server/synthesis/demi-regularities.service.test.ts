import { describe, expect, it } from 'vitest';
import {
  agreeRegularity,
  changeRegularity,
  joinRegularity,
  partRegularity,
  placeMembers,
  splitRegularity,
  unsplitRegularity,
} from '../../../server/synthesis/demi-regularities.service.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, codeOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const [trust, conflict] = [await codeOf(ctx, scope, 'Trust'), await codeOf(ctx, scope, 'Conflict')];
  const cmocs: string[] = [];
  for (const code of [trust, trust, conflict]) cmocs.push(await cmocOf(ctx, scope, { elements: [{ kind: 'mechanism', code }] }));
  const rows = () => ctx.db.read.selectFrom('demi_regularity').selectAll().where('trashed_at', 'is', null).orderBy('number').execute();
  const members = async (id: string) =>
    (
      await ctx.db.read
        .selectFrom('demi_regularity_member')
        .select('cmoc_id')
        .where('demi_regularity_id', '=', id)
        .where('trashed_at', 'is', null)
        .execute()
    ).map((row) => row.cmoc_id);
  return { ctx, scope, trust, conflict, cmocs, rows, members };
}

describe('a demi-regularity', () => {
  it('gets its row when somebody first writes on it, and the same row afterwards', async () => {
    const { ctx, scope, trust, rows } = await setUp();
    const { id, version } = await changeRegularity(ctx, scope, { codeId: trust }, { explanation: 'People who know each other' });
    expect(
      await changeRegularity(ctx, scope, { codeId: trust, version }, { teamOutcome: 'N/A', teamOutcomeReason: 'ultimate' }),
    ).toMatchObject({ id });
    await agreeRegularity(ctx, scope, { id }, 'Ada, Ben');
    expect(await rows()).toMatchObject([
      {
        number: 1,
        code_id: trust,
        explanation: 'People who know each other',
        team_outcome: 'N/A',
        agreed_by: 'Ada, Ben',
        agreed_at: ctx.now(),
      },
    ]);
    await agreeRegularity(ctx, scope, { id }, '');
    expect(await rows()).toMatchObject([{ agreed_by: '', agreed_at: null }]);
  });

  it('can be split with chosen members, each in one only, and put together again', async () => {
    const { ctx, scope, trust, cmocs, rows, members } = await setUp();
    const [one = '', two = ''] = cmocs;
    const less = await splitRegularity(ctx, scope, trust, { statement: 'less conflict → trust', cmocIds: [one] });
    const loss = await splitRegularity(ctx, scope, trust, { statement: 'conflict → loss of trust', cmocIds: [one, two] });
    expect([await members(less), await members(loss)]).toEqual([[], [one, two]]);
    await placeMembers(ctx, scope, { id: loss }, { cmocIds: [two], belong: false });
    expect(await members(loss)).toEqual([one]);
    await unsplitRegularity(ctx, scope, loss);
    expect((await rows()).map((row) => row.id)).toEqual([less]);
    await expect(splitRegularity(ctx, scope, trust, { statement: '', cmocIds: [] })).rejects.toThrow('Choose the CMOCs');
  });

  it('can be joined to another and parted, never in a circle', async () => {
    const { ctx, scope, trust, conflict, rows } = await setUp();
    await joinRegularity(ctx, scope, { codeId: conflict }, { codeId: trust });
    const [a, b] = await rows();
    expect([a?.joined_into_id, b?.joined_into_id]).toEqual([b?.id, null]);
    await expect(joinRegularity(ctx, scope, { codeId: trust }, { codeId: conflict })).rejects.toThrow('joined to this one already');
    await partRegularity(ctx, scope, a?.id ?? '');
    expect((await rows()).every((row) => row.joined_into_id === null)).toBe(true);
  });
});
