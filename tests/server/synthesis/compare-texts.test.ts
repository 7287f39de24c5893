import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, type Stretch } from '../../../server/synthesis/compare-texts.ts';

const text = (stretches: readonly Stretch[], kinds: readonly Stretch['kind'][]) =>
  stretches
    .filter((stretch) => kinds.includes(stretch.kind))
    .map((stretch) => stretch.text)
    .join('');

describe('two versions of a text', () => {
  it('are compared word by word', () => {
    expect(compareTexts('Trust grows slowly.', 'Trust grows quickly.')).toEqual([
      { kind: 'same', text: 'Trust grows ' },
      { kind: 'removed', text: 'slowly' },
      { kind: 'added', text: 'quickly' },
      { kind: 'same', text: '.' },
    ]);
    expect(compareTexts('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
  });

  it('can both be read from the comparison', () => {
    const prose = fc
      .array(fc.constantFrom('trust', 'faith', ' ', ', ', 'and', '\n', 'ä', '.'), { maxLength: 40 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(prose, prose, (older, newer) => {
        const stretches = compareTexts(older, newer);
        expect(text(stretches, ['same', 'removed'])).toBe(older);
        expect(text(stretches, ['same', 'added'])).toBe(newer);
      }),
    );
  });

  it('are shown as replaced when they are very long and wholly different', () => {
    const [older, newer] = [0, 1].map((n) => Array.from({ length: 2500 }, (_, at) => `w${at * 2 + n}`).join(' ')) as [string, string];
    expect(compareTexts(older, newer).map((stretch) => stretch.kind)).toEqual(['removed', 'added']);
  });
});
