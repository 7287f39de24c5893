import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meaningOf, type Mode, modes, whatStands } from '../../../server/screening/mode.ts';
import { type Choice, choices, stages } from '../../../server/screening/stage.ts';

const of = (reviewerId: string, choice: Choice) => ({ reviewerId, choice });
const at = (mode: Mode, more: Partial<Parameters<typeof whatStands>[1]> = {}) =>
  ({ mode, stage: 'title_abstract', maybeGoesOn: true, ...more }) as const;

describe('what stands in a stage', () => {
  it('is one person’s decision at once, where one person screens', () => {
    expect(whatStands([of('a', 'exclude')], at('single'))).toMatchObject({ kind: 'stands', how: 'alone', choice: 'exclude' });
    expect(whatStands([of('a', 'maybe')], at('sample'))).toMatchObject({ kind: 'stands', how: 'alone', choice: 'maybe' });
  });

  it('waits for the second where everyone screens twice or each item is checked', () => {
    for (const mode of ['double', 'check'] as const) {
      expect(whatStands([of('a', 'exclude')], at(mode))).toEqual({ kind: 'waiting' });
      expect(whatStands([of('a', 'exclude'), of('b', 'exclude')], at(mode))).toMatchObject({ kind: 'stands', how: 'agreement' });
      expect(whatStands([of('a', 'exclude'), of('b', 'include')], at(mode))).toEqual({ kind: 'conflict' });
    }
  });

  it('is nobody’s own decision where the team discusses', () => {
    expect(whatStands([of('a', 'include')], at('discussed'))).toEqual({ kind: 'waiting' });
  });

  it('takes "maybe" for "include" at title and abstract only, and only where it goes on', () => {
    const two = [of('a', 'maybe'), of('b', 'include')];
    expect(whatStands(two, at('double'))).toMatchObject({ kind: 'stands', choice: 'include' });
    expect(whatStands(two, at('double', { maybeGoesOn: false }))).toEqual({ kind: 'conflict' });
    expect(whatStands(two, at('double', { stage: 'full_text' }))).toEqual({ kind: 'conflict' });
    expect(whatStands([of('a', 'maybe'), of('b', 'maybe')], at('double'))).toMatchObject({ kind: 'stands', choice: 'maybe' });
  });

  const decided = fc.uniqueArray(fc.record({ reviewerId: fc.constantFrom('a', 'b', 'c', 'd'), choice: fc.constantFrom(...choices) }), {
    selector: (one) => one.reviewerId,
  });
  const place = fc.record({ mode: fc.constantFrom(...modes), stage: fc.constantFrom(...stages), maybeGoesOn: fc.boolean() });

  it('never overrules anybody, and does not depend on who decided first', () => {
    fc.assert(
      fc.property(decided, place, (decisions, where) => {
        const verdict = whatStands(decisions, where);
        const turned = whatStands(decisions.toReversed(), where);
        expect(turned.kind).toBe(verdict.kind);
        if (verdict.kind !== 'stands' || turned.kind !== 'stands') return;
        expect(turned.choice).toBe(verdict.choice);
        const meaning = (choice: Choice) => meaningOf(choice, where.stage, where.maybeGoesOn);
        for (const one of decisions) if (one.choice !== 'undecided') expect(meaning(one.choice)).toBe(meaning(verdict.choice));
      }),
    );
  });

  it('takes two wherever the mode says two', () => {
    fc.assert(
      fc.property(decided, place, (decisions, where) => {
        const definite = decisions.filter((one) => one.choice !== 'undecided');
        const verdict = whatStands(decisions, where);
        if (verdict.kind === 'stands' && !['single', 'sample'].includes(where.mode)) expect(definite.length).toBeGreaterThan(1);
        if (definite.length === 0) expect(verdict.kind).toBe('waiting');
      }),
    );
  });
});
