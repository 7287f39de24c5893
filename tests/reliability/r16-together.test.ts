/** two people at the same thing. Every text that was ever sent is in the row, its history, or the sender's kept texts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { restore, operate, trash, change } from '../../server/platform/operation.ts';
import { examine } from '../../server/upkeep/doctor.ts';
import { importStored } from '../../server/documents/import.service.ts';
import { type Agent, agentOf, testApp } from '../support/app.ts';
import { testContext, type TestContext } from '../support/context.ts';
import { codeOf, codingOf, documentOf, excerptOf } from '../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../support/people.ts';
import { seed, times } from './support/tier.ts';

async function team(ctx: TestContext, n: number) {
  const { slug, scope, ada } = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  const agents = [await agentOf(ctx, app, ada)];
  const scopes = [scope];
  for (let at = 1; at < n; at++) {
    const who = await person(ctx, `Coder ${at}`);
    scopes.push(await joinReview(ctx, slug, who, 'reviewer', scope));
    agents.push(await agentOf(ctx, app, who));
  }
  return { slug, scope, scopes, agents };
}

/** All texts kept anywhere: live, in the history, as drafts. */
async function keptTexts(ctx: TestContext): Promise<string> {
  const [memos, history, drafts] = await Promise.all([
    ctx.db.read.selectFrom('memo').select('text').execute(),
    ctx.db.read.selectFrom('activity_payload').select('payload').execute(),
    ctx.db.read.selectFrom('draft').select('text').execute(),
  ]);
  return JSON.stringify([memos, history, drafts]);
}

interface Step {
  readonly who: number;
  /** Reads the memo again before writing. */
  readonly looks: boolean;
}

async function play(ctx: TestContext, agents: readonly Agent[], slug: string, steps: readonly Step[], run: number): Promise<void> {
  const first = await agents[0]?.post(paths.memosOn(slug, 'review', ''), { text: `run ${run} begins` });
  expect(first?.status).toBe(303);
  const memo = await ctx.db.read.selectFrom('memo').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  const version = async () =>
    (await ctx.db.read.selectFrom('memo').select('version').where('id', '=', memo.id).executeTakeFirstOrThrow()).version;
  const seen = agents.map(() => 1);
  const sent: string[] = [];
  for (const [n, { who, looks }] of steps.entries()) {
    if (looks) seen[who] = await version();
    const text = `run ${run} text ${n} by ${who}`;
    sent.push(text);
    const answer = await agents[who]?.post(paths.memo(slug, memo.id), { text, version: seen[who] ?? 1 });
    expect([303, 409]).toContain(answer?.status);
    if (answer?.status === 409) expect([answer.text.includes(text), /name="text"|textarea/.test(answer.text)]).toEqual([true, true]);
    else seen[who] = await version();
  }
  const kept = await keptTexts(ctx);
  expect(sent.filter((text) => !kept.includes(text))).toEqual([]);
}

describe('R-16: several people write in one field', () => {
  it('and no text is lost, whoever wins', { timeout: 1_800_000 }, async () => {
    const ctx = await testContext();
    const { slug, agents } = await team(ctx, 3);
    const steps = fc.array(fc.record({ who: fc.nat({ max: 2 }), looks: fc.boolean() }), { minLength: 2, maxLength: 6 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, (some) => play(ctx, agents, slug, some, run++)),
      { numRuns: times({ commit: 15, nightly: 1000, release: 5000 }), seed, endOnFailure: true },
    );
    expect((await examine(ctx)).findings).toEqual([]);
  });
});

describe('R-18: one deletes what another uses', () => {
  it('no coding goes with its code, and the code comes back with all that was on it', { timeout: 600_000 }, async () => {
    const ctx = await testContext();
    const { scopes } = await team(ctx, 2);
    const [ada, ben] = scopes;
    if (!ada || !ben) throw new Error('no team');
    const paper = await documentOf(ctx, ada, 'Paper', ['Trust grew slowly between them.']);
    for (let run = 0; run < times({ commit: 10, nightly: 100, release: 100 }); run++) {
      const code = await codeOf(ctx, ada, `Code ${run}`);
      const made: string[] = [];
      const codeSome = async (n: number) => {
        for (let at = 0; at < n; at++) made.push(await codingOf(ctx, ben, await excerptOf(ctx, ben, paper, 'Trust'), { code }));
      };
      const remove = () => operate(ctx, ada, { verb: 'remove a code' }, async (op) => (await trash(op, 'code', code), null));
      await codeSome(2);
      await Promise.allSettled([codeSome(3), remove()]);
      const again = await codeOf(ctx, ada, `Code ${run}`);
      await operate(ctx, ada, { verb: 'rename' }, (op) =>
        change(op, 'code', { id: again }, { name: `Other ${run}`, name_key: `other ${run}` }),
      );
      await operate(ctx, ada, { verb: 'bring back' }, async (op) => (await restore(op, 'code', code), null));
      const rows = await ctx.db.read.selectFrom('coding').select(['id', 'trashed_at', 'author_id']).where('code_id', '=', code).execute();
      expect(rows.map((row) => row.id).sort()).toEqual([...made].sort());
      expect(rows.filter((row) => row.trashed_at !== null || row.author_id !== ben.actorId)).toEqual([]);
    }
    expect((await examine(ctx)).findings.filter((finding) => !finding.includes('.pdf'))).toEqual([]);
  });
});

describe('R-19: the conflict itself', () => {
  it('changes no row, however often it is met', { timeout: 600_000 }, async () => {
    const ctx = await testContext();
    const { slug, agents } = await team(ctx, 1);
    const [agent] = agents;
    await agent?.post(paths.memosOn(slug, 'review', ''), { text: 'first' });
    const memo = await ctx.db.read.selectFrom('memo').select('id').executeTakeFirstOrThrow();
    await agent?.post(paths.memo(slug, memo.id), { text: 'second', version: 1 });
    const before = await ctx.db.read.selectFrom('memo').selectAll().execute();
    const conflicts = times({ commit: 60, nightly: 1000, release: 1000 });
    for (let n = 0; n < conflicts; n++)
      expect((await agent?.post(paths.memo(slug, memo.id), { text: `third ${n}`, version: 1 }))?.status).toBe(409);
    expect(await ctx.db.read.selectFrom('memo').selectAll().execute()).toEqual(before);
    expect(await keptTexts(ctx)).toContain(`third ${conflicts - 1}`);
  });
});

describe('R-20: many people bring the same file', () => {
  it('stores it once, keeps each review’s document, and one review’s trash is not the other’s', { timeout: 300_000 }, async () => {
    const ctx = await testContext();
    const reviews = [await reviewOfAda(ctx, 'One'), await reviewOfAda(ctx, 'Two')];
    const bytes = Buffer.from('Trust grew slowly between the partners. '.repeat(50));
    const stored = await Promise.all(Array.from({ length: 10 }, () => ctx.blobs.put(bytes)));
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
    const [file] = stored;
    const outcomes = await Promise.all(
      reviews.flatMap(({ scope }) =>
        Array.from({ length: 5 }, () =>
          importStored(ctx, scope, { fileName: 'paper.txt', sha256: file?.sha256 ?? '', size: bytes.length }),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'refused')).toEqual([]);
    const documents = await ctx.db.read.selectFrom('document').select(['id', 'review_id']).execute();
    expect(documents.map((row) => row.review_id).sort()).toEqual(reviews.map(({ scope }) => scope.reviewId).sort());
    const [one] = reviews;
    const own = documents.find((row) => row.review_id === one?.scope.reviewId);
    if (one && own) await operate(ctx, one.scope, { verb: 'remove' }, async (op) => (await trash(op, 'document', own.id), null));
    expect(await ctx.blobs.rehash(file?.sha256 ?? '')).toBe(file?.sha256);
    expect((await examine(ctx)).findings).toEqual([]);
  });
});
