import { describe, expect, it } from 'vitest';
import { again } from '../../../server/platform/again.ts';

describe('a calculation that is not done twice', () => {
  it('is done again when one of the things it was made from is another', () => {
    const sum = again<number>();
    let times = 0;
    const [anchor, part] = [{}, {}];
    const asked = (given: readonly (object | string | null)[]): number => sum(anchor, given, () => ++times);
    expect([asked([part, 'all', null]), asked([part, 'all', null])]).toEqual([1, 1]);
    expect([asked([{}, 'all', null]), asked([part, 'some', null]), asked([part, 'all', part])]).toEqual([2, 3, 4]);
    expect(asked([part, 'all', null])).toBe(1);
    expect(sum({}, [part, 'all', null], () => 99)).toBe(99);
  });

  it('takes sets for what is in them', () => {
    const sum = again<number>();
    let times = 0;
    const anchor = {};
    const asked = (...ids: readonly string[]): number => sum(anchor, [new Set(ids)], () => ++times);
    expect([asked('a', 'b'), asked('b', 'a'), asked('a'), asked('a', 'c'), asked()]).toEqual([1, 1, 2, 3, 4]);
  });

  it('keeps the last four answers', () => {
    const sum = again<number>();
    let times = 0;
    const anchor = {};
    for (const way of ['a', 'b', 'c', 'd', 'a', 'e', 'a', 'b']) sum(anchor, [way], () => ++times);
    expect(times).toBe(6);
  });
});
