import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../server/platform/context.ts';
import { Invalid } from '../../../server/platform/errors.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { allCmocs } from '../../../server/synthesis/cmocs.queries.ts';
import { setStatus } from '../../../server/synthesis/cmocs.service.ts';
import { supportAmong } from '../../../server/synthesis/lists.queries.ts';
import { linkWhileReading } from '../../../server/synthesis/placing.service.ts';
import { mergeCmocs, unmerge } from '../../../server/synthesis/relations.service.ts';
import { assignCmocs } from '../../../server/synthesis/testing.service.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';
import { littleTheory } from '../../support/theory.ts';

/** What is counted for each CMOC, by its number. */
async function counts(scope: Scope) {
  const cmocs = await allCmocs(scope);
  const support = await supportAmong(scope, cmocs);
  return cmocs.map((cmoc) => [cmoc.number, support.get(cmoc.id)]);
}

const acts = [
  ['prior', 'history', 'supports'],
  ['prior', 'trust', 'refutes'],
  ['prior', 'commitment', 'supports'],
  ['extracted', 'history', 'supports'],
  ['extracted', 'trust', 'refines'],
  ['assign', 'history', ''],
] as const;

async function counted(ctx: Context, order: readonly (typeof acts)[number][]) {
  const { scope } = await reviewOfAda(ctx, `Review ${ctx.newId()}`);
  const { passages, prior, extracted } = await littleTheory(ctx, scope);
  for (const [on, passage, stance] of order)
    if (on === 'assign') await assignCmocs(ctx, scope, [extracted], { theoryCmocId: prior, belongs: true });
    else await linkWhileReading(ctx, scope, { cmocId: { prior, extracted }[on], excerptIds: [passages[passage]], stance });
  return counts(scope);
}

describe('what counts for a CMOC', () => {
  it('does not depend on the order in which passages were linked and CMOCs assigned', { timeout: 120_000 }, async () => {
    const ctx = await testContext();
    const expected = await counted(ctx, acts);
    expect(JSON.stringify(expected)).toContain('"excerptsAgainst":1');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...acts], { minLength: acts.length }), async (order) => {
        expect(await counted(ctx, order)).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  it(
    'is as it was once merged CMOCs are taken out again, in any order, with what the team had said of them',
    { timeout: 120_000 },
    async () => {
      const ctx = await testContext();
      const pair = fc.tuple(fc.nat(3), fc.nat(3));
      await fc.assert(
        fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 6 }), fc.boolean(), async (merges, reversed) => {
          const { scope } = await reviewOfAda(ctx, `Review ${ctx.newId()}`);
          const { passages, prior } = await littleTheory(ctx, scope);
          const more = [];
          for (const wording of ['respect', 'hope', 'fear'])
            more.push(await cmocOf(ctx, scope, { elements: [{ kind: 'mechanism', wording }] }));
          const ids = [prior, ...more];
          await linkWhileReading(ctx, scope, { cmocId: prior, excerptIds: [passages.trust, passages.commitment], stance: 'supports' });
          await setStatus(ctx, scope, [ids[1] ?? ''], { status: 'agreed', who: 'Ada, Ben', note: 'Meeting 3' });
          await setStatus(ctx, scope, [ids[2] ?? ''], { status: 'retired', who: 'Ada', note: '', because: 'unsupported' });
          const saying = async () =>
            (await allCmocs(scope)).map(({ number, status, agreedBy, agreedAt, statusNote, retiredBecause, mergedIntoId }) => [
              number,
              status,
              agreedBy,
              agreedAt,
              statusNote,
              retiredBecause,
              mergedIntoId,
            ]);
          const before = [await saying(), await counts(scope)];
          ctx.pass(60_000);
          for (const [from, into] of merges)
            await mergeCmocs(ctx, scope, [ids[from] ?? ''], { intoId: ids[into] ?? '', who: 'Ada', reason: '' }).catch(refusal);
          const merged = (await allCmocs(scope)).filter((cmoc) => cmoc.mergedIntoId).map((cmoc) => cmoc.id);
          for (const id of reversed ? merged.toReversed() : merged) await unmerge(ctx, scope, id);
          expect([await saying(), await counts(scope)]).toEqual(before);
        }),
        { numRuns: 8 },
      );
    },
  );
});

/** Into itself, or in a circle: said, and nothing done. */
const refusal = (error: unknown): void => {
  if (!(error instanceof Invalid)) throw error;
};
