/** The CMOC before and after one in the list that it was opened from. */
import { type Scope, visible } from '../reviews/scope.queries.ts';
import type { Cmoc } from './cmoc.ts';
import { noFilter } from './cmoc-list.ts';
import { type ListAsked, linesOf } from './lists.queries.ts';

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** From 1; 0 when it has left the list since. */
  readonly at: number;
  readonly total: number;
}

export async function neighboursOf(scope: Scope, asked: ListAsked, cmoc: Pick<Cmoc, 'id' | 'number'>): Promise<Neighbours> {
  const ids = isPlain(asked) ? await inWork(scope) : await idsOf(scope, asked);
  const at = ids.findIndex((one) => one.id === cmoc.id);
  const after = at >= 0 ? at + 1 : ids.findIndex((one) => one.number > cmoc.number);
  return {
    previous: (at > 0 ? ids[at - 1]?.id : undefined) ?? null,
    next: (after >= 0 ? ids[after]?.id : undefined) ?? null,
    at: at + 1,
    total: ids.length,
  };
}

type Numbered = Pick<Cmoc, 'id' | 'number'>;

async function idsOf(scope: Scope, asked: ListAsked): Promise<readonly Numbered[]> {
  const { lines } = await linesOf(scope, asked);
  return [...new Map(lines.map(({ cmoc }) => [cmoc.id, cmoc])).values()];
}

/** The list as it opens: no configuration need be read to know its order. */
const isPlain = ({ filter, code, order, group }: ListAsked): boolean =>
  !code &&
  order === 'number' &&
  !group &&
  Object.entries(filter).every(([name, value]) => value === noFilter[name as keyof typeof noFilter]);

const inWork = (scope: Scope): Promise<readonly Numbered[]> =>
  scope.db
    .selectFrom('cmoc')
    .select(['id', 'number'])
    .where('review_id', '=', scope.reviewId)
    .where('status', '!=', 'retired')
    .where('trashed_at', 'is', null)
    .where(visible(scope, 'cmoc'))
    .orderBy('number')
    .execute();
