import { describe, expect, it } from 'vitest';
import { isDyad, needsOf, notYetCoded, shapeOf } from '../../../server/synthesis/completeness.ts';
import { element, short, slots } from '../../support/configurations.ts';

describe('the shape of a configuration', () => {
  it('names its filled core slots', () => {
    expect([short('C a'), short('C a', 'M b'), short('M b', 'O c'), short('C a', 'O c'), short('C a', 'M b', 'O c')].map(shapeOf)).toEqual([
      'C',
      'CM',
      'MO',
      'CO',
      'CMO',
    ]);
    expect(isDyad(shapeOf(short('M b', 'O c')))).toBe(true);
    expect(isDyad(shapeOf(short('C a', 'M b', 'O c')))).toBe(false);
  });

  it('says what is still needed, and nothing of an empty one', () => {
    expect(needsOf(short('C a', 'O c'))).toEqual(['mechanism']);
    expect(needsOf(short('M b'))).toEqual(['context', 'outcome']);
    expect(needsOf(short('C a', 'M b', 'O c'))).toEqual([]);
    expect(needsOf(slots([]))).toEqual([]);
    expect(needsOf(short('S a'))).toEqual([]);
  });

  it('counts elements that wait to be coded', () => {
    const waiting = slots([element('context', { wording: 'years of working together' }), element('mechanism', { codeName: 'Trust' })]);
    expect(notYetCoded(waiting)).toBe(1);
  });
});
