import { describe, expect, it } from 'vitest';
import { element } from '../../support/configurations.ts';
import { readDirection, readElement, readElements, typedSlot } from '../../../server/synthesis/element-text.ts';

describe('an element as it is typed', () => {
  it('is words with a sign at their end', () => {
    expect(
      ['Trust +', 'Trust+', 'Conflict −', 'Conflict -', 'Power +/-', 'Trust ±', 'Rules (absent)', 'Rules (present)', 'Trust ↑'].map(
        readElement,
      ),
    ).toEqual([
      { words: 'Trust', codeName: null, direction: 'more' },
      { words: 'Trust', codeName: null, direction: 'more' },
      { words: 'Conflict', codeName: null, direction: 'less' },
      { words: 'Conflict', codeName: null, direction: 'less' },
      { words: 'Power', codeName: null, direction: 'depends' },
      { words: 'Trust', codeName: null, direction: 'depends' },
      { words: 'Rules', codeName: null, direction: 'absent' },
      { words: 'Rules', codeName: null, direction: 'present' },
      { words: 'Trust', codeName: null, direction: 'more' },
    ]);
  });

  it('keeps a hyphen that belongs to a word', () => {
    expect(readElement('post-COVID-').words).toBe('post-COVID-');
    expect(readElement('history of working together')).toEqual({
      words: 'history of working together',
      codeName: null,
      direction: 'not_stated',
    });
  });

  it('comes several in a cell', () => {
    expect(readElements(' Trust +;; Faith ;\nHistory −')).toEqual([
      { words: 'Trust', codeName: null, direction: 'more' },
      { words: 'Faith', codeName: null, direction: 'not_stated' },
      { words: 'History', codeName: null, direction: 'less' },
    ]);
  });
});

describe('a slot as it is typed', () => {
  it('names a code beside the words in brackets', () => {
    expect(readElement('After years of working together [History] +')).toEqual({
      words: 'After years of working together',
      codeName: 'History',
      direction: 'more',
    });
    expect(readElement('[Commitment]')).toEqual({ words: '', codeName: 'Commitment', direction: 'not_stated' });
  });

  it('says again what it read', () => {
    const trust = element('context', { codeName: 'Trust', direction: 'absent' });
    const history = element('context', { codeName: 'History', wording: 'years together; and more', direction: 'more' });
    const words = element('context', { wording: 'a shared past' });
    expect(typedSlot([trust, history, words])).toBe('Trust (absent); years together\\; and more [History] +; a shared past');
    expect(readElements(typedSlot([trust, history, words]))).toEqual([
      { words: 'Trust', codeName: null, direction: 'absent' },
      { words: 'years together; and more', codeName: 'History', direction: 'more' },
      { words: 'a shared past', codeName: null, direction: 'not_stated' },
    ]);
  });
});

describe('a direction in a column of its own', () => {
  it('is a sign or a plain word', () => {
    expect(['+', '-', '−', '±', 'More', 'reduces', 'maybe'].map(readDirection)).toEqual([
      'more',
      'less',
      'less',
      'depends',
      'more',
      'less',
      null,
    ]);
  });
});
