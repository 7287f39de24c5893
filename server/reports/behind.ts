/** What stands behind a number: the same set of ids that was counted, in the order in which it is listed. */
import type { Direction } from '../reviews/vocabulary.ts';
import type { Outcomes } from './outcomes.ts';
import type { Counts, Ids, together } from './tally.ts';

/** Columns of counts, and what their numbers are of. */
const counted = {
  cmocs: 'members',
  documents: 'documents',
  studies: 'studies',
  excerpts: 'excerpts',
  documents_against: 'documentsAgainst',
  excerpts_against: 'excerptsAgainst',
} as const satisfies Readonly<Record<string, keyof Counts>>;

const directionColumns: Readonly<Record<string, Direction>> = {
  increases: 'more',
  reduces: 'less',
  varies: 'depends',
  present: 'present',
  absent: 'absent',
  not_stated: 'not_stated',
};

/** What a list is of. */
export type BehindKind = 'members' | 'documents' | 'studies' | 'excerpts';

export interface Behind {
  readonly kind: BehindKind;
  readonly against: boolean;
  readonly ids: Ids;
}

const nothing: Behind = { kind: 'members', against: false, ids: new Set() };

/** The set that a column of a row counts. `outcome:<code>` are the row's CMOCs with that outcome. */
export function behind(counts: Counts, outcomes: Outcomes | null, column: string): Behind {
  const [name = '', code] = column.split(':');
  if (name === 'outcome') return { ...nothing, ids: outcomes?.ranked.find((one) => one.codeId === code)?.cmocs ?? new Set() };
  const direction = directionColumns[name];
  if (direction) return { ...nothing, ids: counts.directions[direction] };
  return ofTotals(counts, name);
}

/** The same of the totals, which have no directions. */
export function ofTotals(totals: ReturnType<typeof together>, column: string): Behind {
  const set = column in counted ? counted[column as keyof typeof counted] : null;
  if (!set) return nothing;
  const kinds = { members: 'members', documents: 'documents', studies: 'studies', excerpts: 'excerpts' } as const;
  return {
    kind: set === 'documentsAgainst' ? 'documents' : set === 'excerptsAgainst' ? 'excerpts' : kinds[set],
    against: set.endsWith('Against'),
    ids: totals[set],
  };
}

/** The columns one may step through beside a number, with their sizes. */
export const besides = (totals: ReturnType<typeof together>): readonly { readonly column: string; readonly n: number }[] =>
  Object.entries(counted).map(([column, set]) => ({ column, n: totals[set].size }));

export const directionsOf = (counts: Counts): readonly { readonly column: string; readonly n: number }[] =>
  Object.entries(directionColumns).map(([column, direction]) => ({ column, n: counts.directions[direction].size }));
