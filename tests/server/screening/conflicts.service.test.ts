import { describe, expect, it } from 'vitest';
import { Invalid, Refused } from '../../../server/platform/errors.ts';
import { nextUndo } from '../../../server/platform/undo.ts';
import { operationsOf, takeBack } from '../../../server/platform/undo.queries.ts';
import { closeRound, drawSample } from '../../../server/screening/check-rounds.service.ts';
import { conflictShown, conflictsOf } from '../../../server/screening/conflicts.queries.ts';
import { resolveConflict, type Resolving } from '../../../server/screening/conflicts.service.ts';
import { standingOn } from '../../../server/screening/decisions.queries.ts';
import { sentenceOf } from '../../../server/screening/round-records.queries.ts';
import { roundShown } from '../../../server/screening/rounds-shown.queries.ts';
import { screeningTeam } from '../../support/screening-team.ts';

/** Ada included, Ben excluded, both with their reasons. */
async function inConflict() {
  const team = await screeningTeam(6);
  const [record = ''] = team.references;
  await team.choose(team.ada, record, 'include', 'About partnership');
  await team.choose(team.ben, record, 'exclude', 'An editorial');
  const resolving: Resolving = {
    ...team.at,
    referenceId: record,
    choice: 'include',
    reasons: [],
    primaryReasonId: null,
    how: 'discussion',
    people: 'Ada, Ben',
    on: '2026-03-04',
    why: 'It reports data after all.',
  };
  return { ...team, record, resolving };
}

describe('a conflict', () => {
  it('shows both decisions with their notes to everybody, and waits until it is resolved', async () => {
    const { ada, cleo, at, record } = await inConflict();
    for (const scope of [ada, cleo]) expect(await conflictsOf(scope)).toMatchObject([{ referenceId: record, stage: at.stage }]);
    const shown = await conflictShown(cleo, record, at);
    expect(shown?.decisions.map((one) => [one.reviewer, one.choice, one.note])).toEqual([
      ['Ada', 'include', 'About partnership'],
      ['Ben', 'exclude', 'An editorial'],
    ]);
    expect(shown).toMatchObject({ standing: undefined, waiting: 1, next: undefined });
  });

  it('is resolved by discussion: who, when, why and both originals are kept', async () => {
    const { ctx, ada, ben, at, record, resolving } = await inConflict();
    await resolveConflict(ctx, ben, resolving);
    expect(await conflictsOf(ada)).toEqual([]);
    expect(await standingOn(ada, record)).toMatchObject([
      { choice: 'include', madeHow: 'discussion', people: 'Ada, Ben', decidedOn: '2026-03-04', note: 'It reports data after all.' },
    ]);
    const row = await ctx.db.read.selectFrom('resolution').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ how: 'discussion', people: 'Ada, Ben', resolved_on: '2026-03-04', check_round_id: null });
    expect(JSON.parse(row.originals)).toMatchObject([
      { reviewer: 'Ada', choice: 'include', note: 'About partnership' },
      { reviewer: 'Ben', choice: 'exclude', note: 'An editorial' },
    ]);
    expect(await conflictShown(ada, record, at)).toMatchObject({ resolved: { how: 'discussion', why: 'It reports data after all.' } });
  });

  it('is resolved by a third reviewer, who is not one of the two', async () => {
    const { ctx, ada, cleo, record, resolving } = await inConflict();
    await expect(resolveConflict(ctx, ada, { ...resolving, how: 'third' })).rejects.toBeInstanceOf(Invalid);
    await expect(resolveConflict(ctx, ada, { ...resolving, people: '' })).rejects.toBeInstanceOf(Invalid);
    await resolveConflict(ctx, cleo, { ...resolving, how: 'third', people: 'whoever' });
    expect(await standingOn(ada, record)).toMatchObject([{ madeHow: 'third', people: 'Cleo' }]);
  });

  it('can be resolved once; undo brings it back', async () => {
    const { ctx, ada, cleo, resolving } = await inConflict();
    await resolveConflict(ctx, cleo, { ...resolving, how: 'third' });
    await expect(resolveConflict(ctx, ada, resolving)).rejects.toBeInstanceOf(Refused);
    const { undo } = nextUndo(await operationsOf(ctx.db.read, cleo), new Set());
    await takeBack(ctx, cleo, undo!);
    expect(await conflictsOf(ada)).toHaveLength(1);
    await resolveConflict(ctx, ada, resolving);
    expect(await conflictsOf(ada)).toEqual([]);
  });

  it('asks for a reason where a full text is excluded, and refuses where nobody parted', async () => {
    const { ctx, ada, resolving, references, choose } = await inConflict();
    const [, other = ''] = references;
    await choose(ada, other, 'include');
    await expect(resolveConflict(ctx, ada, { ...resolving, referenceId: other })).rejects.toBeInstanceOf(Refused);
    await expect(resolveConflict(ctx, ada, { ...resolving, stage: 'full_text', choice: 'exclude', why: '' })).rejects.toBeInstanceOf(
      Invalid,
    );
  });
});

describe('the conflicts of a round', () => {
  it('appear when it closes, to both, and their resolution is told in the methods sentence', async () => {
    const { ctx, ada, ben, at, choose } = await screeningTeam(20);
    const round = await drawSample(ctx, ada, { ...at, size: { percent: 10 }, stratify: '', reviewers: [ben.actorId], seed: '7' });
    const drawn = (await roundShown(ada, round))?.drawnIds ?? [];
    await choose(ada, drawn[0]!, 'include');
    await choose(ada, drawn[1]!, 'exclude');
    for (const one of drawn) await choose(ben, one, 'exclude');
    for (const scope of [ada, ben]) expect(await conflictsOf(scope)).toEqual([]);
    expect(await conflictShown(ben, drawn[0]!, at)).toBeUndefined();
    await closeRound(ctx, ada, round);
    for (const scope of [ada, ben]) expect((await conflictsOf(scope)).map((one) => one.referenceId)).toEqual([drawn[0]]);
    const told = async () => sentenceOf(ada, (await roundShown(ada, round))!);
    expect(await told()).toContain(
      'a random 10% sample (n = 2 of 20, seed 7) was independently screened by Ben, blind to Ada’s decisions. Agreement was 50% (1 of 2)',
    );
    expect(await told()).toContain('The disagreement is not resolved yet.');
    await resolveConflict(ctx, ben, {
      ...at,
      referenceId: drawn[0]!,
      choice: 'exclude',
      reasons: [],
      primaryReasonId: null,
      how: 'discussion',
      people: 'Ada, Ben',
      on: '2026-03-04',
      why: '',
    });
    expect(await told()).toContain('The disagreement was resolved by discussion.');
    expect(await ctx.db.read.selectFrom('resolution').select('check_round_id').executeTakeFirst()).toEqual({ check_round_id: round });
  });
});
