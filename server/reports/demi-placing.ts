/** Which row a CMOC counts in: that of the code it is filed under, unless a demi-regularity was split, joined or given it. */
import type { CodeReading } from './code-reading.ts';

/** A demi-regularity that is not in the trash. One is proposed per code; a row exists once somebody has worked on it. */
export interface DemiIn {
  readonly id: string;
  readonly number: number;
  readonly codeId: string;
  readonly statement: string;
  readonly explanation: string;
  readonly teamOutcome: string;
  readonly teamOutcomeReason: string;
  readonly version: number;
  /** A part of what the code gathers: counts its members only. */
  readonly isSplit: boolean;
  readonly joinedIntoId: string | null;
  readonly members: readonly string[];
}

export interface Placing {
  readonly key: string;
  /** The code that the row is named after. */
  readonly codeId: string;
  readonly demi: DemiIn | null;
}

export interface Placings {
  /** The rows that a CMOC counts in; none when it is filed under no code and belongs to no demi-regularity. */
  readonly of: (cmoc: { readonly id: string; readonly filedUnderId: string | null }) => readonly Placing[];
}

export function placing(demis: readonly DemiIn[], codes: CodeReading): Placings {
  const index = indexOf(demis, codes);
  const memberships = new Map<string, DemiIn[]>();
  for (const demi of demis) for (const member of demi.members) memberships.set(member, [...(memberships.get(member) ?? []), demi]);
  return {
    of({ id, filedUnderId }) {
      const given = memberships.get(id) ?? [];
      const found = new Map<string, Placing>();
      for (const demi of given) add(found, rowOfDemi(index, demi, new Set()));
      const code = filedUnderId === null ? null : codes.at(filedUnderId);
      const own = code && rowOfCode(index, code.id, new Set());
      const isPartOf = (demi: DemiIn): boolean => [code?.id, own?.codeId].includes(codes.at(demi.codeId)?.id);
      if (!given.some((demi) => demi.isSplit && isPartOf(demi))) add(found, own);
      return [...found.values()];
    },
  };
}

interface Index {
  readonly codes: CodeReading;
  readonly byId: ReadonlyMap<string, DemiIn>;
  /** By code after merging: the demi-regularity that stands for all of the code. */
  readonly whole: ReadonlyMap<string, DemiIn>;
}

/** Where codes with a demi-regularity each were merged, the one of the code that stayed stands; un-merging brings the other back. */
function indexOf(demis: readonly DemiIn[], codes: CodeReading): Index {
  const whole = new Map<string, DemiIn>();
  const inOrder = [...demis].filter((demi) => !demi.isSplit).sort((a, b) => a.number - b.number);
  for (const demi of inOrder) {
    const code = codes.at(demi.codeId);
    if (!code) continue;
    const known = whole.get(code.id);
    const isOwn = demi.codeId === code.id;
    if (!known || (isOwn && known.codeId !== code.id)) whole.set(code.id, demi);
  }
  return { codes, whole, byId: new Map(demis.map((demi) => [demi.id, demi])) };
}

/** `seen` ends a ring of joins: the last one stands for itself. */
function rowOfCode(index: Index, codeId: string, seen: Set<string>): Placing {
  const demi = index.whole.get(codeId) ?? null;
  const joined = demi?.joinedIntoId ? index.byId.get(demi.joinedIntoId) : undefined;
  const elsewhere = demi && joined && !seen.has(demi.id) ? rowOfDemi(index, joined, seen.add(demi.id)) : null;
  if (elsewhere) return elsewhere;
  return { key: `c:${codeId}`, codeId, demi };
}

function rowOfDemi(index: Index, demi: DemiIn, seen: Set<string>): Placing | null {
  const joined = demi.joinedIntoId ? index.byId.get(demi.joinedIntoId) : undefined;
  if (joined && !seen.has(demi.id)) return rowOfDemi(index, joined, seen.add(demi.id));
  const code = index.codes.at(demi.codeId);
  if (!code) return null;
  return demi.isSplit ? { key: `d:${demi.id}`, codeId: code.id, demi } : rowOfCode(index, code.id, seen);
}

function add(found: Map<string, Placing>, place: Placing | null): void {
  if (place) found.set(place.key, place);
}
