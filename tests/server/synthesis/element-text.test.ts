import { describe, expect, it } from 'vitest';
import { readDirection, readElement, readElements } from '../../../server/synthesis/element-text.ts';

describe('an element as it is typed', () => {
  it('is words with a sign at their end', () => {
    expect(
      ['Trust +', 'Trust+', 'Conflict −', 'Conflict -', 'Power +/-', 'Trust ±', 'Rules (absent)', 'Rules (present)', 'Trust ↑'].map(
        readElement,
      ),
    ).toEqual([
      { words: 'Trust', direction: 'more' },
      { words: 'Trust', direction: 'more' },
      { words: 'Conflict', direction: 'less' },
      { words: 'Conflict', direction: 'less' },
      { words: 'Power', direction: 'depends' },
      { words: 'Trust', direction: 'depends' },
      { words: 'Rules', direction: 'absent' },
      { words: 'Rules', direction: 'present' },
      { words: 'Trust', direction: 'more' },
    ]);
  });

  it('keeps a hyphen that belongs to a word', () => {
    expect(readElement('post-COVID-').words).toBe('post-COVID-');
    expect(readElement('history of working together')).toEqual({ words: 'history of working together', direction: 'not_stated' });
  });

  it('comes several in a cell', () => {
    expect(readElements(' Trust +;; Faith ;\nHistory −')).toEqual([
      { words: 'Trust', direction: 'more' },
      { words: 'Faith', direction: 'not_stated' },
      { words: 'History', direction: 'less' },
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
