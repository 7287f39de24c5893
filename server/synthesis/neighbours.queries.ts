/** The CMOC before and after one in the list that it was opened from. */
import type { Scope } from '../reviews/scope.queries.ts';
import type { Cmoc } from './cmoc.ts';
import { type ListAsked, linesOf } from './lists.queries.ts';

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** From 1; 0 when it has left the list since. */
  readonly at: number;
  readonly total: number;
}

export async function neighboursOf(scope: Scope, asked: ListAsked, cmoc: Pick<Cmoc, 'id' | 'number'>): Promise<Neighbours> {
  const { lines } = await linesOf(scope, asked);
  const ids = [...new Set(lines.map((line) => line.cmoc.id))];
  const at = ids.indexOf(cmoc.id);
  const after = at >= 0 ? at + 1 : lines.findIndex((line) => line.cmoc.number > cmoc.number);
  return {
    previous: (at > 0 ? ids[at - 1] : undefined) ?? null,
    next: (after >= 0 ? ids[after] : undefined) ?? null,
    at: at + 1,
    total: ids.length,
  };
}
