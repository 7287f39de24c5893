import { describe, expect, it } from 'vitest';
import { frozenRound, type FrozenUnit } from '../../../server/agreement/frozen.ts';
import { type Methods, methodsSentence } from '../../../server/agreement/methods-sentence.ts';

const people: Readonly<Record<string, string>> = { a: 'Ada Okafor', b: 'Ben Lind', c: 'Cleo Marsh' };

/** "ab:include exclude" gives the two decisions of one record. */
const unitsOf = (...rows: readonly string[]): readonly FrozenUnit[] =>
  rows.map((row, n) => {
    const [who = '', chosen = ''] = row.split(':');
    const decisions = chosen.split(' ').map((choice, at) => ({
      reviewerId: who[at] ?? '',
      reviewer: people[who[at] ?? ''] ?? '',
      choice,
      reasons: [],
      note: '',
      at: '2026-03-02T09:00:00.000Z',
    }));
    return { referenceId: String(n), decisions };
  });

const times = (n: number, row: string): readonly string[] => Array.from({ length: n }, () => row);

function said(rows: readonly string[], own: Partial<Methods> = {}, second: readonly string[] = ['b']): string {
  const round = frozenRound(
    unitsOf(...rows),
    second.map((id) => ({ id, name: people[id] ?? '' })),
    (choice) => (choice === 'maybe' ? 'include' : choice),
  );
  return methodsSentence({
    stage: 'title_abstract',
    size: { percent: 10 },
    stratify: '',
    seed: '4021',
    frame: 117,
    drawn: rows.length,
    isFurther: false,
    round,
    conflicts: [],
    ...own,
  });
}

const twelve = [...times(2, 'ab:include include'), 'ab:include exclude', ...times(9, 'ab:exclude exclude')];

describe('the methods sentence', () => {
  it('says who, which sample, how far they agreed and how it ended', () => {
    expect(said(twelve, { conflicts: [{ how: 'discussion', people: 'Ada, Ben' }] })).toBe(
      'Titles and abstracts were screened by AO; a random 10% sample (n = 12 of 117, seed 4021) was independently screened by BL, blind to AO’s decisions. ' +
        'Agreement was 91.7% (11 of 12); Cohen’s κ 0.75 (95% CI 0.30 to 1.00); PABAK 0.83, Gwet’s AC1 0.88. The disagreement was resolved by discussion.',
    );
  });

  it('says that κ is not defined, and why, instead of a number', () => {
    expect(said(times(6, 'ab:exclude exclude'))).toContain(
      'Agreement was 100% (6 of 6); Cohen’s κ is not defined, because only one category was used; PABAK 1.00',
    );
  });

  it('names what was missing, what “maybe” counted as, strata, and a further round', () => {
    const sentence = said(['ab:maybe include', 'ab:exclude exclude', 'a:include'], {
      size: { count: 3 },
      stratify: 'year',
      isFurther: true,
      stage: 'full_text',
    });
    expect(sentence).toContain(
      'Full texts were screened by AO; a further random sample, stratified by year of publication (n = 3 of 117, seed 4021; 2 judged by both)',
    );
    expect(sentence).toContain('Agreement was 100% (2 of 2), “maybe” counted as inclusion;');
  });

  it('gives κ by pair and α over all when more people judged', () => {
    const rows = ['ab:include include', 'ab:exclude exclude', 'ab:include exclude', 'cb:include include', 'cb:exclude exclude'];
    const sentence = said(rows);
    expect(sentence).toContain(
      'screened by AO and CM; a random 10% sample (n = 5 of 117, seed 4021) was independently screened by BL, blind to the first reviewers’ decisions.',
    );
    expect(sentence).toContain('Cohen’s κ was 0.40 for AO and BL and 1.00 for CM and BL; Krippendorff’s α over all reviewers was');
  });

  it('says what waits, and counts ways to resolve', () => {
    const conflicts = [
      { how: 'discussion', people: '' },
      { how: 'discussion', people: '' },
      { how: 'third', people: 'Cleo Marsh' },
      { how: '', people: '' },
    ];
    expect(said(twelve, { conflicts })).toContain(
      'Disagreements (n = 4) were resolved by discussion (2) and by a third reviewer, Cleo Marsh (1). 1 of 4 disagreements is not resolved yet.',
    );
    expect(said(twelve, { conflicts: [{ how: '', people: '' }] })).toContain('The disagreement is not resolved yet.');
  });

  it('does not pretend when nothing was judged by both', () => {
    expect(said(['a:include', 'b:exclude'])).toContain('Agreement could not be calculated, because no record was judged by both.');
  });
});
