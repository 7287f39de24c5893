/** several people at the same answers, in any order. Nothing that was typed is lost, and nobody overwrites unseen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { wordsOf } from '../../../server/extraction/answer.ts';
import { historyAt } from '../../../server/extraction/answer-history.queries.ts';
import { draftsUnder } from '../../../server/platform/drafts.queries.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { type Agent, agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { referenceOf } from '../../support/factories.ts';
import { ask, formOf } from '../../support/forms.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

const questions = ['driver', 'sample'] as const;

type Step = { readonly who: number; readonly at: (typeof questions)[number]; readonly does: 'reload' | 'save' };

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2),
  at: fc.constantFrom(...questions),
  does: fc.constantFrom('reload', 'save', 'save', 'save'),
});

interface Hand {
  readonly agent: Agent;
  readonly scope: Scope;
  /** The version of each answer on this person's screen. */
  readonly seen: Map<string, number>;
}

async function review() {
  const ctx = await testContext();
  const { ada, slug, scope } = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  const hands: Hand[] = [{ agent: await agentOf(ctx, app, ada), scope, seen: new Map() }];
  for (const name of ['Ben', 'Cleo']) {
    const who = await person(ctx, name);
    const joined = await joinReview(ctx, slug, who, 'reviewer', scope);
    hands.push({ agent: await agentOf(ctx, app, who), scope: joined, seen: new Map() });
  }
  const form = await formOf(
    ctx,
    scope,
    questions.map((id) => ask(id, 'text')),
  );
  return { ctx, slug, scope, hands, form };
}

describe('R-16: one form, several hands', { timeout: 60_000 }, () => {
  it('keeps every text ever sent: as the answer, in its history, or beside the conflict', async () => {
    const { ctx, slug, scope, hands, form } = await review();
    let n = 0;
    let conflicts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const reference = await referenceOf(ctx, scope, `Paper ${n++}`);
        for (const hand of hands) hand.seen.clear();
        const sent: { readonly text: string; readonly by: Scope }[] = [];
        const versions = new Map<string, number>(questions.map((at) => [at, 0]));
        for (const { who, at, does } of steps) {
          const hand = hands[who]!;
          if (does === 'reload') {
            for (const [question, version] of versions) hand.seen.set(question, version);
            continue;
          }
          const text = `text ${n++}`;
          sent.push({ text, by: hand.scope });
          const seen = hand.seen.get(at) ?? 0;
          const url = paths.answer(slug, form, 'save', { reference, question: at });
          const answer = await hand.agent.post(url, { version: seen, value: text }).set('HX-Request', 'true');
          const isStale = seen < (versions.get(at) ?? 0);
          expect(answer.status).toBe(isStale ? 409 : 200);
          if (isStale) {
            conflicts += 1;
            expect(answer.text).toContain(text);
            continue;
          }
          const { version } = answer.body as { version: number };
          versions.set(at, version);
          hand.seen.set(at, version);
        }
        const kept = await Promise.all(
          questions.map((question) =>
            historyAt(scope, { templateId: form, about: { referenceId: reference }, question, line: '', column: '' }),
          ),
        );
        const inHistory = new Set(kept.flat().map(({ value }) => wordsOf(value)));
        for (const { text, by } of sent) {
          const drafts = inHistory.has(text) ? [] : await draftsUnder(ctx.db.read, by, 'conflict/');
          expect(inHistory.has(text) || drafts.some((draft) => draft.text.includes(text)), text).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
    expect(conflicts).toBeGreaterThan(10);
  });
});
