import { describe, expect, it } from 'vitest';
import { newId } from '../../../server/platform/ids.ts';
import { randomHex } from '../../../server/platform/random.ts';

describe('random text', () => {
  it('is as long as asked and never given twice', () => {
    const all = Array.from({ length: 2000 }, () => randomHex(16));
    expect(all.every((one) => /^[0-9a-f]{32}$/.test(one))).toBe(true);
    expect(new Set(all).size).toBe(2000);
    expect(all).not.toContain('0'.repeat(32));
  });
});

describe('ids', () => {
  it('are UUIDs of version 7, each greater than the one before', () => {
    const ids = Array.from({ length: 5000 }, newId);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(5000);
  });
});
