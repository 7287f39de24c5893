import { describe, expect, it } from 'vitest';
import { Invalid, Refused } from '../../../server/platform/errors.ts';
import { closeRound, drawSample } from '../../../server/screening/check-rounds.service.ts';
import { decisionsShown } from '../../../server/screening/decisions-shown.queries.ts';
import { everything } from '../../../server/screening/queue.ts';
import { nextIn } from '../../../server/screening/queues.queries.ts';
import { sentenceOf } from '../../../server/screening/round-records.queries.ts';
import { roundShown } from '../../../server/screening/rounds-shown.queries.ts';
import { handSampleOver } from '../../../server/screening/sample-handover.service.ts';
import { handOversIn } from '../../../server/screening/taking-over.queries.ts';
import { stageCounts } from '../../../server/screening/counts.queries.ts';
import { readStage } from '../../../server/screening/stage-read.queries.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { screeningTeam } from '../../support/screening-team.ts';

/** Ada has screened all ten, Ben has judged two of a sample of five. */
async function leaving() {
  const team = await screeningTeam(10);
  const { ctx, ada, ben, cleo, at, references, choose } = team;
  for (const reference of references) await choose(ada, reference, 'exclude', 'Ada’s reason');
  const size = { count: 5 };
  const roundId = await drawSample(ctx, ada, { ...at, size, stratify: '', reviewers: [ben.actorId], seed: '7' });
  const drawn = (await roundShown(ada, roundId))?.drawnIds ?? [];
  for (const reference of drawn.slice(0, 2)) await choose(ben, reference, 'exclude');
  const handOver = (from: Scope, to: Scope) => handSampleOver(ctx, ada, { roundId, from: from.actorId, to: to.actorId });
  const waiting = async (who: Scope) => (await stageCounts(who, await readStage(who, at))).sample;
  return { ...team, roundId, drawn, handOver, waiting, cleo };
}

describe('handing a sample over', () => {
  it('gives the other what nobody has judged, blind, and leaves what was judged', async () => {
    const { ada, ben, cleo, at, drawn, handOver, waiting, choose, roundId } = await leaving();
    expect(await waiting(ben)).toBe(3);
    expect(await handOver(ben, cleo)).toBe(3);
    expect([await waiting(ben), await waiting(cleo)]).toEqual([0, 3]);
    const next = await nextIn(cleo, await readStage(cleo, at), { queue: 'sample', narrowing: everything });
    expect(drawn.slice(2)).toContain(next?.id);
    for (const who of [ben, cleo])
      for (const reference of drawn) expect(JSON.stringify(await decisionsShown(who, reference, at))).not.toContain('Ada’s reason');
    for (const reference of drawn.slice(2)) await choose(cleo, reference, 'exclude');
    expect(await waiting(cleo)).toBe(0);
    const round = await roundShown(ada, roundId);
    expect(round?.reviewers.map(({ name, judged, share, handedTo }) => ({ name, judged, share, handedTo }))).toEqual([
      { name: 'Ben', judged: 2, share: 2, handedTo: 'Cleo' },
      { name: 'Cleo', judged: 3, share: 3, handedTo: null },
    ]);
  });

  it('counts both when the round closes, and says so', async () => {
    const { ctx, ada, ben, cleo, drawn, handOver, choose, roundId } = await leaving();
    await handOver(ben, cleo);
    for (const reference of drawn.slice(2)) await choose(cleo, reference, 'exclude');
    await closeRound(ctx, ada, roundId);
    const round = await roundShown(ada, roundId);
    expect(round?.frozen).toMatchObject({ judged: 5, agreed: 5 });
    expect(round && (await sentenceOf(ada, round))).toContain('by Ben and Cleo, blind to Ada’s decisions');
  });

  it('can be handed back, and on, but never twice by the same person', async () => {
    const { ben, cleo, ada, handOver, waiting, choose, drawn } = await leaving();
    await handOver(ben, cleo);
    await expect(handOver(ben, cleo)).rejects.toBeInstanceOf(Refused);
    await choose(cleo, drawn[2] ?? '', 'exclude');
    expect(await handOver(cleo, ben)).toBe(2);
    expect([await waiting(ben), await waiting(cleo)]).toEqual([2, 0]);
    await expect(handOver(ben, ada)).rejects.toThrow(Invalid);
  });

  it('goes to nobody who screened those records, judges them already or may not screen', async () => {
    const { ada, ben, handOver, ctx, roundId } = await leaving();
    await expect(handOver(ben, ada)).rejects.toBeInstanceOf(Invalid);
    await expect(handOver(ben, ben)).rejects.toBeInstanceOf(Invalid);
    await expect(handSampleOver(ctx, ada, { roundId, from: ben.actorId, to: 'somebody' })).rejects.toBeInstanceOf(Invalid);
    await expect(handOver(ada, ben)).rejects.toBeInstanceOf(Refused);
  });

  it('is offered to those only who may take over', async () => {
    const { ada, ben, cleo, at, choose, drawn, handOver, roundId } = await leaving();
    const offered = async (who = ada, isMine = false) =>
      (await handOversIn(who, { ...at, id: roundId, isMine })).map(({ name, takers }) => [name, takers.map((one) => one.name)]);
    expect(await offered()).toEqual([['Ben', ['Cleo']]]);
    expect(await offered(ben, true)).toEqual([['Ben', ['Ada', 'Cleo']]]);
    await choose(cleo, drawn[4] ?? '', 'include');
    expect(await offered()).toEqual([['Ben', []]]);
    await expect(handOver(ben, cleo)).rejects.toThrow('Cleo has screened one of these records');
  });

  it('is over when all is judged or the round is closed', async () => {
    const { ctx, ada, ben, cleo, drawn, handOver, choose, roundId } = await leaving();
    for (const reference of drawn) await choose(ben, reference, 'exclude');
    await expect(handOver(ben, cleo)).rejects.toThrow('whole sample');
    await closeRound(ctx, ada, roundId);
    await expect(handOver(ben, cleo)).rejects.toThrow('closed');
  });
});
