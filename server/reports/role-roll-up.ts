/** The same counting for the codes of any role: in the elements of CMOCs, or on passages; optionally grouped under another role's codes. */
import type { Direction } from '../reviews/vocabulary.ts';
import { type CodeReading, readDirection } from './code-reading.ts';
import { type Counts, type Evidence, oneDirection, tally, together } from './tally.ts';

/** A code on a thing that is counted, under a role. */
export interface Occurrence {
  /** A CMOC or an excerpt. */
  readonly on: string;
  readonly roleId: string;
  readonly codeId: string;
  readonly direction: Direction;
}

export interface RoleRollUpAsked {
  readonly occurrences: readonly Occurrence[];
  readonly roleId: string;
  /** Null: not grouped. */
  readonly groupRoleId: string | null;
  readonly evidence: Evidence;
  readonly codes: CodeReading;
}

export interface RoleRow {
  /** `<group code>|<code>`; the group is empty when there is none. */
  readonly key: string;
  /** The code of the other role, null in ungrouped tables and for what carries no code of that role. */
  readonly group: { readonly codeId: string; readonly name: string } | null;
  readonly codeId: string;
  readonly name: string;
  readonly counts: Counts;
  /** Other codes that were read as this one: merged into it, or below it in the tree. */
  readonly readAs: readonly {
    readonly codeId: string;
    readonly name: string;
    readonly inverse: boolean;
    readonly members: ReadonlySet<string>;
  }[];
}

export interface RoleRollUp {
  /** Groups by number, then alphabetically, what has no group last; within a group the same. */
  readonly rows: readonly RoleRow[];
  readonly totals: ReturnType<typeof together>;
}

interface Gathered {
  readonly group: string;
  readonly code: string;
  readonly directions: Map<string, Direction[]>;
  readonly readAs: Map<string, { readonly inverse: boolean; readonly members: Set<string> }>;
}

export function roleRollUp(asked: RoleRollUpAsked): RoleRollUp {
  const groupsOf = asked.groupRoleId === null ? null : codesOn(asked, asked.groupRoleId);
  const gathered = new Map<string, Gathered>();
  for (const occurrence of asked.occurrences) {
    const read = occurrence.roleId === asked.roleId ? asked.codes.at(occurrence.codeId) : null;
    if (!read) continue;
    const groups = groupsOf ? (groupsOf.get(occurrence.on) ?? ['']) : [''];
    for (const group of groups) gather(gathered, group, read, occurrence);
  }
  const rows = ordered(
    asked.codes,
    [...gathered.values()].map((one) => rowOf(asked, one)),
  );
  return { rows, totals: together(rows.map((row) => row.counts)) };
}

function gather(gathered: Map<string, Gathered>, group: string, read: { id: string; inverse: boolean }, occurrence: Occurrence): void {
  const key = `${group}|${read.id}`;
  const row = gathered.get(key) ?? { group, code: read.id, directions: new Map(), readAs: new Map() };
  gathered.set(key, row);
  const found = row.directions.get(occurrence.on) ?? [];
  row.directions.set(occurrence.on, found);
  found.push(readDirection(occurrence.direction, read.inverse));
  if (occurrence.codeId === read.id) return;
  const other = row.readAs.get(occurrence.codeId) ?? { inverse: read.inverse, members: new Set() };
  row.readAs.set(occurrence.codeId, other);
  other.members.add(occurrence.on);
}

function rowOf({ codes, evidence }: RoleRollUpAsked, { group, code, directions, readAs }: Gathered): RoleRow {
  return {
    key: `${group}|${code}`,
    group: group ? { codeId: group, name: codes.nameOf(group) } : null,
    codeId: code,
    name: codes.nameOf(code),
    counts: tally(
      [...directions].map(([id, found]) => ({ id, direction: oneDirection(found) })),
      evidence,
    ),
    readAs: [...readAs]
      .map(([codeId, found]) => ({ codeId, name: codes.nameOf(codeId), ...found }))
      .sort((a, b) => codes.inOrder(a.codeId, b.codeId)),
  };
}

/** The codes of a role on each thing counted, after merging. */
function codesOn({ occurrences, codes }: RoleRollUpAsked, roleId: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const occurrence of occurrences) {
    const read = occurrence.roleId === roleId ? codes.at(occurrence.codeId) : null;
    if (!read) continue;
    const mine = found.get(occurrence.on) ?? [];
    if (!mine.includes(read.id)) found.set(occurrence.on, [...mine, read.id]);
  }
  return found;
}

function ordered(codes: CodeReading, rows: readonly RoleRow[]): readonly RoleRow[] {
  const groups = Map.groupBy(rows, (row) => row.group?.codeId ?? null);
  const sizes = new Map([...groups].map(([group, of]) => [group, together(of.map((row) => row.counts)).members.size]));
  const byGroup = (a: string | null, b: string | null): number => {
    if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
    return (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || codes.inOrder(a, b);
  };
  return [...rows].sort(
    (a, b) =>
      byGroup(a.group?.codeId ?? null, b.group?.codeId ?? null) ||
      b.counts.members.size - a.counts.members.size ||
      codes.inOrder(a.codeId, b.codeId),
  );
}
