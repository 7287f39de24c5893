import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flowOf, type PhaseFlow } from '../../../../server/reports/flow/flow.ts';
import type { PhaseBox } from '../../../../server/reports/flow/box.ts';
import { membersOfPart } from '../../../../server/reports/flow/parts.ts';
import { placed } from '../../../../server/reports/flow/placing.ts';
import { sharedFolder, sharedPath } from '../../../support/shared.ts';
import { gleaning, refinement, Telling } from './facts.ts';
import { enteredFrom, published, type PublishedFlow } from './gold.ts';

const numbers = (phase: PhaseFlow | undefined, ...boxes: readonly PhaseBox[]): readonly (number | undefined)[] =>
  boxes.map((box) => phase?.counts[box].n);

describe('the flow of a review screened here', () => {
  const telling = new Telling()
    .search('database', 'MEDLINE', 'gleaning', 'a b c d e f', 1)
    .search('register', 'PROSPERO', 'gleaning', 'b g')
    .search('website', 'King’s Fund', 'gleaning', 'c w')
    .join('f', 'e')
    .decide('a b c d e g', 'gleaning', 'title_abstract', 'include')
    .decide('d', 'gleaning', 'title_abstract', 'exclude')
    .decide('a b', 'gleaning', 'full_text', 'include')
    .decide('c', 'gleaning', 'full_text', 'exclude', 'no-theory', 'not-health')
    .decide('w', 'gleaning', 'full_text', 'include')
    .decide('a', 'gleaning', 'relevance_rigour', 'exclude', 'not-health')
    .decide('b w', 'gleaning', 'relevance_rigour', 'include')
    .reference('e', { phases: 'gleaning', hasFile: false, isNotRetrieved: true })
    .reference('g', { phases: 'gleaning', hasFile: false });
  const { phases } = flowOf(telling.facts());
  const [phase] = phases;

  it('counts what each source gave, and what was put away before screening', () => {
    expect(numbers(phase, 'databases', 'registers', 'duplicates', 'removed', 'screened')).toEqual([7, 2, 2, 1, 6]);
    expect(phase?.counts.databases.parts).toEqual([{ key: 'MEDLINE', label: 'MEDLINE', n: 7 }]);
  });

  it('counts what leaves at each stage, and what waits', () => {
    expect(numbers(phase, 'excluded', 'sought', 'not_retrieved', 'assessed')).toEqual([1, 5, 1, 3]);
    expect(phase?.awaiting.databases.awaiting_retrieval).toBe(1);
    expect(numbers(phase, 'ineligible', 'eligible', 'irrelevant')).toEqual([1, 2, 1]);
  });

  it('gives each reason of a report its number, and never adds them up', () => {
    expect(phase?.counts.ineligible.parts.map((part) => [part.label, part.n])).toEqual([
      ['No theory', 1],
      ['Not health care', 1],
    ]);
    expect(phase?.counts.ineligible.n).toBe(1);
  });

  it('keeps other methods in a column of their own, without what databases had found', () => {
    expect(numbers(phase, 'websites', 'other_duplicates', 'other_sought', 'other_assessed', 'included')).toEqual([2, 1, 1, 1, 2]);
  });
});

describe('a flow of several phases', () => {
  it('brings papers over, and counts those in both phases once', () => {
    const telling = new Telling()
      .search('database', 'MEDLINE', 'gleaning', 'a b')
      .decide('a b', 'gleaning', 'full_text', 'include')
      .search('database', 'Embase', 'refinement', 'b c')
      .decide('c', 'refinement', 'full_text', 'include')
      .reference('a', { phases: 'gleaning refinement' });
    const flow = flowOf(telling.facts());
    expect(numbers(flow.phases[0], 'databases', 'included')).toEqual([2, 2]);
    expect(numbers(flow.phases[1], 'databases', 'duplicates', 'screened', 'brought', 'included')).toEqual([2, 1, 1, 1, 2]);
    expect(flow.phases[1]?.counts.brought.parts).toEqual([{ key: 'gleaning', label: 'Theory gleaning', n: 1 }]);
    expect([flow.shared, flow.review.new_reports.n]).toEqual([1, 3]);
  });

  it('counts siblings as one study', () => {
    const telling = new Telling()
      .reference('a', { phases: 'gleaning', study: 's' })
      .reference('b', { phases: 'gleaning', study: 's' })
      .reference('c', { phases: 'gleaning' });
    const { review } = flowOf(telling.facts());
    expect([review.new_reports.n, review.new_studies.n]).toEqual([3, 2]);
  });

  it('tells theory papers chosen on purpose from those found', () => {
    const telling = new Telling()
      .reference('theory', { phases: 'gleaning', usedAs: 'theory' })
      .reference('tip', { phases: 'gleaning', arrivals: { gleaning: 'citation' } })
      .reference('found', { phases: 'gleaning' });
    expect(numbers(flowOf(telling.facts()).phases[0], 'purposive', 'citations', 'elsewhere', 'included')).toEqual([1, 1, 1, 3]);
  });
});

describe('papers that join where a phase ends', () => {
  it('say how many of them were left out, so that the boxes add up', () => {
    const telling = new Telling()
      .search('database', 'MEDLINE', 'gleaning', 'a b')
      .search('purposive', 'Advisers', 'gleaning', 'theory second')
      .decide('a theory', 'gleaning', 'relevance_rigour', 'include')
      .decide('b second', 'gleaning', 'relevance_rigour', 'exclude');
    const [phase] = flowOf(telling.facts()).phases;
    expect(numbers(phase, 'eligible', 'irrelevant', 'purposive', 'included')).toEqual([2, 1, 2, 2]);
    expect(phase?.counts.purposive.parts).toEqual([
      { key: 'Advisers', label: 'Advisers', n: 2 },
      { key: 'not included', label: 'of which not included', n: 1 },
    ]);
    const [placedPhase] = placed(telling.facts());
    expect(placedPhase && membersOfPart(placedPhase, 'purposive', 'not included').entries.map((one) => one.referenceId)).toEqual([
      'second',
    ]);
  });
});

describe('papers that nobody screened', () => {
  it('count as included, as everywhere else', () => {
    const telling = new Telling().reference('a', { phases: 'gleaning' }).reference('b', { phases: 'gleaning' });
    expect(numbers(flowOf(telling.facts()).phases[0], 'other_sought', 'other_assessed', 'included')).toEqual([2, 2, 2]);
  });

  it('still do when one of them is left out', () => {
    const telling = new Telling()
      .reference('a', { phases: 'gleaning' })
      .reference('b', { phases: 'gleaning' })
      .decide('b', 'gleaning', 'relevance_rigour', 'exclude');
    expect(numbers(flowOf(telling.facts()).phases[0], 'other_eligible', 'other_irrelevant', 'included')).toEqual([2, 1, 1]);
  });

  it('don’t when a database found them', () => {
    const telling = new Telling().search('database', 'MEDLINE', 'gleaning', 'a b');
    const [phase] = flowOf(telling.facts()).phases;
    expect(numbers(phase, 'screened', 'sought', 'included')).toEqual([2, 0, 0]);
    expect(phase?.awaiting.databases.awaiting_screening).toBe(2);
  });
});

describe('numbers entered by hand', () => {
  it('give the published two-phase flow: 53 + 33 = 86', () => {
    expectPublished(published);
  });

  const gold = sharedPath('gold', 'prisma-flow.json');
  it.skipIf(!sharedFolder)('give the flow that the report’s own numbers describe', () => {
    const told = JSON.parse(readFileSync(gold, 'utf8')) as PublishedFlow;
    expectPublished(told);
  });

  it('replace what records say, marked, and what follows is reckoned from them', () => {
    const telling = new Telling().search('database', 'MEDLINE', 'gleaning', 'a b').decide('a b', 'gleaning', 'full_text', 'include');
    const entered = [
      { phaseId: 'gleaning', box: 'screened', numbers: [{ label: '', n: 40 }], note: '' },
      { phaseId: 'gleaning', box: 'excluded', numbers: [{ label: '', n: 38 }], note: '' },
    ];
    const flow = flowOf(telling.facts(), entered);
    expect(flow.phases[0]?.counts.screened).toMatchObject({ n: 40, fromRecords: 2, isEntered: true });
    expect(numbers(flow.phases[0], 'sought', 'included')).toEqual([2, 2]);
    expect(flow.doubts).toEqual(['Theory gleaning: Records screened is 40, but 2 follow from the boxes before it.']);
  });
});

function expectPublished(told: PublishedFlow): void {
  const facts = new Telling().facts();
  const flow = flowOf(facts, enteredFrom(told));
  const [one, two] = flow.phases;
  const [g, r] = told.phases;
  expect(one?.phase).toEqual(gleaning);
  expect(numbers(one, 'screened', 'sought', 'eligible', 'included')).toEqual([
    g['records_screened_title_abstract'],
    g['full_texts_after_title_abstract'],
    g['included_before_relevance_screening'],
    g['included_in_phase'],
  ]);
  expect(two?.phase).toEqual(refinement);
  expect(numbers(two, 'databases', 'screened', 'sought', 'eligible', 'brought', 'included')).toEqual([
    r['records_identified'],
    r['records_after_deduplication'],
    r['remaining_after_abstract_screening'],
    r['eligible_after_full_text_screening'],
    r['brought_over_from_gleaning'],
    r['included_in_phase'],
  ]);
  expect(flow.review.new_reports.n).toBe(told.total_included);
  expect(flow.doubts).toEqual([]);
}
