/** The lines of a box: a number for each source, reason or phase. Reasons overlap and are never added up. */
import { type PhaseBox, shapeOf } from './box.ts';
import type { FlowFacts } from './facts.ts';
import { type Members, membersOf, totalOf } from './members.ts';
import type { Entry, PlacedPhase } from './placing.ts';

export interface Part {
  readonly label: string;
  readonly n: number;
  /** Names the part for its link; '' for one entered by hand. */
  readonly key: string;
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly n: number;
}

/** Most frequent first, ties as they came. */
export function partsOf(members: Members, box: PhaseBox, facts: FlowFacts): readonly Part[] {
  const { parts } = shapeOf(box);
  if (!parts) return [];
  const lines =
    parts === 'sources'
      ? sourceLines(members)
      : members.entries.flatMap((one) => (parts === 'reasons' ? reasonsOf(one, facts) : fromOf(one, facts)));
  const tally = new Map<string, { label: string; n: number }>();
  for (const { key, label, n } of lines) {
    const known = tally.get(key);
    if (known) known.n += n;
    else tally.set(key, { label, n });
  }
  const counted = [...tally].map(([key, { label, n }]) => ({ key, label, n })).toSorted((a, b) => b.n - a.n);
  return joinsAtTheEnd(box) ? [...counted, ...notIncluded(members)] : counted;
}

/** What joins only where a phase ends is left out there, too: without its number the boxes would not add up. */
const joinsAtTheEnd = (box: PhaseBox): boolean => box === 'brought' || box === 'purposive';
const leftOut = 'not included';
const isLeftOut = (one: Entry): boolean => one.reached !== 'included';

function notIncluded({ entries }: Members): readonly Part[] {
  const n = totalOf(entries.filter(isLeftOut));
  return n ? [{ key: leftOut, label: 'of which not included', n }] : [];
}

const sourceLines = ({ records, entries, unread }: Members): readonly Line[] =>
  [records, unread, entries].flatMap((some) => some.map(({ source, n }) => ({ key: source.name, label: source.name, n })));

const reasonsOf = (entry: Entry, facts: FlowFacts): readonly Line[] =>
  entry.reasons.length
    ? [...new Set(entry.reasons)].map((id) => ({ key: id, label: facts.reasons.get(id) ?? 'A reason no longer on the list', n: entry.n }))
    : [{ key: 'none', label: 'No reason of the list', n: entry.n }];

const fromOf = (entry: Entry, facts: FlowFacts): readonly Line[] =>
  entry.from ? [{ key: entry.from, label: facts.phases.find((one) => one.id === entry.from)?.name ?? '', n: entry.n }] : [];

/** Members that one part counts. */
export function membersOfPart(phase: PlacedPhase, box: PhaseBox, key: string): Members {
  const members = membersOf(phase, box);
  const { parts } = shapeOf(box);
  if (key === leftOut && joinsAtTheEnd(box)) return { ...members, entries: members.entries.filter(isLeftOut) };
  if (parts === 'reasons')
    return { ...members, entries: members.entries.filter((one) => (one.reasons.length ? one.reasons.includes(key) : key === 'none')) };
  if (parts === 'phases') return { ...members, entries: members.entries.filter((one) => one.from === key) };
  const has = (one: { readonly source: { readonly name: string } }) => one.source.name === key;
  return { records: members.records.filter(has), entries: members.entries.filter(has), unread: members.unread.filter(has) };
}
