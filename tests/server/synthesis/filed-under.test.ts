import { describe, expect, it } from 'vitest';
import { filedUnderByDefault } from '../../../server/synthesis/filed-under.ts';

const mechanism = (position: number, codeId: string | null, facet: '' | 'resource' | 'reasoning' = '') => ({
  kind: 'mechanism',
  codeId,
  facet,
  position,
});

describe('what a CMOC is filed under', () => {
  it('is its first coded mechanism', () => {
    expect(filedUnderByDefault([{ ...mechanism(0, 'context code'), kind: 'context' }, mechanism(2, 'trust'), mechanism(1, 'faith')])).toBe(
      'faith',
    );
    expect(filedUnderByDefault([mechanism(0, null), mechanism(1, 'trust')])).toBe('trust');
    expect(filedUnderByDefault([])).toBeNull();
  });

  it('is the reasoning where the team tells resource from reasoning', () => {
    expect(filedUnderByDefault([mechanism(0, 'training', 'resource'), mechanism(1, 'confidence', 'reasoning')])).toBe('confidence');
    expect(filedUnderByDefault([mechanism(0, 'training', 'resource')])).toBeNull();
  });
});
