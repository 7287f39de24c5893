import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswer, shownAnswer, wordsOf } from '../../../server/extraction/answer.ts';
import { blankQuestion, type Kind } from '../../../server/extraction/template.ts';

const typed = (value: string, state = '') => ({ values: [value], other: '', state });
const parse = (kind: Kind, value: string, state = '') => parseAnswer(blankQuestion('q', kind), typed(value, state));
const options = [
  { id: 'a', label: 'Merger' },
  { id: 'b', label: 'Alliance' },
];

describe('an answer', () => {
  it('is blank, given, or one of the named states', () => {
    expect(parse('text', '')).toEqual({ state: 'blank', value: '' });
    expect(parse('text', ' Cost ')).toEqual({ state: 'given', value: '"Cost"' });
    expect(parse('text', '', 'not_reported')).toEqual({ state: 'not_reported', value: '' });
  });

  it('keeps what was typed beside a named state', () => {
    expect(parse('text', 'Perhaps cost', 'unclear')).toEqual({ state: 'unclear', value: '"Perhaps cost"' });
    const asked = { question: blankQuestion('q', 'text'), options: [] };
    expect(shownAnswer(asked, { state: 'unclear', value: '"Perhaps cost"' })).toBe('Unclear: Perhaps cost');
    expect(shownAnswer(asked, { state: 'not_reported', value: '"Perhaps cost"' })).toBe('Not reported');
  });

  it('of a yes/no question may be unclear', () => {
    expect(parse('yesno', 'yes')).toEqual({ state: 'given', value: '"yes"' });
    expect(parse('yesno', 'unclear')).toEqual({ state: 'unclear', value: '' });
    expect(parse('yesno', 'perhaps')).toHaveProperty('problem');
  });

  it('reads numbers as people write them and refuses words with a sentence', () => {
    expect(['1,200', '1 200', '−3.5', '007'].map((value) => parse('number', value))).toEqual(
      ['1200', '1200', '-3.5', '007'].map((value) => ({ state: 'given', value: JSON.stringify(value) })),
    );
    expect(parse('number', 'about 40')).toEqual({
      problem: '“about 40” is not a number. Write digits, such as 40 or 12.5, or choose “Unclear”.',
    });
  });

  it('takes a date as exactly as it is known', () => {
    for (const value of ['2019', '2019-05', '2020-02-29']) expect(parse('date', value)).toEqual({ state: 'given', value: `"${value}"` });
    for (const value of ['May 2019', '2019-13', '2019-02-29', '3/5/2019']) expect(parse('date', value)).toHaveProperty('problem');
  });

  it('keeps options in the form’s order, and one that the form has lost where it was chosen before', () => {
    const question = { ...blankQuestion('q', 'multiple'), options, other: true };
    const both = { values: ['b', 'a'], other: ' Shared post ', state: '' };
    const value = '{"chosen":["a","b"],"other":"Shared post"}';
    expect(parseAnswer(question, both)).toEqual({ state: 'given', value });
    expect(shownAnswer({ question, options }, { state: 'given', value })).toBe('Merger; Alliance; Shared post');
    const later = { ...question, options: options.slice(0, 1) };
    expect(parseAnswer(later, both)).toHaveProperty('problem');
    expect(parseAnswer(later, both, value)).toEqual({ state: 'given', value });
  });

  it('keeps long text as it was typed', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => text.trim() !== ''),
        (text) => {
          const parsed = parse('long', text);
          expect('value' in parsed && wordsOf(parsed.value)).toBe(text);
        },
      ),
    );
  });
});
