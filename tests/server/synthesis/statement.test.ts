import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedSince,
  generated,
  ifThenOf,
  rowOf,
  sentenceOf,
  snapshotOf,
  statementForms,
  statementOf,
} from '../../../server/synthesis/statement.ts';
import { anySlots, element, short, slots } from '../../support/configurations.ts';

describe('a generated statement', () => {
  it('reads as a sentence from context to outcome', () => {
    expect(sentenceOf(short('C Trust +', 'M Conflict −', 'O Faith +'))).toBe(
      'More trust (context) can lead to less conflict (mechanism), and so to more faith (outcome).',
    );
  });

  it('reads as if, then, because', () => {
    expect(ifThenOf(short('C Trust +', 'M Conflict −', 'O Aims and objectives +'))).toBe(
      'If there is more trust, then there are more aims and objectives, because there is less conflict.',
    );
  });

  it('says the words of the team as they stand, and a code only where there are none', () => {
    const own = slots([
      element('context', { wording: 'After years of working together', codeName: 'History', direction: 'more' }),
      element('mechanism', { wording: 'staff trusted the organisation.', codeName: 'Trust', direction: 'more' }),
      element('outcome', { codeName: 'Commitment', direction: 'more' }),
    ]);
    expect(sentenceOf(own)).toBe(
      'After years of working together (context) can lead to staff trusted the organisation (mechanism), and so to more commitment (outcome).',
    );
    expect(ifThenOf(own)).toBe(
      'If after years of working together, then there is more commitment, because staff trusted the organisation.',
    );
  });

  it('joins several elements by and, alternatives by or', () => {
    const elements = ['Trust', 'Faith', 'Power'].map((codeName) => element('context', { codeName, direction: 'more' }));
    expect(sentenceOf(slots(elements))).toBe('More trust, more faith and more power (context).');
    expect(sentenceOf(slots(elements, { context: 'or' }))).toBe('More trust, more faith or more power (context).');
  });

  it('reads well while it is partial', () => {
    expect(sentenceOf(short('C Trust +', 'M Conflict −'))).toBe('More trust (context) can lead to less conflict (mechanism).');
    expect(sentenceOf(short('C Trust +', 'O Faith +'))).toBe('More trust (context) can lead to more faith (outcome).');
    expect(sentenceOf(short('M Conflict −', 'O Faith +'))).toBe('Less conflict (mechanism) can lead to more faith (outcome).');
    expect(sentenceOf(short('O Faith +'))).toBe('More faith (outcome).');
    expect(ifThenOf(short('C Trust +', 'M Conflict −'))).toBe('If there is more trust, then there is less conflict.');
    expect(ifThenOf(short('M Conflict −', 'O Faith +'))).toBe('There is more faith, because there is less conflict.');
    expect([sentenceOf([]), ifThenOf([])]).toEqual(['', '']);
  });

  it('says presence, absence and dependence', () => {
    const present = slots([
      element('context', { codeName: 'Regulation', direction: 'present' }),
      element('mechanism', { codeName: 'Conflict', direction: 'absent' }),
      element('outcome', { codeName: 'Trust', direction: 'depends', dependsOn: 'on whether conflict is occurring' }),
    ]);
    expect(sentenceOf(present)).toBe(
      'The presence of regulation (context) can lead to the absence of conflict (mechanism), and so to more or less trust (depending on whether conflict is occurring) (outcome).',
    );
    expect(ifThenOf(present)).toBe(
      'If there is regulation, then there is more or less trust (depending on whether conflict is occurring), because there is no conflict.',
    );
  });

  it('does not say a code twice that the words of its slot name', () => {
    const named = slots([
      element('context', { wording: 'High functioning characterised by high trust and faith', codeName: 'Trust', direction: 'more' }),
      element('context', { codeName: 'Faith', direction: 'more' }),
      element('mechanism', { codeName: 'Collaborative behaviour' }),
    ]);
    expect(sentenceOf(named)).toBe(
      'High functioning characterised by high trust and faith (context) can lead to collaborative behaviour (mechanism).',
    );
  });

  it('starts with the strategy and names the actor where the review has those slots', () => {
    expect(sentenceOf(short('C Trust +', 'M Conflict −', 'O Faith +', 'S Memorandum', 'A Managers'))).toBe(
      'Memorandum (strategy), with more trust (context), can lead to less conflict (mechanism) for managers (actor), and so to more faith (outcome).',
    );
    expect(ifThenOf(short('C Trust +', 'M Conflict −', 'O Faith +', 'S Memorandum', 'A Managers'))).toBe(
      'If there is memorandum and there is more trust, then there is more faith, because there is less conflict (for managers).',
    );
  });

  it('shows signs in the cells of a table row', () => {
    const cells = rowOf(short('C Trust +', 'C Power ±', 'M Conflict −'));
    expect(cells.map(({ role, text }) => `${role.letter} ${text}`)).toEqual(['C Trust +; Power ±', 'M Conflict −', 'O ']);
    expect(generated(short('C Trust +', 'M Conflict −'), 'row')).toBe('C: Trust + | M: Conflict −');
  });

  it('keeps words that are a sign only', () => {
    expect(sentenceOf(slots([element('context', { wording: ':' })]))).toBe(': (context).');
  });

  it('says words of several lines on one', () => {
    expect(rowOf(slots([element('context', { wording: '!  !\n!' })]))[0]?.text).toBe('! ! !');
  });

  it('is a sentence, or nothing, whatever the elements are', () => {
    fc.assert(
      fc.property(anySlots, fc.constantFrom(...statementForms), (any, form) => {
        const text = generated(any, form);
        expect(text).toBe(text.trim());
        if (text && form !== 'row') expect(text).toMatch(/[.!?]$/);
        expect(text).not.toMatch(/undefined|null| {2}/);
        expect(Boolean(text)).toBe(rowOf(any).some((cell) => cell.text));
      }),
    );
  });
});

describe('a statement edited by hand', () => {
  const before = short('C Trust +', 'M Conflict −', 'O Faith +');
  const edited = { statement: 'Trust calms people.', statementOf: snapshotOf(before), slots: before };

  it('stands, and is current while the elements are what they were', () => {
    expect(statementOf(edited)).toBe('Trust calms people.');
    expect(changedSince(edited)).toEqual([]);
  });

  it('names the slots that changed since, a direction included', () => {
    expect(changedSince({ ...edited, slots: short('C Trust +', 'M Conflict −', 'O Faith −') })).toEqual(['outcome']);
    expect(changedSince({ ...edited, slots: short('C Trust +', 'C Power', 'M Conflict −') })).toEqual(['context', 'outcome']);
  });

  it('is never said to be old when it was never edited', () => {
    fc.assert(
      fc.property(anySlots, (any) => {
        expect(changedSince({ statement: '', statementOf: '', slots: any })).toEqual([]);
        expect(changedSince({ statement: 'x', statementOf: snapshotOf(any), slots: any })).toEqual([]);
      }),
    );
  });

  it('notices an element of a slot that is switched off and now empty', () => {
    const withActor = short('C Trust +', 'A Managers');
    expect(changedSince({ statement: 'x', statementOf: snapshotOf(withActor), slots: short('C Trust +') })).toEqual(['another slot']);
  });
});
