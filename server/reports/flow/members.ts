/** What a box counts: the records or references that its number opens. */
import type { SourceKind } from '../../references/search.ts';
import type { Awaiting, PhaseBox } from './box.ts';
import type { Arm, Entry, PlacedPhase, PlacedRecord } from './placing.ts';
import type { Reached } from './reached.ts';

/** Where a number is read: a box of a phase, or what waits at a stage of one of its columns. */
export type Counted = PhaseBox | `${'' | 'other_'}${Awaiting}`;

export interface Members {
  /** Records of searches, one by one. */
  readonly records: readonly PlacedRecord[];
  readonly entries: readonly Entry[];
  /** Records that could not be read. */
  readonly unread: PlacedPhase['unread'];
}

const nobody: Members = { records: [], entries: [], unread: [] };

const kindOf: Partial<Readonly<Record<Counted, readonly SourceKind[]>>> = {
  databases: ['database'],
  registers: ['register'],
  websites: ['website'],
  organisations: ['organisation'],
  citations: ['citation'],
  hand: ['hand'],
  elsewhere: ['other'],
};

const order: readonly Reached[] = [
  'excluded_screening',
  'awaiting_screening',
  'not_retrieved',
  'awaiting_retrieval',
  'excluded_eligibility',
  'awaiting_eligibility',
  'excluded_relevance',
  'awaiting_relevance',
  'included',
];
const from = (first: Reached): ReadonlySet<Reached> => new Set(order.slice(order.indexOf(first)));
const only = (one: Reached): ReadonlySet<Reached> => new Set([one]);

/** Which references a box of a column counts, by how far they have come. */
const reachOf: Readonly<Record<string, ReadonlySet<Reached>>> = {
  screened: new Set(order),
  excluded: only('excluded_screening'),
  awaiting_screening: only('awaiting_screening'),
  sought: from('not_retrieved'),
  not_retrieved: only('not_retrieved'),
  awaiting_retrieval: only('awaiting_retrieval'),
  assessed: from('excluded_eligibility'),
  ineligible: only('excluded_eligibility'),
  awaiting_eligibility: only('awaiting_eligibility'),
  eligible: from('excluded_relevance'),
  irrelevant: only('excluded_relevance'),
  awaiting_relevance: only('awaiting_relevance'),
};

/** The members of one number of a phase. Each is in it once. */
export function membersOf(phase: PlacedPhase, box: Counted): Members {
  const kinds = kindOf[box];
  if (kinds) return identified(phase, kinds);
  if (isPutAway(box)) return putAway(phase, box);
  if (box === 'included') return { ...nobody, entries: phase.entries.filter((one) => one.reached === 'included') };
  if (box === 'brought' || box === 'purposive') return { ...nobody, entries: phase.byArm[box] ?? [] };
  return byReach(phase, box);
}

const putAwayBoxes = ['duplicates', 'removed', 'other_duplicates', 'other_removed'] as const;
type PutAway = (typeof putAwayBoxes)[number];
const isPutAway = (box: Counted): box is PutAway => (putAwayBoxes as readonly string[]).includes(box);

function identified(phase: PlacedPhase, kinds: readonly SourceKind[]): Members {
  const has = (one: { readonly source: { readonly kind: SourceKind } }) => kinds.includes(one.source.kind);
  const others = (phase.byArm.other ?? []).filter(has);
  const found = new Set(others.length ? phase.records.map((one) => one.referenceId) : []);
  const byHand = others.filter((one) => !found.has(one.referenceId));
  return { records: phase.records.filter(has), unread: phase.unread.filter(has), entries: byHand };
}

function putAway(phase: PlacedPhase, box: PutAway): Members {
  const arm: Arm = box.startsWith('other_') ? 'other' : 'databases';
  const isDuplicate = box.endsWith('duplicates');
  const records = phase.records.filter((one) => one.arm === arm && one.fate === (isDuplicate ? 'duplicate' : 'removed'));
  return { ...nobody, records, unread: isDuplicate ? [] : phase.unread.filter((one) => one.arm === arm) };
}

function byReach(phase: PlacedPhase, box: Counted): Members {
  const arm: Arm = box.startsWith('other_') ? 'other' : 'databases';
  const reach = reachOf[box.replace(/^other_/, '')];
  return reach ? { ...nobody, entries: (phase.byArm[arm] ?? []).filter((one) => reach.has(one.reached)) } : nobody;
}

export const sizeOf = ({ records, entries, unread }: Members): number =>
  [records, entries, unread].reduce((sum, some) => sum + totalOf(some), 0);

/** What these speak for. */
export const totalOf = (some: readonly { readonly n: number }[]): number => some.reduce((sum, one) => sum + one.n, 0);
