import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../server/platform/context.ts';
import { create, operate, trash } from '../../../server/platform/operation.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { drawSample } from '../../../server/screening/check-rounds.service.ts';
import { stageCounts } from '../../../server/screening/counts.queries.ts';
import { type Mode, modes, whatStands } from '../../../server/screening/mode.ts';
import { everything, type Gathering, type Queue, type Share } from '../../../server/screening/queue.ts';
import { nextIn, queueOf, queueWindow } from '../../../server/screening/queues.queries.ts';
import { readStage, type StageRead } from '../../../server/screening/stage-read.queries.ts';
import { type Choice, choices } from '../../../server/screening/stage.ts';
import { testContext } from '../../support/context.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';
import { recordsInPhase } from '../../support/screened.ts';

const stage = 'title_abstract';

interface World {
  readonly ctx: Context;
  readonly scopes: readonly Scope[];
  readonly phase: string;
  readonly ids: readonly string[];
}

async function setUp(): Promise<World> {
  const ctx = await testContext();
  const { scope, slug } = await reviewOfAda(ctx);
  const scopes = [scope];
  for (const name of ['Ben', 'Cleo']) scopes.push(await joinReview(ctx, slug, await person(ctx, name), 'reviewer', scope));
  const [phase = ''] = (await vocabulary(scope, 'phase')).map((row) => row.id);
  return { ctx, scopes, phase, ids: await recordsInPhase(ctx, scope, phase, 6) };
}

const settingsOf = (mode: Mode) =>
  ({ id: 'set', version: 1, mode, criteria: '', includeTerms: '', excludeTerms: '', samplePercent: 10, maybeGoesOn: true }) as const;

/** Each record's decisions: a choice per reviewer, or null. */
type Decided = readonly (Choice | null)[];

/** The rule, told record by record: what the queries have to give. */
function queuesOf(
  decided: Decided,
  { me, mode, number, shares }: { me: number; mode: Mode; number: number; shares: readonly Share[] },
): readonly Queue[] {
  const all = decided.flatMap((choice, who) => (choice && choice !== 'undecided' ? [{ reviewerId: String(who), choice }] : []));
  const stands = whatStands(all, { mode, stage, maybeGoesOn: true }).kind === 'stands';
  const mine = all.some((one) => one.reviewerId === String(me));
  const own: Queue[] = mine ? ['decided'] : [];
  if (stands) return [...own, 'done'];
  const others = all.length - (mine ? 1 : 0);
  const takers = shares.filter((share) => share.from <= number && number <= share.to).map((share) => share.accountId);
  const isTaken = takers.length > 0 && !takers.includes(String(me));
  const isOpen = mode === 'discussed' || (mode === 'double' ? !mine && others < 2 : all.length === 0);
  return [
    ...own,
    ...(isOpen && !isTaken ? (['mine'] as const) : []),
    ...(all.length === 1 ? (['second'] as const) : []),
    ...(all.length > 1 ? (['conflicts'] as const) : []),
  ];
}

/** The history is told of what is removed, as removing for good does. */
async function write({ ctx, scopes, phase, ids }: World, table: readonly Decided[], mode: Mode): Promise<void> {
  await ctx.db.write(async (tx) => {
    await tx.deleteFrom('decision').execute();
    await tx.deleteFrom('standing_decision').execute();
  });
  const grounds = { phase_id: phase, stage, reasons: '[]', primary_reason_id: null, note: '' };
  for (const [who, scope] of scopes.entries())
    await operate(ctx, scope, { verb: 'set up' }, async (op) => {
      for (const [n, decided] of table.entries()) {
        const choice = decided[who];
        if (choice) await create(op, 'decision', { reference_id: ids[n]!, ...grounds, choice, set_id: scope.setId });
      }
      return null;
    });
  await operate(ctx, scopes[0]!, { verb: 'set up' }, async (op) => {
    for (const object of ['decision', 'standing_decision'] as const)
      op.note({ action: 'purge', object, objectId: op.newId(), objectVersion: 1, before: null, after: null });
    for (const [n, decided] of table.entries()) {
      const all = decided.flatMap((choice, who) => (choice ? [{ reviewerId: String(who), choice }] : []));
      const verdict = whatStands(all, { mode, stage, maybeGoesOn: true });
      if (verdict.kind === 'stands')
        await create(op, 'standing_decision', {
          reference_id: ids[n]!,
          ...grounds,
          choice: verdict.choice,
          made_how: verdict.how,
          people: '',
          decided_on: '',
        });
    }
    return null;
  });
}

describe('queues', () => {
  it('hold what the rule says, for any decisions, mode, shares and reviewer; and count what they list', { timeout: 60_000 }, async () => {
    const world = await setUp();
    const one = fc.option(fc.constantFrom(...choices), { nil: null });
    const table = fc.array(fc.tuple(one, one, one), { minLength: 6, maxLength: 6 });
    const share = fc.record({
      accountId: fc.constantFrom('0', '1', '2'),
      from: fc.integer({ min: 1, max: 6 }),
      to: fc.integer({ min: 1, max: 6 }),
    });
    const drawn = fc.record({ table, mode: fc.constantFrom(...modes), me: fc.nat(2), shares: fc.array(share, { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ table: decided, mode, me, shares }) => {
        await write(world, decided, mode);
        const scope = world.scopes[me]!;
        const named = shares.map((each, n) => ({ ...each, id: String(n) }));
        const at: StageRead = {
          phaseId: world.phase,
          stage,
          settings: settingsOf(mode),
          shares: named.map((each) => ({ ...each, accountId: world.scopes[Number(each.accountId)]!.actorId })),
          maybeBeforeGoesOn: true,
          sight: { closedSets: [], isBlind: false },
        };
        const counts = await stageCounts(scope, at);
        for (const queue of ['mine', 'second', 'conflicts', 'decided', 'done'] as const) {
          const rows = await queueOf(scope, at, queue, everything).select(['r.number']).orderBy('r.number').execute();
          const told = decided.flatMap((each, n) =>
            queuesOf(each, { me, mode, number: n + 1, shares: named }).includes(queue) ? [n + 1] : [],
          );
          expect([queue, rows.map((row) => row.number)]).toEqual([queue, told]);
          expect([queue, counts[queue]]).toEqual([queue, told.length]);
        }
        expect(counts.total).toBe(6);
        const first = await nextIn(scope, at, { queue: 'mine', narrowing: everything, after: 3 });
        const waiting = (await queueOf(scope, at, 'mine', everything).select(['r.number']).orderBy('r.number').execute()).map(
          (row) => row.number,
        );
        expect(first?.number).toBe(waiting.find((number) => number > 3) ?? waiting[0]);
      }),
      { numRuns: 40 },
    );
  });

  it('count what they list, whatever became of the records: in the trash, out of the phase, entered late, gone on, kept from sight', async () => {
    const world = await setUp();
    const { ctx, scopes, phase, ids } = world;
    const [ada, ben] = scopes as [Scope, Scope];
    const [two, three, four] = [ids[1]!, ids[2]!, ids[3]!];
    const decided: readonly Decided[] = [
      ['include', null, null],
      ['include', null, null],
      ['exclude', null, 'include'],
      [null, null, null],
      ['maybe', null, null],
      [null, 'include', null],
    ];
    await write(world, decided, 'single');
    const size = { count: 2 };
    const sampling = { phaseId: phase, stage, size, stratify: '', reviewers: [ben.actorId], seed: '3' } as const;
    await drawSample(ctx, ada, sampling);
    await operate(ctx, ada, { verb: 'set up' }, async (op) => {
      await trash(op, 'reference', two);
      const used = await op.tx.selectFrom('reference_phase').select('id').where('reference_id', '=', three).executeTakeFirstOrThrow();
      await trash(op, 'reference_phase', used.id);
      const late = { from_phase_id: null, entered_on: '2026-01-01', reason: 'Asked for' };
      await create(op, 'screening_entry', { reference_id: four, phase_id: phase, stage: 'full_text', ...late });
      return null;
    });
    for (const scope of [ada, ben])
      for (const at of ['title_abstract', 'full_text', 'relevance_rigour'] as const) {
        const read = await readStage(scope, { phaseId: phase, stage: at });
        const counts = await stageCounts(scope, read);
        const listed = async (queue: Gathering): Promise<number> =>
          (await queueOf(scope, read, queue, everything).select('r.id').execute()).length;
        for (const queue of ['mine', 'second', 'conflicts', 'decided', 'done', 'sample'] as const)
          expect([scope.actorName, at, queue, counts[queue]]).toEqual([scope.actorName, at, queue, await listed(queue)]);
        expect([scope.actorName, at, counts.total]).toEqual([scope.actorName, at, (await listed('open')) + (await listed('done'))]);
      }
    const gone = await stageCounts(ada, await readStage(ada, { phaseId: phase, stage: 'full_text' }));
    expect([gone.total, gone.mine]).toEqual([4, 4]);
  });

  it('are narrowed by words, and windowed', async () => {
    const { scopes, phase } = await setUp();
    const [scope] = scopes;
    const at: StageRead = {
      phaseId: phase,
      stage,
      settings: settingsOf('single'),
      shares: [],
      maybeBeforeGoesOn: true,
      sight: { closedSets: [], isBlind: false },
    };
    const gardens = await queueWindow(
      scope!,
      at,
      { queue: 'mine', narrowing: { ...everything, q: 'GARDENS' }, all: 6 },
      { offset: 0, limit: 10 },
    );
    expect([gardens.total, gardens.rows.map((row) => row.number)]).toEqual([1, [3]]);
    const second = await queueWindow(scope!, at, { queue: 'mine', narrowing: everything, all: 6 }, { offset: 4, limit: 4 });
    expect([second.total, second.rows.map((row) => row.number)]).toEqual([6, [5, 6]]);
  });
});
