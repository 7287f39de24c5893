import { describe, expect, it } from 'vitest';
import { carriedOver } from '../../../server/reports/carried-over.ts';
import type { LinkKept } from '../../../server/reports/in-scope.ts';

const link = (cmocId: string, excerptId: string, side: LinkKept['side']): LinkKept => ({ cmocId, excerptId, referenceId: 'r', side });

describe('evidence that is carried over', () => {
  const links = [link('extracted', 'e1', 'for'), link('extracted', 'e2', 'against'), link('theory', 'e3', 'for')];
  const carried = (conflicts: boolean) =>
    carriedOver(links, new Map([['extracted', [{ theoryCmocId: 'theory', conflicts }]]]))
      .filter((one) => one.cmocId === 'theory')
      .map((one) => `${one.excerptId} ${one.side}`);

  it('counts with both configurations', () => {
    expect(carried(false)).toEqual(['e3 for', 'e1 for', 'e2 against']);
    expect(carriedOver(links, new Map())).toBe(links);
  });

  it('speaks against the one whose test found a conflict, and what speaks against both says nothing about it', () => {
    expect(carried(true)).toEqual(['e3 for', 'e1 against', 'e2 neither']);
  });
});
