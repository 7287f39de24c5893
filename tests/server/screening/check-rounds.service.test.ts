import { describe, expect, it } from 'vitest';
import { readFrozen } from '../../../server/agreement/frozen.ts';
import { drawsTheSame, readFrame, readSize } from '../../../server/agreement/round.ts';
import { Invalid, Refused } from '../../../server/platform/errors.ts';
import type { TestContext } from '../../support/context.ts';
import { closeRound, discardRound, drawSample } from '../../../server/screening/check-rounds.service.ts';
import { conflictsOf } from '../../../server/screening/conflicts.queries.ts';
import { decisionsShown, decisionHistory } from '../../../server/screening/decisions-shown.queries.ts';
import { decisionsOn, standingOn } from '../../../server/screening/decisions.queries.ts';
import { leaveOut, settle } from '../../../server/screening/decisions.service.ts';
import { standingExclusions } from '../../../server/screening/standing.queries.ts';
import { screeningTeam } from '../../support/screening-team.ts';

const size = { percent: 10 };

async function setUp(records = 53) {
  const team = await screeningTeam(records);
  const draw = (own: Partial<Parameters<typeof drawSample>[2]> = {}) =>
    drawSample(team.ctx, team.ada, { ...team.at, size, stratify: '', reviewers: [team.ben.actorId], seed: '4021', ...own });
  return { ...team, draw };
}

async function roundRow(ctx: TestContext, id: string) {
  const row = await ctx.db.read.selectFrom('check_round').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return { ...row, drawnIds: JSON.parse(row.drawn) as string[] };
}

describe('drawing a sample', () => {
  it('takes a tenth, rounded up, and the same seed and frame draw the same again', async () => {
    const { ctx, draw } = await setUp();
    const round = await roundRow(ctx, await draw());
    expect(round.drawnIds).toHaveLength(6);
    expect(round).toMatchObject({ name: 'Round 1', seed: '4021', state: 'open', stage: 'title_abstract' });
    const drawn = { frame: readFrame(round.frame), ...readSize(round.size), seed: round.seed };
    expect(drawn.frame.units).toHaveLength(53);
    expect(drawsTheSame(drawn, round.drawnIds)).toBe(true);
    expect(drawsTheSame({ ...drawn, seed: '4022' }, round.drawnIds)).toBe(false);
  });

  it('never draws a record again in a later round, until none is left', async () => {
    const { ctx, draw } = await setUp(10);
    const first = await roundRow(ctx, await draw({ size: { count: 4 } }));
    const second = await roundRow(ctx, await draw({ size: { count: 9 } }));
    expect(second.drawnIds).toHaveLength(6);
    expect(new Set([...first.drawnIds, ...second.drawnIds]).size).toBe(10);
    await expect(draw()).rejects.toBeInstanceOf(Refused);
  });

  it('never gives anybody their own decisions to check', async () => {
    const { ctx, ben, draw, choose, references } = await setUp(10);
    for (const reference of references.slice(0, 8)) await choose(ben, reference, 'include');
    const { drawnIds } = await roundRow(ctx, await draw({ size: { count: 5 } }));
    expect(new Set(drawnIds)).toEqual(new Set(references.slice(8)));
  });

  it('asks for reviewers who are not the only ones, and for records', async () => {
    const { draw, ada, ben, cleo } = await setUp(3);
    await expect(draw({ reviewers: [] })).rejects.toBeInstanceOf(Invalid);
    await expect(draw({ reviewers: [ada.actorId, ben.actorId, cleo.actorId] })).rejects.toBeInstanceOf(Invalid);
    await expect(draw({ reviewers: ['somebody'] })).rejects.toBeInstanceOf(Invalid);
    const other = await setUp(0);
    await expect(other.draw()).rejects.toBeInstanceOf(Invalid);
  });

  it('makes a seed by itself when none is given', async () => {
    const { ctx, draw } = await setUp(10);
    expect((await roundRow(ctx, await draw({ seed: '' }))).seed).toMatch(/^\d{6}$/);
  });
});

describe('an open round', () => {
  it('keeps the second reviewer from what the first decided, what stands and what follows, and nobody else', async () => {
    const { ctx, ada, ben, cleo, draw, choose } = await setUp();
    const [drawn = ''] = (await roundRow(ctx, await draw())).drawnIds;
    await choose(ada, drawn, 'exclude', 'Not about partnership');
    await settle(ctx, ada, {
      referenceId: drawn,
      phaseId: (await decisionsOn(ada, drawn))[0]!.phaseId,
      stage: 'title_abstract',
      choice: 'exclude',
      reasons: [],
      primaryReasonId: null,
      note: '',
    });
    await leaveOut(ctx, ada, { referenceId: drawn, reasons: [], primaryReasonId: null, note: 'Not relevant' });
    expect(await decisionsOn(ben, drawn)).toEqual([]);
    expect(await standingOn(ben, drawn)).toEqual([]);
    expect(await standingExclusions(ben)).toEqual(new Set());
    expect(await decisionHistory(ben, drawn)).toEqual([]);
    expect(await decisionsShown(ben, drawn, { stage: 'title_abstract' })).toMatchObject({ hidden: 0, others: [], isLeftOut: false });
    expect(await standingExclusions(cleo)).toEqual(new Set([drawn]));
    expect(await standingOn(cleo, drawn)).toHaveLength(2);
  });

  it('hides nothing of records that were not drawn', async () => {
    const { ctx, ada, ben, draw, choose, references, at } = await setUp();
    const { drawnIds } = await roundRow(ctx, await draw());
    const other = references.find((id) => !drawnIds.includes(id)) ?? '';
    await choose(ada, other, 'exclude');
    expect((await decisionsShown(ben, other, { phase: at.phaseId, stage: at.stage })).hidden).toBe(1);
  });

  it('takes the second reviewer’s decisions into its own set, where they do not stand and nobody else sees them', async () => {
    const { ctx, ada, ben, cleo, draw, choose, at } = await setUp();
    const [drawn = ''] = (await roundRow(ctx, await draw())).drawnIds;
    expect(await choose(ben, drawn, 'include')).toEqual({ stands: false });
    expect(await decisionsOn(ben, drawn)).toMatchObject([{ choice: 'include', reviewer: 'Ben' }]);
    for (const scope of [ada, cleo]) expect(await decisionsOn(scope, drawn)).toEqual([]);
    await expect(
      settle(ctx, ben, { ...at, referenceId: drawn, choice: 'include', reasons: [], primaryReasonId: null, note: '' }),
    ).rejects.toBeInstanceOf(Refused);
  });

  it('can be discarded until somebody has judged a record', async () => {
    const { ctx, ada, ben, draw, choose } = await setUp();
    const first = await draw();
    const [drawn = ''] = (await roundRow(ctx, first)).drawnIds;
    await discardRound(ctx, ada, first);
    const second = await draw();
    expect((await roundRow(ctx, second)).drawnIds).toContain(drawn);
    await choose(ben, drawn, 'include');
    await expect(discardRound(ctx, ada, second)).rejects.toBeInstanceOf(Refused);
  });
});

describe('closing a round', () => {
  it('freezes every decision and the agreement; what all judged alike stands, the rest waits', async () => {
    const { ctx, ada, ben, draw, choose } = await setUp();
    const id = await draw();
    const { drawnIds } = await roundRow(ctx, id);
    for (const [n, drawn] of drawnIds.entries()) {
      await choose(ada, drawn, n < 2 ? 'include' : 'exclude', 'as Ada saw it');
      if (n < 5) await choose(ben, drawn, n < 1 ? 'include' : 'exclude');
    }
    await closeRound(ctx, ada, id);
    const frozen = readFrozen((await roundRow(ctx, id)).statistics);
    expect(frozen).toMatchObject({ judged: 5, agreed: 4, first: [{ name: 'Ada' }], second: [{ name: 'Ben' }], all: null });
    expect(frozen?.pairs[0]).toMatchObject({
      table: {
        n: 5,
        agreed: 4,
        counts: [
          [1, 1],
          [0, 3],
        ],
      },
      percent: { value: 0.8 },
    });
    expect(frozen?.pairs[0]?.kappa.value).toBeCloseTo(0.5454545, 6);
    expect(await standingOn(ada, drawnIds[0]!)).toMatchObject([{ choice: 'include', madeHow: 'agreement' }]);
    expect(await standingOn(ada, drawnIds[1]!)).toEqual([]);
    expect((await decisionsOn(ben, drawnIds[1]!)).map((one) => [one.reviewer, one.choice])).toEqual([
      ['Ada', 'include'],
      ['Ben', 'exclude'],
    ]);
    expect((await decisionsOn(ada, drawnIds[1]!)).length).toBe(2);
  });

  it('leaves a conflict where somebody changes their mind about what was agreed', async () => {
    const { ctx, ada, ben, draw, choose } = await setUp();
    const id = await draw();
    const [drawn = ''] = (await roundRow(ctx, id)).drawnIds;
    await choose(ada, drawn, 'exclude');
    await choose(ben, drawn, 'exclude');
    await closeRound(ctx, ada, id);
    expect(await standingOn(ada, drawn)).toMatchObject([{ choice: 'exclude', madeHow: 'agreement' }]);
    await choose(ada, drawn, 'include');
    expect(await standingOn(ada, drawn)).toEqual([]);
    expect(await conflictsOf(ada)).toMatchObject([{ referenceId: drawn }]);
    await choose(ben, drawn, 'include');
    expect(await standingOn(ada, drawn)).toMatchObject([{ choice: 'include', madeHow: 'agreement' }]);
  });

  it('cannot be done twice, nor before anybody judged', async () => {
    const { ctx, ada, ben, draw, choose } = await setUp();
    const id = await draw();
    await expect(closeRound(ctx, ada, id)).rejects.toBeInstanceOf(Refused);
    await choose(ben, (await roundRow(ctx, id)).drawnIds[0]!, 'include');
    await closeRound(ctx, ada, id);
    await expect(closeRound(ctx, ada, id)).rejects.toBeInstanceOf(Refused);
  });

  it('keeps the frozen figures when somebody decides otherwise afterwards', async () => {
    const { ctx, ada, ben, draw, choose } = await setUp();
    const id = await draw();
    const [drawn = ''] = (await roundRow(ctx, id)).drawnIds;
    await choose(ada, drawn, 'include');
    await choose(ben, drawn, 'exclude');
    await closeRound(ctx, ada, id);
    const before = (await roundRow(ctx, id)).statistics;
    await choose(ben, drawn, 'include');
    expect((await roundRow(ctx, id)).statistics).toBe(before);
    expect((await decisionsOn(ada, drawn)).map((one) => one.choice)).toEqual(['include', 'include']);
  });
});
