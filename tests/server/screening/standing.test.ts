import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choices, stageRank, stages } from '../../../server/screening/stage.ts';
import { agreedChoice, decisionsFor, isLeftOut, lacksGrounds, latestByPhase, tidied } from '../../../server/screening/standing.ts';

const of = (phaseId: string, stage: string, choice: string) => ({ phaseId, stage, choice });

describe('what stands', () => {
  it('counts a reference that nobody decided on', () => {
    expect(isLeftOut([])).toBe(false);
  });

  it('goes by the latest stage of a phase', () => {
    expect(isLeftOut([of('a', 'title_abstract', 'include'), of('a', 'relevance_rigour', 'exclude')])).toBe(true);
    expect(isLeftOut([of('a', 'relevance_rigour', 'include'), of('a', 'title_abstract', 'exclude')])).toBe(false);
  });

  it('keeps a reference that stands in one phase', () => {
    expect(isLeftOut([of('gleaning', 'full_text', 'include'), of('refinement', 'full_text', 'exclude')])).toBe(false);
    expect(isLeftOut([of('gleaning', 'full_text', 'exclude'), of('refinement', 'full_text', 'exclude')])).toBe(true);
  });

  it('leaves nothing out for "maybe" and "undecided"', () => {
    expect(isLeftOut([of('a', 'full_text', 'maybe')])).toBe(false);
    expect(isLeftOut([of('a', 'full_text', 'exclude'), of('b', 'full_text', 'undecided')])).toBe(false);
  });

  it('does not depend on the order in which decisions were made', () => {
    const one = fc.record({
      phaseId: fc.constantFrom('a', 'b', 'c'),
      stage: fc.constantFrom(...stages),
      choice: fc.constantFrom(...choices),
    });
    const many = fc.uniqueArray(one, { selector: ({ phaseId, stage }) => `${phaseId} ${stage}`, maxLength: 9 });
    fc.assert(
      fc.property(many, (standing) => {
        const shuffled = [...standing].sort((a, b) => stageRank(b.stage) - stageRank(a.stage));
        expect(isLeftOut(shuffled)).toBe(isLeftOut(standing));
        expect(Object.fromEntries(latestByPhase(shuffled))).toEqual(Object.fromEntries(latestByPhase(standing)));
      }),
    );
  });
});

describe('the grounds of a decision', () => {
  const grounds = { choice: 'exclude', reasons: ['r1', 'r2'], primaryReasonId: 'r2', note: '' } as const;

  it('have one reason first, ticked or not', () => {
    expect(tidied(grounds)).toMatchObject({ reasons: ['r2', 'r1'], primaryReasonId: 'r2' });
    expect(tidied({ ...grounds, primaryReasonId: null })).toMatchObject({ primaryReasonId: 'r1' });
    expect(tidied({ ...grounds, reasons: [] })).toMatchObject({ reasons: ['r2'] });
  });

  it('are reasons for exclusions only', () => {
    expect(tidied({ ...grounds, choice: 'include' })).toMatchObject({ reasons: [], primaryReasonId: null });
  });

  it('are asked for once the full text was read', () => {
    const bare = { choice: 'exclude', reasons: [], primaryReasonId: null, note: ' ' } as const;
    expect(lacksGrounds('title_abstract', bare)).toBe(false);
    expect(lacksGrounds('full_text', bare)).toBe(true);
    expect(lacksGrounds('relevance_rigour', { ...bare, note: 'Thin on how it worked.' })).toBe(false);
    expect(lacksGrounds('relevance_rigour', { ...bare, choice: 'maybe' })).toBe(false);
  });
});

describe('an agreement', () => {
  it('takes two reviewers who chose alike', () => {
    expect(agreedChoice([{ choice: 'exclude' }])).toBeNull();
    expect(agreedChoice([{ choice: 'exclude' }, { choice: 'exclude' }])).toBe('exclude');
    expect(agreedChoice([{ choice: 'exclude' }, { choice: 'include' }])).toBeNull();
    expect(agreedChoice([{ choice: 'maybe' }, { choice: 'maybe' }])).toBeNull();
  });
});

describe('the decisions of colleagues', () => {
  const ada = { reviewerId: 'ada', choice: 'include' };
  const ben = { reviewerId: 'ben', choice: 'exclude' };

  it('are shown once one’s own is in, or something stands', () => {
    expect(decisionsFor('ada', [ben], false)).toEqual({ mine: undefined, others: [], hidden: 1 });
    expect(decisionsFor('ada', [ada, ben], false)).toEqual({ mine: ada, others: [ben], hidden: 0 });
    expect(decisionsFor('cleo', [ada, ben], true)).toEqual({ mine: undefined, others: [ada, ben], hidden: 0 });
  });
});
