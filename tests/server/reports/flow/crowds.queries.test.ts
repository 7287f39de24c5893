import { describe, expect, it } from 'vitest';
import type { Context } from '../../../../server/platform/context.ts';
import { sourceKinds } from '../../../../server/references/search.ts';
import { vocabulary } from '../../../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../../../server/reviews/scope.queries.ts';
import { type Awaiting, awaitingNames, phaseBoxNames } from '../../../../server/reports/flow/box.ts';
import { type CountedFacts, countedFacts, flowFacts } from '../../../../server/reports/flow/facts.queries.ts';
import { flowOf } from '../../../../server/reports/flow/flow.ts';
import { linesOf } from '../../../../server/reports/flow/listing.queries.ts';
import { membersOf } from '../../../../server/reports/flow/members.ts';
import { placed } from '../../../../server/reports/flow/placing.ts';
import { choices, stages } from '../../../../server/screening/stage.ts';
import { insertAll, seeded } from '../../../bench/large-review.ts';
import { testContext } from '../../../support/context.ts';
import { reviewOfAda } from '../../../support/people.ts';

type Random = () => number;
const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** A row of a reference that nothing is known of but its number. */
const bare = (n: number) => ({
  number: n,
  kind: 'article',
  title: `Record ${n}`,
  title_key: `record ${n}`,
  authors: '[]',
  year: null,
  ...Object.fromEntries(
    ['container', 'volume', 'issue', 'pages', 'doi', 'doi_key', 'pmid', 'url', 'abstract', 'language', 'note'].map((name) => [name, '']),
  ),
  countries: '[]',
  study_id: null,
  guessed: '[]',
  foreign_guid: null,
});

/** Fills a review with searches, uses, decisions and joins as they fall; most records are plain, as in life. */
async function fill(ctx: Context, scope: Scope, random: Random): Promise<void> {
  const phases = (await vocabulary(scope, 'phase')).map((phase) => phase.id);
  const at = ctx.now();
  const row = <T extends object>(own: T) => ({
    id: ctx.newId(),
    review_id: scope.reviewId,
    version: 1,
    author_id: scope.actorId,
    made_at: at,
    changed_at: at,
    trashed_at: random() < 0.05 ? at : null,
    ...own,
  });
  const searches = Array.from({ length: 4 }, (_, n) =>
    row({
      number: n + 1,
      source_kind: oneOf(random, sourceKinds),
      source: `source ${n % 3}`,
      phase_id: random() < 0.3 ? null : oneOf(random, phases),
      ...Object.fromEntries(
        ['searched_on', 'terms', 'limits', 'reason', 'mapping', 'format', 'encoding', 'message'].map((name) => [name, '']),
      ),
      file_name: 'a.ris',
      file_size: 1,
      sha256: `${n}`,
      state: random() < 0.2 ? 'importing' : 'done',
      findings: JSON.stringify({ skippedCount: Math.floor(random() * 3) }),
      imported: 0,
      duplicates: 0,
    }),
  );
  const references = Array.from({ length: 60 }, (_, n) => row({ ...bare(n + 1), used_as: oneOf(random, ['', 'theory', 'empirical']) }));
  const records: object[] = [];
  const uses: object[] = [];
  const standing: object[] = [];
  const retrievals: object[] = [];
  const joins: object[] = [];
  for (const [n, { id }] of references.entries()) {
    const search = oneOf(random, searches);
    const isOdd = random() < 0.3;
    const found = random() < 0.1 ? [] : isOdd ? [search, oneOf(random, searches)] : [search];
    for (const [again, one] of found.entries())
      records.push({
        search_id: one.id,
        position: records.length,
        review_id: scope.reviewId,
        reference_id: id,
        line: 1,
        raw: '',
        fields: '{}',
        fingerprint: `${n}`,
        is_new: again ? 0 : 1,
      });
    const usedIn = isOdd ? oneOf(random, phases) : search.phase_id;
    for (const phase_id of new Set(usedIn ? [usedIn, ...(random() < 0.1 ? [oneOf(random, phases)] : [])] : []))
      uses.push(row({ reference_id: id, phase_id }));
    const decided = random() < 0.6 ? [isOdd ? oneOf(random, phases) : (usedIn ?? oneOf(random, phases))] : [];
    for (const phase_id of decided)
      for (const stage of isOdd ? stages.slice(Math.floor(random() * 3)) : stages.slice(0, 1))
        standing.push(
          row({
            reference_id: id,
            phase_id,
            stage,
            choice: oneOf(random, choices),
            reasons: '[]',
            primary_reason_id: null,
            note: '',
            made_how: 'alone',
            people: '',
            decided_on: '',
          }),
        );
    if (random() < 0.05) retrievals.push(row({ reference_id: id, state: oneOf(random, ['sought', 'not_retrieved']), reason: '' }));
    if (n && random() < 0.05) joins.push(row({ reference_id: id, other_id: references[n - 1]?.id, verdict: 'same', how: 'person' }));
  }
  await ctx.db.write(async (tx) => {
    await insertAll(tx, 'search', searches);
    await insertAll(tx, 'reference', references);
    await insertAll(tx, 'search_record', records);
    await insertAll(tx, 'reference_phase', uses);
    await insertAll(tx, 'standing_decision', standing);
    await insertAll(tx, 'retrieval', retrievals);
    await insertAll(tx, 'duplicate_verdict', joins);
  });
}

const awaiting = Object.keys(awaitingNames) as Awaiting[];

/** What each number of each phase opens: all of it, and a window. */
const everyNumber = (scope: Scope, counted: CountedFacts) =>
  Promise.all(
    placed(counted.facts).flatMap((phase) =>
      [...phaseBoxNames, ...awaiting, ...awaiting.map((one) => `other_${one}` as const)].map(async (box) => [
        phase.phaseId,
        box,
        await linesOf(scope, counted, membersOf(phase, box), { offset: 0, limit: 100 }),
        await linesOf(scope, counted, membersOf(phase, box), { offset: 3, limit: 4 }),
      ]),
    ),
  );

describe('a flow counted in crowds', () => {
  it('has the numbers of one counted record by record, and opens the same records in the same order, whatever became of the records', async () => {
    const ctx = await testContext();
    const random = seeded(20);
    let crowded = 0;
    for (let n = 0; n < 25; n++) {
      const { scope } = await reviewOfAda(ctx, `Review ${n}`);
      await fill(ctx, scope, random);
      const counted = await countedFacts(scope);
      const facts = await flowFacts(scope);
      expect(flowOf(counted.facts), `review ${n}`).toEqual(flowOf(facts));
      expect(await everyNumber(scope, counted), `review ${n}`).toEqual(await everyNumber(scope, { facts, crowds: [], others: [] }));
      crowded += counted.facts.records.filter((record) => record.n > 1).length;
    }
    expect(crowded, 'crowds that are never made prove nothing').toBeGreaterThan(25);
  });
});
