import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceKinds } from '../../../../server/references/search.ts';
import { choices, stages } from '../../../../server/screening/stage.ts';
import { phaseBoxNames } from '../../../../server/reports/flow/box.ts';
import { flowOf } from '../../../../server/reports/flow/flow.ts';
import { membersOf, sizeOf } from '../../../../server/reports/flow/members.ts';
import { placed } from '../../../../server/reports/flow/placing.ts';
import { Telling } from './facts.ts';

const names = 'a b c d e f g h'.split(' ');
const phases = ['gleaning', 'refinement'];
const name = fc.constantFrom(...names);
const phase = fc.constantFrom(...phases);

/** Any course that a review may take. */
const anyReview = fc
  .record({
    searches: fc.array(
      fc.record({
        kind: fc.constantFrom(...sourceKinds),
        phase: fc.option(phase),
        words: fc.array(name, { maxLength: 8 }),
        skipped: fc.nat(2),
      }),
      { maxLength: 5 },
    ),
    uses: fc.array(
      fc.record({ name, phases: fc.subarray(phases), isTrashed: fc.boolean(), hasFile: fc.boolean(), isNotRetrieved: fc.boolean() }),
      { maxLength: 5 },
    ),
    joins: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 3 }),
    decisions: fc.array(fc.record({ name, phase, stage: fc.constantFrom(...stages), choice: fc.constantFrom(...choices) }), {
      maxLength: 20,
    }),
  })
  .map(({ searches, uses, joins, decisions }) => {
    const telling = new Telling();
    for (const [at, { kind, phase: of, words, skipped }] of searches.entries())
      telling.search(kind, `source ${at}`, of, words.join(' '), skipped);
    for (const { name: id, phases: of, ...said } of uses) telling.reference(id, { phases: of.join(' '), ...said });
    for (const [from, by] of joins) telling.join(names[Math.min(from + by, 7)] ?? 'h', names[from] ?? 'a');
    for (const one of decisions) telling.decide(one.name, one.phase, one.stage, one.choice);
    return telling.facts();
  });

describe('a flow counted from records', () => {
  it('adds up: every box is what the boxes before it leave, and what its list holds', () => {
    fc.assert(
      fc.property(anyReview, (facts) => {
        const flow = flowOf(facts);
        for (const one of placed(facts)) {
          const shown = flow.phases.find((other) => other.phase.id === (one.phaseId ?? 'none'));
          for (const box of phaseBoxNames) {
            const size = sizeOf(membersOf(one, box));
            expect({ box, n: shown?.counts[box].n ?? 0 }).toEqual({ box, n: size });
          }
        }
        expect(flow.doubts).toEqual([]);
      }),
    );
  });

  it('loses no record and counts none twice', () => {
    fc.assert(
      fc.property(anyReview, (facts) => {
        const all = placed(facts).flatMap((one) => one.records.map((record) => `${record.searchId} ${record.position}`));
        expect(all.toSorted()).toEqual(facts.records.map((record) => `${record.searchId} ${record.position}`).toSorted());
      }),
    );
  });

  it('has each reference in a phase once', () => {
    fc.assert(
      fc.property(anyReview, (facts) => {
        for (const { entries } of placed(facts)) expect(new Set(entries.map((one) => one.referenceId)).size).toBe(entries.length);
      }),
    );
  });

  it('includes the distinct references of all phases, no more', () => {
    fc.assert(
      fc.property(anyReview, (facts) => {
        const included = placed(facts).flatMap((one) => one.entries.filter((entry) => entry.reached === 'included'));
        expect(flowOf(facts).review.new_reports.n).toBe(new Set(included.map((entry) => entry.referenceId)).size);
      }),
    );
  });
});
