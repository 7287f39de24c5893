import { describe, expect, it } from 'vitest';
import { sittingsOf } from '../../../server/overview/sittings.ts';

const did = (who: string, verb: string, clock: string) => ({
  operation: `${who} ${verb} ${clock}`,
  at: `2026-11-22T${clock}:00.000Z`,
  who,
  verb,
  isUndo: false,
  object: 'excerpt',
  objectId: clock,
  rows: 1,
});

const told = (happened: readonly ReturnType<typeof did>[]) =>
  sittingsOf(happened).map(({ who, done }) => `${who}: ${done.map(({ latest, times }) => `${latest.verb} ×${times}`).join(', ')}`);

describe('what happened lately', () => {
  it('is told by sittings, each thing once, linked to its latest', () => {
    const happened = [did('Ada', 'code', '09:30'), did('Ada', 'mark', '09:29'), did('Ada', 'code', '09:01'), did('Ben', 'code', '09:00')];
    expect(told(happened)).toEqual(['Ada: code ×2, mark ×1', 'Ben: code ×1']);
    expect(sittingsOf(happened)[0]?.done[0]?.latest.objectId).toBe('09:30');
  });

  it('begins anew after a pause and after somebody else', () => {
    expect(told([did('Ada', 'code', '10:31'), did('Ada', 'code', '10:00')])).toEqual(['Ada: code ×1', 'Ada: code ×1']);
    expect(told([did('Ada', 'code', '10:02'), did('Ben', 'code', '10:01'), did('Ada', 'code', '10:00')])).toHaveLength(3);
    expect(told([])).toEqual([]);
  });
});
