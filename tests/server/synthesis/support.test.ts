import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedLink, supportOf } from '../../../server/synthesis/support.ts';

const thresholds = { clearLinksNeeded: 1, studiesNeeded: 2 };
const filled = ['context', 'mechanism', 'outcome'];

const link = (own: Partial<CountedLink> = {}): CountedLink => ({
  excerptId: 'passage',
  referenceId: 'paper',
  studyId: null,
  counts: 'for',
  clear: 'not_judged',
  covers: 'whole',
  isTheory: false,
  isLeftOut: false,
  ...own,
});

const anyLink = fc.record({
  excerptId: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
  referenceId: fc.constantFrom('r1', 'r2', 'r3'),
  studyId: fc.constantFrom(null, 's1'),
  counts: fc.constantFrom('for', 'against', 'none'),
  clear: fc.constantFrom('not_judged' as const, 'clear' as const, 'not_clear' as const),
  covers: fc.oneof(fc.constant('whole' as const), fc.subarray(filled)),
  isTheory: fc.boolean(),
  isLeftOut: fc.boolean(),
});

describe('sufficiently supported', () => {
  it('needs one clear passage and two studies', () => {
    const clear = link({ excerptId: 'a', referenceId: 'lee', clear: 'clear' });
    const other = link({ excerptId: 'b', referenceId: 'ng' });
    expect(supportOf([clear], filled, thresholds).isSufficient).toBe(false);
    expect(supportOf([{ ...clear, clear: 'not_clear' }, other], filled, thresholds).isSufficient).toBe(false);
    expect(supportOf([clear, other], filled, thresholds)).toMatchObject({
      isSufficient: true,
      clear: 1,
      excerpts: 2,
      documents: 2,
      studies: 2,
    });
  });

  it('counts sibling papers as one study', () => {
    const sibling = { studyId: 'one study', clear: 'clear' as const };
    const links = [link({ referenceId: 'lee 2018', ...sibling }), link({ referenceId: 'lee 2019', ...sibling })];
    expect(supportOf(links, filled, thresholds)).toMatchObject({ isSufficient: false, documents: 2, studies: 1 });
  });

  it('counts neither theory documents nor excluded ones', () => {
    const links = [link({ referenceId: 'lee', clear: 'clear' }), link({ referenceId: 'ng', isTheory: true })];
    expect(supportOf(links, filled, thresholds).isSufficient).toBe(false);
    const excluded = [link({ referenceId: 'lee', clear: 'clear' }), link({ referenceId: 'ng', isLeftOut: true, excerptId: 'out' })];
    expect(supportOf(excluded, filled, thresholds)).toMatchObject({ isSufficient: false, documents: 1, leftOut: 1 });
  });

  it('stands beside what speaks against it, never minus it', () => {
    const links = [
      link({ referenceId: 'lee', clear: 'clear' }),
      link({ referenceId: 'ng', excerptId: 'b' }),
      link({ referenceId: 'ng', excerptId: 'c', counts: 'against' }),
    ];
    expect(supportOf(links, filled, thresholds)).toMatchObject({
      isSufficient: true,
      excerpts: 2,
      excerptsAgainst: 1,
      documentsAgainst: 1,
    });
  });

  it('tells in how many documents the whole configuration is evidenced', () => {
    const links = [
      link({ referenceId: 'lee', covers: ['context', 'mechanism'] }),
      link({ referenceId: 'lee', covers: ['outcome'] }),
      link({ referenceId: 'ng', covers: ['mechanism', 'outcome'] }),
      link({ referenceId: 'omar', covers: 'whole' }),
    ];
    expect(supportOf(links, filled, thresholds).wholeIn).toBe(2);
    expect(supportOf(links, ['mechanism'], thresholds).wholeIn).toBe(3);
    expect(supportOf(links, [], thresholds).wholeIn).toBe(0);
  });

  it('does not depend on the order of links, nor on one being said twice', () => {
    fc.assert(
      fc.property(fc.array(anyLink), (links) => {
        const once = supportOf(links, filled, thresholds);
        expect(supportOf([...links].reverse(), filled, thresholds)).toEqual(once);
        expect(supportOf([...links, ...links], filled, thresholds)).toEqual(once);
      }),
    );
  });

  it('is not lost by counter-evidence, nor won by what is left out', () => {
    fc.assert(
      fc.property(fc.array(anyLink), anyLink, (links, more) => {
        const before = supportOf(links, filled, thresholds);
        const against = supportOf([...links, { ...more, counts: 'against', isLeftOut: false }], filled, thresholds);
        expect(against.isSufficient).toBe(before.isSufficient);
        const out = supportOf([...links, { ...more, isLeftOut: true }], filled, thresholds);
        expect({ ...out, leftOut: 0 }).toEqual({ ...before, leftOut: 0 });
      }),
    );
  });
});
